import fc from "fast-check";
import { expect, test } from "vitest";
import { html } from "../../layouts/html.ts";
import { parsePost } from "../../scripts/markdown/parse.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const piece = fc.oneof(
  fc.constantFrom(
    "\u0010",
    "\u001b[31m",
    "\u0000",
    "\u000b",
    "\ufffe",
    "\uffff",
    "&#16;",
    "&#xfffe;",
    "<b title='&#1;'>",
  ),
  fc.constantFrom("貨架", " ", "\n\n", "`", "<i>", "[x](y\u0001z)", "![a\u0002](b.png 'c\u0003')"),
);

test("no text gives a page or a feed a character that XML forbids", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const post = parsePost(pieces.join(""));
      const written = post.parts.map((part) => (typeof part === "string" ? part : html`${JSON.stringify(part)}`));
      expect(FORBIDDEN.test(written.join(""))).toBe(false);
      expect(FORBIDDEN.test(html`<title>${[post.text, pieces.join("")]}</title>`.toString())).toBe(false);
    }),
  );
});

test("the words around a control character stay", () => {
  expect(parsePost("貨架\u0010第三層\u001b[31m").text).toBe("貨架第三層[31m");
});
