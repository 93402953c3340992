import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { markBreaks } from "../../layouts/line-breaks.ts";
import { postHeadings } from "../../layouts/parts/post-headings.ts";

/** Lines as short as they may become; brackets are around what has a gap and stays on one line. */
const shown = (title: string) =>
  markBreaks(title).replaceAll("<wbr>", "|").replaceAll('<span class="nb">', "[").replaceAll("</span>", "]");

test.each([
  ["退回来的连衣裙走了三天", "退回来的|连衣裙|走了|三天"],
  ["茶館裡的水為什麼比較甜", "茶館裡的|水為什麼|比較甜"],
  ["一杯茶的價錢：三十八元還是四十元", "一杯茶的|價錢：三十八元|還是|四十元"],
  ["2016 年 12 月喝掉 3.5 億杯,剩下 20 萬杯", "[2016 年] [12 月]|喝掉 [3.5 億]杯,剩下 [20 萬]杯"],
  ["用Python記帳", "用Python|記帳"],
  ["Reader 的書店", "[Reader 的]|書店"],
  ["不是終點——十週的測試", "不是|[終點——]十週的|測試"],
  ["東京の喫茶店で飲んだコーヒー", "東京の|喫茶店で飲んだ|コーヒー"],
  ["Rain on the window", "Rain on the window"],
])("lines of “%s” end between its words", (title, lines) => {
  expect(shown(title)).toBe(lines);
});

test("a title keeps every character, in its order", () => {
  const title = fc.string({ unit: fc.constantFrom(..."茶館的十第不收，。——（「」12 %aB&;\nの喫ーー") });
  fc.assert(
    fc.property(title, (text) => {
      expect(markBreaks(text).replace(/<wbr>|<span class="nb">|<\/span>/g, "")).toBe(text);
    }),
  );
});

test("no line begins with punctuation", () => {
  const title = fc.string({ unit: fc.constantFrom(..."茶館水的了們，。、：；！？）」』—十三個店收銀"), minLength: 4 });
  fc.assert(
    fc.property(title, (text) => {
      expect(markBreaks(text).replace(/<\/?span[^>]*>/g, "")).not.toMatch(/.<wbr>[，。、：；！？）」』—]/);
    }),
  );
});

test("headings of a post have breaks, in their emphasis too, and not in code or in the text below", () => {
  const html = '<h2 id="h-1">茶館的<em>三個規矩都在牆上</em>與<code>茶館的規矩</code></h2>\n<p>茶館的三個老規矩</p>';
  expect(postHeadings(html, "節")).toBe(
    '<h2 id="h-1">茶館的<em>三個<wbr>規矩<wbr>都在<wbr>牆上</em>與<code>茶館的規矩</code> <a class="anchor" href="#h-1" aria-label="節"></a></h2>\n<p>茶館的三個老規矩</p>',
  );
});

/** The bytes of pages depend on the dictionary of ICU. It is the same one in Node 20.19, 22 and 24. */
test("words are the same in every version of Node that is supported", () => {
  const words = "茶館收銀台連衣裙库存周转外卖平台社区团购物流仓库退货商場客流計數器雞排攤夜市帳本喫茶店読書記録".repeat(
    3,
  );
  const texts = [...words].map((_, at) => words.slice(at) + words.slice(0, at));
  const sum = createHash("sha256").update(texts.map(markBreaks).join("\n")).digest("hex").slice(0, 16);
  expect(sum).toBe("beeca9b3a5c324a0");
});
