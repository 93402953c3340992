import path from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { Instance } from "../../assets/browser/pagefind/instance.ts";
import type { GivenOptions } from "../../assets/browser/pagefind/options.ts";
import type { SearchOptions, SearchResults } from "../../assets/browser/pagefind/types.ts";
import { serveFiles, temporaryFolder, writeIndex } from "./index.ts";
import { HOSTILE, sampleRecords } from "./sample.ts";

const records = sampleRecords();
let site: string;
let other: string;

beforeAll(async () => {
  const [first, second] = [temporaryFolder(), temporaryFolder()];
  const old = records.filter(({ date }) => (date?.year ?? 0) < 2018);
  await writeIndex(path.join(first, "search/index"), records, {
    segments: [old, records.filter((record) => !old.includes(record))],
  });
  await writeIndex(path.join(second, "search/index"), records.slice(0, 3));
  [site, other] = [serveFiles(first), serveFiles(second)];
});

const open = (options: GivenOptions = {}) => new Instance(`${site}pagefind/`, options);

/** Site paths of what is found. */
async function found(query: string | null, options: SearchOptions = {}, instance = open()): Promise<string[]> {
  return pathsOf(await instance.search(query, options));
}

async function pathsOf({ results }: SearchResults): Promise<string[]> {
  return Promise.all(results.map(async (result) => (await result.data()).raw_url));
}

describe("a search through Pagefind's API", () => {
  test("finds whole phrases in either script, and nothing for nonsense", async () => {
    expect(await found("支付宝钱包进了菜市场")).toEqual(["/retail/2017/receipt-wallet/"]);
    expect(await found("賣豆腐的阿姨")).toEqual(["/retail/2017/receipt-wallet/"]);
    expect(await found("豆腐的賣阿姨")).toEqual([]);
    expect(await found("齉龘爩貜 xyzzyq")).toEqual([]);
    expect(await found("!!!")).toEqual([]);
    expect(await found("")).toEqual([]);
  });

  test("requires every term, takes quotes as they are, and what the search page takes", async () => {
    expect(await found("豆腐 硬幣")).toEqual(["/retail/2017/receipt-wallet/"]);
    expect(await found("豆腐 浏览器")).toEqual([]);
    expect(await found("returning")).toContain("/online/2020/returns/");
    expect(await found('"return"')).toEqual([]);
    expect(await found("供應鏈 -倉庫")).toEqual(["/online/2019/supply-chain/"]);
    expect(await found("author:采购")).toEqual(["/online/2019/supply-chain/"]);
  });

  test("gives ids that differ, scores that fall, places and times", async () => {
    const { results, timings } = await open().search("支付宝");
    expect(results.length).toBe(3);
    expect(new Set(results.map(({ id }) => id)).size).toBe(3);
    const scores = results.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(results.every(({ words }) => words.every(Number.isInteger))).toBe(true);
    expect(timings).toEqual([{ preload: expect.any(Number), search: expect.any(Number), total: expect.any(Number) }]);
  });

  test("finds all threads without a query, the newest first", async () => {
    const all = await found(null);
    expect(all).toHaveLength(records.length);
    expect(all[0]).toBe("/odd/hostile/");
  });

  test("sorts by date, those without one at the end, and says what it cannot sort by", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const dates = ["/retail/2017/receipt-wallet/", "/online/2017/wallet-notes/", "/odd/signs/"];
    expect(await found("支付", { sort: { date: "asc" } })).toEqual(dates);
    expect(await found("支付", { sort: { date: "desc" } })).toEqual([dates[1], dates[0], dates[2]]);
    expect(warn).not.toHaveBeenCalled();
    expect(new Set(await found("支付", { sort: { weight: "asc" } }))).toEqual(new Set(dates));
    expect(warn).toHaveBeenCalledWith(expect.stringContaining("sorted by weight"));
    warn.mockRestore();
  });
});

