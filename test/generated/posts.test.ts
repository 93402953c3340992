/** Posts and drawings of random pieces become pages without anything foreign, or problems. */
import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { test } from "vitest";
import { readSvg } from "../../scripts/attachments/svg.ts";
import { ATTRIBUTES, ELEMENTS } from "../../scripts/attachments/svg-allowed.ts";
import { anything, mixed } from "../markdown/vocabulary.ts";
import { size } from "../support/size.ts";
import { readAll, renderPost, THREAD } from "./archive.ts";
import { tryAll } from "./measure.ts";
import { mutated } from "./mutate.ts";

test("Markdown and HTML", (context) => {
  const texts = fc.oneof({ weight: 1, arbitrary: anything }, { weight: 2, arbitrary: mutated(mixed) });
  tryAll(context, texts, size(40, 5000), (text) => {
    renderPost(text);
    readAll({ [`${THREAD}/index.md`]: `---\ntitle: T\n---\n${text}` });
  });
});

const FIXTURES = path.join(import.meta.dirname, "../fixtures/attachments/svg");
const XMLNS = 'xmlns="http://www.w3.org/2000/svg"';

test("SVG", (context) => {
  const whole = fs.readdirSync(FIXTURES).map((name) => fs.readFileSync(path.join(FIXTURES, name), "utf8"));
  const name = fc.constantFrom(...ELEMENTS, "script", "foreignObject", "a", "svg:g", "x:y", "G");
  const value = fc.constantFrom(
    ..."1 -5 1e99 100% 0,0,1,1 0 0 0 0 #a url(#a) url(//a) javascript:x data:image/png;base64,AAAA &#106; &x; <".split(
      " ",
    ),
    "9".repeat(5000),
    " ".repeat(5000),
  );
  const attribute = fc
    .tuple(fc.constantFrom(...ATTRIBUTES, "onload", "href", "xlink:href", "xmlns:a", "data-x"), value)
    .map(([key, text]) => ` ${key}="${text}"`);
  const written = (tag: string, attributes: readonly string[], inside: string) =>
    `<${tag}${attributes.join("")}>${inside}</${tag}>`;
  const attributes = fc.array(attribute, { maxLength: 4 });
  const { element } = fc.letrec<{ element: string }>((tie) => ({
    element: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.tuple(name, attributes).map(([tag, all]) => written(tag, all, "x")),
      fc
        .tuple(name, attributes, fc.array(tie("element"), { maxLength: 3 }))
        .map(([tag, all, children]) => written(tag, all, children.join(""))),
    ),
  }));
  const made = element.map((inside) => `<svg ${XMLNS} viewBox="0 0 10 10">${inside}</svg>`);
  const texts = mutated(fc.oneof(fc.constantFrom(...whole), made));
  tryAll(context, texts, size(40, 3000), (text) => void readSvg(Buffer.from(text)));
});
