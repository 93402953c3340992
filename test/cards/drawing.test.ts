import fs from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CardText, cardOf, DRAWING } from "../../scripts/cards/card.ts";
import { lackingCharacters } from "../../scripts/cards/characters.ts";
import { cardSvg } from "../../scripts/cards/svg.ts";
import { Typeface } from "../../scripts/cards/typeface.ts";
import { boxFont } from "../support/font.ts";

const FONT = boxFont("三個收銀台，一條隊還是茶館小文存年月日0123456789 abcdefghijklmnopqrstuvwxyz…");
const TEXT: CardText = {
  title: "三個收銀台，一條隊還是三條隊",
  lang: "zh-Hant",
  board: "茶館",
  boardLang: "zh-Hant",
  date: "2016年1月2日",
  site: "小文存",
  siteLang: "zh-Hant",
};

const draw = (text: Partial<CardText>, face = new Typeface(FONT)) => {
  const card = cardOf({ ...TEXT, ...text }, undefined, "0");
  return cardSvg(card.text, card.look, face);
};

test(`a card looks as reviewed; if it looks another way, DRAWING in scripts/cards/card.ts has to change`, async () => {
  await expect(draw({})).toMatchFileSnapshot("../golden/cards/card.svg");
});

test("a long name of a board or an archive is cut, so that nothing leaves the stone", async () => {
  const long = { board: "abc ".repeat(60), site: "xyz ".repeat(60) };
  await expect(draw({ ...long, title: "a ".repeat(300), date: "1 january 2016" })).toMatchFileSnapshot(
    "../golden/cards/long.svg",
  );
});

test("no text is left to whoever renders it", () => {
  expect(draw({ title: "<script>&amp;" })).not.toMatch(/<(?!\/?(?:svg|path|g)\b)|font/);
});

test("a card has another name if anything that it shows is another", () => {
  const names = [
    cardOf(TEXT, undefined, "0"),
    cardOf(TEXT, undefined, "1"),
    cardOf(TEXT, "#0b5394", "0"),
    ...(["title", "lang", "board", "boardLang", "date", "site", "siteLang"] as const).map((key) =>
      cardOf({ ...TEXT, [key]: "x" }, undefined, "0"),
    ),
  ].map(({ path }) => path);
  expect(new Set(names).size).toBe(names.length);
});

test("DRAWING names the packages that draw, as they are installed", () => {
  const version = (name: string) =>
    JSON.parse(
      fs.readFileSync(
        createRequire(import.meta.url)
          .resolve(name)
          .replace(/\/dist\/.*/, "/package.json"),
        "utf8",
      ),
    ).version;
  expect(DRAWING).toContain(`harfbuzzjs ${version("harfbuzzjs")}`);
  expect(DRAWING).toContain(`sharp ${version("sharp")}`);
});

test("only characters that are seen can be lacking", () => {
  const { ranges } = new Typeface(FONT);
  expect(lackingCharacters({ ...TEXT, title: "三\u200b個\u3000\u00a0台\ufe0f甲🎉甲" }, ranges)).toEqual(["甲", "🎉"]);
});

test("whatever the bytes of a font, reading it ends, and it is drawn or refused", () => {
  const damaged = fc
    .tuple(fc.array(fc.tuple(fc.nat(FONT.length - 1), fc.nat(255)), { maxLength: 12 }), fc.nat(FONT.length))
    .map(([changes, length]) => {
      const bytes = Buffer.from(FONT);
      for (const [at, value] of changes) bytes[at] = value;
      return length % 3 === 0 ? bytes.subarray(0, length) : bytes;
    });
  fc.assert(
    fc.property(damaged, (bytes) => {
      const face = new Typeface(bytes);
      if (face.ranges.length > 0) draw({}, face);
    }),
    { numRuns: 300 },
  );
});
