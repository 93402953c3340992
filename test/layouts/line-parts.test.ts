import fc from "fast-check";
import { expect, test } from "vitest";
import { lineParts } from "../../layouts/line-parts.ts";

test.each([
  ["三個收銀台，一條隊還是三條隊", "三個|收銀台，|一條隊還是三條隊"],
  ["從「先看再買」到「先買再看」：2016 年", "從|「先看|再買」|到|「先買再看」：|2016 年"],
  ["用 Excel 算 GMROI：入門", "用 |Excel |算 |GMROI：|入門"],
  ["逛街——地獄", "逛街——|地獄"],
  ["他說……不必", "他說……|不必"],
  ["第一（上）（下）", "第一|（上）|（下）"],
  ["state-of-the-art shops", "state-|of-|the-|art |shops"],
  ["週末の客数をめぐる三つの誤解", "週末の|客数をめぐる|三つの|誤解"],
])("a line of %j may end between %j", (title, parts) => {
  expect(lineParts(title).join("|")).toBe(parts);
});

test("the parts of a title are the title, and none is empty", () => {
  const words = fc.constantFrom(..."茶 市場 的 （ ） 「 」 ， —— … - a Excel 12 \u0301 🎉".split(" "), " ");
  fc.assert(
    fc.property(fc.array(words, { maxLength: 20 }), (all) => {
      const parts = lineParts(all.join(""));
      expect(parts.join("")).toBe(all.join(""));
      expect(parts).not.toContain("");
    }),
  );
});
