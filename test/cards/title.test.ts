import fc from "fast-check";
import { expect, test } from "vitest";
import { fitTitle } from "../../scripts/cards/title.ts";

/** Em: ideographs are wide, all else is half as wide. */
const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (one > "\u2e80" ? 1 : 0.5), 0);
const fitted = (title: string) => fitTitle(title, 920, widthOf);
const LONG = "關於支付寶「圈子」的十二條筆記，兼談為什麼一直做不好社交，以及在零售這件事上會不會重蹈覆轍：".repeat(3);

test("a short title is one large line", () => {
  expect(fitted("夜市")).toEqual({ size: 104, lines: ["夜市"] });
});

test("lines end between words, and are about as long", () => {
  expect(fitted("三個收銀台，一條隊還是三條隊").lines).toEqual(["三個收銀台，", "一條隊還是三條隊"]);
  expect(fitted("Counting by hand: what two people at one door agree on").lines).toEqual([
    "Counting by hand:",
    "what two people at",
    "one door agree on",
  ]);
});

test("a longer title has smaller type", () => {
  const sizes = [4, 10, 16, 24, 36, 60].map((length) => fitted("茶市".repeat(length / 2)).size);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(sizes.at(-1)).toBeLessThan(sizes[0] ?? 0);
});

test("what four lines do not hold ends in an ellipsis, behind a whole word", () => {
  const { lines } = fitted(LONG);
  expect(lines).toHaveLength(4);
  expect(lines.at(-1)).toMatch(/[^，：]…$/u);
  expect(fitted(`${"every word of it counts ".repeat(20)}end`).lines.at(-1)).toMatch(/ (?:every|word|of|it|counts)…$/);
});

test("a word that is longer than a line is cut", () => {
  const { lines } = fitted("Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle");
  expect(lines.length).toBeGreaterThan(1);
});

test("whatever a title is, its lines have room and say its beginning", () => {
  const words = fc.constantFrom(
    ..."茶 市場 的 （ 「 」 ， —— … - a Excel 12 \u0301 🎉 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".split(" "),
    " ",
  );
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 120 }), (all) => {
      const { size, lines } = fitted(all.join(""));
      expect(lines.length).toBeLessThanOrEqual(4);
      for (const line of lines) expect(widthOf(line) * size).toBeLessThanOrEqual(920 + 0.01);
      const said = lines.join("").replace(/…$/, "").replace(/\s/g, "");
      expect(all.join("").replace(/\s/g, "").startsWith(said)).toBe(true);
    }),
  );
});
