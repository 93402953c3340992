import { expect, test } from "vitest";
import { parsePost } from "../../scripts/markdown/parse.ts";
import { answersOf, linkQuotations } from "../../scripts/site/quotations.ts";

const floorsOf = (...texts: string[]) =>
  texts.map((text, at) => ({ n: at + 1, post: parsePost(text, { headings: false }) }));

test("a quotation is linked with the floor that it is from, whatever its line breaks are", () => {
  const floors = floorsOf("開店的帳", "週末的客流\n比平日多兩成。", "> 週末的客流比平日\n> 多兩成。\n\n我們店也是。");
  const { quoted, answeredBy } = answersOf(floors);
  expect(quoted.get(3)).toEqual([2]);
  expect(answeredBy.get(2)).toEqual([3]);
});

test("a quotation that was cut is found by its beginning", () => {
  expect(answersOf(floorsOf("開店", "週末的客流比平日多兩成。", "> 週末的客流比平日……\n\n是")).quoted.get(3)).toEqual([
    2,
  ]);
});

test("what two floors have said, what nobody said, and what is too short is linked with none", () => {
  const same = "週末的客流比平日多兩成。";
  const floors = floorsOf("開店", same, same, `> ${same}`, "> 沒有人說過這句話的。", "> 開店");
  expect([...answersOf(floors).quoted]).toEqual([]);
});

test("who only quotes a sentence is not the one who said it", () => {
  const said = "週末的客流比平日多兩成。";
  const { quoted } = answersOf(floorsOf("開店", said, `> ${said}\n\n是`, `> ${said}\n\n不是`));
  expect(quoted.get(4)).toEqual([2]);
});

test("of quotations in one another the outer one is what was said", () => {
  const { quoted } = answersOf(
    floorsOf("開店", "第一句要夠長才算數。", "> > 第一句要夠長才算數。\n>\n> 第二句也要夠長才算。"),
  );
  expect(quoted.get(3)).toBeUndefined();
  const three = floorsOf(
    "開店",
    "第一句要夠長才算數。",
    "> 第一句要夠長才算數。\n\n第二句也要夠長才算。",
    "> > 第一句要夠長才算數。\n>\n> 第二句也要夠長才算。",
  );
  expect(answersOf(three).quoted.get(4)).toEqual([3]);
});

test("a link to the floor and the record of the import say it too, without another link", () => {
  const floors = floorsOf("開店", "週末的客流", "> [小王](#floor-2)：\n> 週末的客流", "是");
  const { quoted, answeredBy } = answersOf(floors.map((one) => (one.n === 4 ? { ...one, inReplyTo: { n: 2 } } : one)));
  expect([...quoted]).toEqual([]);
  expect(answeredBy.get(2)).toEqual([3, 4]);
});

test("links come at the end of the outermost quotations", () => {
  const html = "<blockquote><p>甲</p><blockquote>乙</blockquote></blockquote><blockquote>丙</blockquote>";
  expect(linkQuotations(html, [undefined, "<i>"])).toBe(html.replace("丙", "丙<i>"));
  expect(linkQuotations(html, ["<i>"])).toBe(html.replace("乙</blockquote>", "乙</blockquote><i>"));
});
