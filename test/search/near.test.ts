import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { ArchiveIndex } from "../../assets/browser/search/archive.ts";
import { CLASS } from "../../assets/browser/search/query/match.ts";
import { parseQuery } from "../../assets/browser/search/query/parse.ts";
import { nearMisses, oftenMeant } from "../../assets/browser/search/suggest.ts";
import { frequentWords, wordListFile } from "../../scripts/search/near/word-list.ts";
import { WORD_LIST_FILE } from "../../scripts/search/near/word-list-format.ts";
import type { SearchRecord } from "../../scripts/search/record.ts";
import { openIndex, search, temporaryFolder, writeIndex } from "./index.ts";

/** Name, title and text of each thread. */
const THREADS: readonly (readonly [string, string, string])[] = [
  ["wechat", "微信支付接入指南", "先开通商户号,再看微信支付的接入文档。"],
  ["wechatFees", "微信支付的手续费", "微信支付每笔收千分之六。"],
  ["alipay", "支付宝收款码", "支付宝的码贴在秤旁边。"],
  ["alipayTraditional", "用支付寶付款", "支付寶不必找零。"],
  ["access", "怎么接入短信", "短信接入只要半天。"],
  ["kitchen", "Sharp tools in a kitchen", "A cook returned the fe and kept the knives away."],
  ["wireless", "Networks at home", "The wi fi router is in the attic."],
  ["words", "仓库盘点", "alpha bravo charlie 仓库。"],
  ["fewer", "库存", "alpha bravo 仓库。"],
  ["least", "货架", "alpha 仓库在城东,奶茶店在城西。"],
];
let index: ArchiveIndex;
let folder: string;

beforeAll(async () => {
  const records = THREADS.map(([name, title, text], i): SearchRecord => {
    const floors = [{ n: 1, url: `/t/${name}/#floor-1`, text, captions: [] }];
    const date = { iso: "2020-01-01", epoch: i, year: 2020 };
    return {
      url: `/t/${name}/`,
      title,
      lang: "zh-Hans",
      board: { path: "t", title: "T" },
      date,
      tags: [],
      attachments: [],
      floors,
    };
  });
  folder = temporaryFolder();
  await writeIndex(folder, records, { segments: [records.slice(0, 4), records.slice(4)] });
  index = await openIndex(folder);
});

async function near(query: string) {
  const { hits, unknown, suggestions } = await nearMisses(index, parseQuery(query));
  const names = await Promise.all(
    hits.map(async ({ segment, page }) => (await segment.fragment(page)).url.split("/")[2] ?? ""),
  );
  return {
    names,
    unknown,
    suggestions: suggestions.map(({ query: text }) => text),
    classes: hits.map((hit) => hit.class),
  };
}

describe("a query that no thread answers", () => {
  test("finds threads with some of its words, those with the most of them first, and names the others", async () => {
    const { names, unknown, classes } = await near("alpha bravo charlie 仓库 xyzzy 齉龘爩");
    expect(names).toEqual(["words", "fewer"]);
    expect(unknown).toEqual(["xyzzy", "齉龘爩"]);
    expect(new Set(classes)).toEqual(new Set([CLASS.some]));
  });

  test("of Chinese finds the threads with the most of the words in it", async () => {
    const { names, suggestions } = await near("微信支付怎么接入");
    expect(names.slice(0, 2).sort()).toEqual(["access", "wechat"]);
    for (const suggestion of suggestions) expect(["微信支付 接入", "微信 支付 接入", "怎么接入"]).toContain(suggestion);
    expect(suggestions).not.toEqual([]);
  });

  test("respects what it excludes and narrows to", async () => {
    expect((await near("alpha bravo xyzzy -charlie")).names).toEqual(["fewer"]);
    expect((await near("alpha xyzzy author:nobody")).names).toEqual([]);
  });

  test.each([
    ["支付保", "支付宝"],
    ["支付堡", "支付宝"],
    ["微信支符", "微信支付"],
    ["威信支付", "微信支付"],
    ["zhifubao", "支付宝"],
    ["zhi fu bao", "支付宝"],
    ["ZhiFuBao", "支付宝"],
    ["zfb", "支付宝"],
    ["wxzf", "微信支付"],
    ["weixinzhifu", "微信支付"],
    ["微信支符的手续费", "微信支付的手续费"],
    ["奶查店", "奶茶店"],
    ["charlei", "charlie"],
    ["wifi", '"wi fi"'],
    ["仓库 xyzzy", "仓库"],
  ])("%s offers %s first", async (query, suggestion) => {
    expect((await near(query)).suggestions[0]).toBe(suggestion);
  });

  test("offers a word of the texts that is in no title, by its sound", async () => {
    expect((await near("naichadian")).suggestions[0]).toBe("奶茶店");
    expect((await near("naicha")).suggestions[0]).toBe("奶茶");
    expect((await near("耐茶")).suggestions[0]).toBe("奶茶");
  });

  test("that finds few threads is told of one that sounds the same and finds more", async () => {
    const meant = async (query: string, threads: number) =>
      (await oftenMeant(index, parseQuery(query), threads)).map(({ query: text }) => text);
    expect(await meant("支付保", 1)).toEqual(["支付宝"]);
    expect(await meant("支付宝", 2)).toEqual([]);
  });

  test("offers only what finds something", async () => {
    for (const [query] of [["支付保"], ["微信支付怎么接入"], ["retruned the fe"], ["wxzf"], ["alpha knife"]]) {
      const { suggestions } = await nearMisses(index, parseQuery(query ?? ""));
      expect(suggestions.length).toBeGreaterThan(0);
      for (const { query: text, count } of suggestions) expect((await search(index, text)).urls).toHaveLength(count);
    }
  });

  test("offers no piece of a word", async () => {
    const { suggestions, names } = await near("knifes");
    expect(suggestions).not.toContain("fe");
    expect(names).toEqual([]);
    expect((await near("微信支齉")).suggestions).not.toContain("微信支");
  });

  test("offers what it can if the list of words cannot be loaded", async () => {
    const other = temporaryFolder();
    fs.cpSync(folder, other, { recursive: true });
    fs.rmSync(path.join(other, WORD_LIST_FILE));
    const broken = await openIndex(other);
    expect((await nearMisses(broken, parseQuery("仓库 xyzzy"))).suggestions[0]?.query).toBe("仓库");
  });
});

describe("the words of titles and tags", () => {
  test("are stretches that come again and are no part of a longer one, and tags as they are", () => {
    const titles = ["微信支付接入", "微信支付的手续费", "支付寶和微信支付", "用支付寶收款", "支付的安全"];
    const words = frequentWords({ titles, names: ["收銀軟體升級", "茶"] });
    const found = new Map(words.map(({ written, count }) => [written, count]));
    expect(found.get("微信支付")).toBe(3);
    expect(found.get("支付寶")).toBe(2);
    expect(found.get("支付")).toBe(6);
    expect(found.get("收銀軟體升級")).toBe(1);
    for (const part of ["信支", "微信支", "信支付", "付寶", "茶"]) expect(found.has(part)).toBe(false);
  });

  test("are the same bytes for the same texts", () => {
    const texts = { titles: ["微信支付接入", "微信支付"], names: ["支付"] };
    expect(wordListFile(texts).equals(wordListFile(texts))).toBe(true);
  });
});