describe("the data of a result", () => {
  const data = async (query: string, options: GivenOptions = {}) => {
    const [first] = (await open(options).search(query)).results;
    if (!first) throw new Error(`nothing for ${query}`);
    return first.data();
  };

  test("is what Pagefind gives", async () => {
    expect(await data("掃地機器人")).toEqual({
      url: `${site}retail/2016/foot-traffic/`,
      raw_url: "/retail/2016/foot-traffic/",
      content: expect.stringContaining("週末的人潮"),
      excerpt: "我們店的計數器也常常多算,<mark>掃地機器人</mark>走過也算一個人。",
      plain_excerpt: "我們店的計數器也常常多算,掃地機器人走過也算一個人。",
      word_count: expect.any(Number),
      filters: { board: ["零售現場"], author: ["店小二", "小王", "老周"], tag: ["客流", "商場"], year: ["2016"] },
      meta: {
        title: "商場週末客流的三個誤區",
        lang: "zh-Hant",
        board: "零售現場",
        author: "店小二",
        replies: "2",
        date: "2016-11-30T10:12:00+08:00",
        tags: "客流, 商場",
        attachments: "客流原始數據, report.xlsx",
        image: `${site}retail/2016/foot-traffic/01-160w.jpg`,
      },
      anchors: [
        { element: "article", id: "floor-1", text: "#1 店小二", location: 0 },
        { element: "article", id: "floor-2", text: "#2 小王", location: expect.any(Number) },
        { element: "article", id: "floor-3", text: "#3 老周", location: expect.any(Number) },
      ],
      sub_results: [
        {
          title: "#2 小王",
          url: `${site}retail/2016/foot-traffic/#floor-2`,
          excerpt: "我們店的計數器也常常多算,<mark>掃地機器人</mark>走過也算一個人。",
          plain_excerpt: "我們店的計數器也常常多算,掃地機器人走過也算一個人。",
          locations: [expect.any(Number)],
          weighted_locations: [{ weight: 1, balanced_score: 1, location: expect.any(Number) }],
          anchor: { element: "article", id: "floor-2", text: "#2 小王", location: expect.any(Number) },
        },
      ],
      locations: [expect.any(Number)],
      weighted_locations: [{ weight: 1, balanced_score: 1, location: expect.any(Number) }],
    });
  });

  test("leads to one floor of a long thread, on its own page, and loads no more than its part", async () => {
    const { sub_results, content } = await data("榴槤奶茶");
    expect(sub_results.map(({ url }) => url)).toEqual([`${site}retail/2014/long-talk/page/4/#floor-377`]);
    expect(content).toContain("榴槤奶茶");
    expect(content).not.toContain("第1層");
  });

  test("begins with the thread's own address if its opening post answers", async () => {
    const { url, meta, sub_results } = await data("計數器");
    expect(sub_results.map((sub) => [sub.title, sub.url])).toEqual([
      [meta.title, url],
      ["#2 小王", `${url}#floor-2`],
    ]);
    expect(sub_results[0]).not.toHaveProperty("anchor");
  });

  test("escapes what is HTML, and leaves text as it is", async () => {
    const { excerpt, plain_excerpt, meta, filters, content } = await data("正文裡也有");
    const escaped = "&lt;img src=x onerror=&quot;document.title=&#39;hit&#39;&quot;&gt;";
    expect(plain_excerpt).toBe(`正文裡也有 ${escaped} 和 &quot;引號&quot; 與 \\ 反斜線。`);
    expect(excerpt).toBe(plain_excerpt.replace("正文裡也有", "<mark>正文裡也有</mark>"));
    expect([meta.title, meta.author, content]).toEqual([
      `標題裡的 ${HOSTILE}`,
      HOSTILE,
      expect.stringContaining(HOSTILE),
    ]);
    expect(filters.board).toEqual([HOSTILE]);
  });

  test("follows baseUrl, highlightParam and excerptLength", async () => {
    expect((await data("豆腐", { baseUrl: "docs/" })).url).toBe("/docs/retail/2017/receipt-wallet/");
    expect((await data("豆腐", { baseUrl: "https://host.example" })).url).toBe(
      "https://host.example/retail/2017/receipt-wallet/",
    );
    const marked = await data("豆腐 硬幣", { baseUrl: "/", highlightParam: "h" });
    expect(marked.url).toBe(
      `/retail/2017/receipt-wallet/?${new URLSearchParams([
        ["h", "豆腐"],
        ["h", "硬幣"],
      ])}`,
    );
    expect((await data("榴槤", { baseUrl: "/", highlightParam: "h" })).sub_results[0]?.url).toMatch(
      /\?h=[^#]*#floor-377$/,
    );
    const [short, long] = [await data("豆腐", { excerptLength: 3 }), await data("豆腐", { excerptLength: 60 })];
    expect(short.plain_excerpt.length).toBeLessThan(16);
    expect(short.excerpt).toContain("<mark>豆腐</mark>");
    expect(long.plain_excerpt).toBe("賣豆腐的阿姨在秤旁邊貼了支付寶的收款碼。\n付款的人不必找零錢,她也不用數硬幣。");
  });
});

describe("filters", () => {
  test("are listed with all of their values, boards by their titles, and how many threads have each", async () => {
    const filters = await open().filters();
    expect(Object.keys(filters)).toEqual(["board", "author", "tag", "year"]);
    expect(filters.board).toEqual({ 零售現場: 6, 网上生意: 6, [HOSTILE]: 2 });
    expect(Object.entries(filters.author ?? {})).toContainEqual(["__proto__", 1]);
    expect(filters.tag).toMatchObject({ returns: 2, 支付: 2 });
    expect(filters.year).toMatchObject({ 2014: 1, 2017: 2, 2021: 2 });
  });

  test("narrow a search, and count what they leave and what there is without them", async () => {
    const instance = open();
    await instance.filters();
    const answer = await instance.search("支付", { filters: { board: "零售現場" } });
    expect(await pathsOf(answer)).toEqual(["/retail/2017/receipt-wallet/"]);
    expect(answer.unfilteredResultCount).toBe(3);
    expect(answer.filters.board).toEqual({ 零售現場: 1, 网上生意: 0, [HOSTILE]: 0 });
    expect(answer.totalFilters.board).toEqual({ 零售現場: 1, 网上生意: 1, [HOSTILE]: 1 });
    expect(answer.filters.tag).toMatchObject({ 支付: 1, 账本: 0, returns: 0 });
  });

  test("are counted only once they were asked for", async () => {
    const instance = open();
    expect((await instance.search("支付")).filters).toEqual({});
    expect(Object.keys((await instance.search("支付", { filters: { tag: "支付" } })).filters)).toEqual(["tag"]);
  });

  test("that nobody has leave nothing, and empty ones leave all", async () => {
    expect(await found("支付", { filters: { tag: "沒有" } })).toEqual([]);
    expect(await found("支付", { filters: { nosuch: "x" } })).toEqual([]);
    for (const filters of [{}, { tag: [] }, { any: [] }, null, undefined, "tag"]) {
      expect(await found("支付", { filters })).toHaveLength(3);
    }
  });
});

describe("instances", () => {
  test("give the last of several debounced searches, and null for the others", async () => {
    const instance = open();
    const answers = await Promise.all(["支", "支付", "支付宝"].map((query) => instance.debouncedSearch(query, {}, 20)));
    expect(answers.map((answer) => answer?.results.length)).toEqual([undefined, undefined, 3]);
    expect(answers[0]).toBeNull();
    expect((await instance.debouncedSearch("豆腐", {}, 1))?.results).toHaveLength(1);
  });

  test("answer a query that was preloaded without asking for more", async () => {
    const instance = open();
    await instance.preload("豆腐");
    const fetch = vi.spyOn(globalThis, "fetch");
    expect((await instance.search("豆腐")).results).toHaveLength(1);
    expect(fetch).not.toHaveBeenCalled();
    fetch.mockRestore();
  });

  test("search another archive as well, with a filter and a weight of its own", async () => {
    const instance = open({ mergeFilter: { site: "here" } });
    await instance.mergeIndex(`${other}pagefind`, { mergeFilter: { site: "there" }, indexWeight: 2 });
    expect(await instance.filters()).toMatchObject({ site: { here: records.length, there: 3 }, tag: { 客流: 2 } });
    const { results, unfilteredResultCount } = await instance.search("豆腐");
    const urls = await Promise.all(results.map(async (result) => (await result.data()).url));
    expect(urls).toEqual([`${other}retail/2017/receipt-wallet/`, `${site}retail/2017/receipt-wallet/`]);
    expect(unfilteredResultCount).toBe(2);
    expect((await instance.search("豆腐", { filters: { site: "here" } })).results).toHaveLength(1);
  });

  test("refuse to merge what is no archive, and go on with what they have", async () => {
    const instance = open();
    await expect(instance.mergeIndex("http://nowhere/pagefind/")).rejects.toThrow("no archive made by Stele answers");
    expect((await instance.search("豆腐")).results).toHaveLength(1);
  });

  test("say when the index cannot be read", async () => {
    const instance = new Instance("http://nowhere/pagefind/");
    await expect(instance.search("豆腐")).rejects.toThrow(
      "the search index at http://nowhere/search/index/segments.stele cannot be read",
    );
    await expect(instance.init()).rejects.toThrow("cannot be read");
  });

  test("warn of options that Pagefind does not know, and of no others", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    await open({ ranking: { termFrequency: 1 }, noWorker: true, metaCacheTag: "1" }).options({ excerptLength: 9 });
    expect(warn).not.toHaveBeenCalled();
    await open().options({ colour: "red" });
    expect(warn).toHaveBeenCalledWith(expect.stringContaining("Unknown Pagefind option colour"));
    warn.mockRestore();
  });

  test("that were destroyed answer no more", async () => {
    const instance = open();
    const pending = instance.debouncedSearch("豆腐", {}, 10);
    await instance.destroy();
    expect(await pending).toBeNull();
    await expect(instance.search("豆腐")).rejects.toThrow("destroyed");
  });
});
