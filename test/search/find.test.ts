import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { ArchiveIndex } from "../../assets/browser/search/archive.ts";
import { parseQuery } from "../../assets/browser/search/query/parse.ts";
import { nearMisses } from "../../assets/browser/search/suggest.ts";
import type { SearchRecord } from "../../scripts/search/record.ts";
import { marks, openIndex, search, temporaryFolder, writeIndex } from "./index.ts";
import { HOSTILE, oldestFirst, sampleRecords } from "./sample.ts";

const records = sampleRecords();
let index: ArchiveIndex;
beforeAll(async () => {
  const dir = temporaryFolder();
  const ordered = oldestFirst(records);
  await writeIndex(dir, records, { segments: [ordered.slice(0, 5), ordered.slice(5)] });
  index = await openIndex(dir);
});
const urls = async (query: string) => (await search(index, query)).urls;

describe("what is found", () => {
  test("every stretch of two to eight characters of every thread, and its title", async () => {
    for (const record of records.slice(0, 13)) {
      const runs = `${record.title}\n${record.floors[0]?.text}`.match(/\p{Script=Han}{2,}/gu) ?? [];
      for (const run of runs) {
        for (let at = 0; at + 2 <= run.length; at += 3) {
          const query = run.slice(at, at + 2 + (at % 7));
          expect(await urls(query), query).toContain(record.url);
        }
      }
      expect((await urls(record.title))[0], record.title).toBe(record.url);
    }
  });

  test("both scripts by either", async () => {
    for (const query of ["支付宝", "支付寶"]) {
      expect((await urls(query)).sort()).toEqual([
        "/odd/signs/",
        "/online/2017/wallet-notes/",
        "/retail/2017/receipt-wallet/",
      ]);
    }
  });

  test("another region's words, after the words as they were asked for", async () => {
    expect(await urls("软件")).toEqual(["/online/2018/browser-cart/", "/retail/2018/pos-software/"]);
    expect(await urls("軟體")).toEqual(["/retail/2018/pos-software/", "/online/2018/browser-cart/"]);
    expect(await urls('"软件"')).toEqual(["/online/2018/browser-cart/"]);
  });

  test("threads that have every term, and no others", async () => {
    expect(await urls("供應鏈 倉庫")).toEqual(["/retail/2019/warehouse/"]);
    expect(await urls("供應鏈 無此詞彙")).toEqual([]);
  });

  test("a thread that has the query as it stands before one that has its terms apart", async () => {
    expect((await urls("packing first"))[0]).toBe("/online/2021/word-order/");
    expect(await urls('"before counting"')).toEqual(["/online/2021/word-order/"]);
    expect(await urls('"counting before"')).toEqual([]);
  });

  test("titles before texts", async () => {
    expect((await urls("客流"))[0]).toBe("/retail/2016/foot-traffic/");
  });

  test("no stretch that runs over a mark or from one floor into the next", async () => {
    expect(await urls("三天沒有")).toEqual([]);
    expect(await urls("一個人建議")).toEqual([]);
  });

  test("single characters, beginnings of words and other forms of English words", async () => {
    expect(await urls("橡")).toEqual([]);
    expect(await urls("豆")).toEqual(["/retail/2017/receipt-wallet/"]);
    expect(await urls("𠮷")).toEqual(["/odd/signs/"]);
    expect(await urls("window")).toContain("/online/2020/windows-printing/");
    expect(await urls("Custom")).toContain("/online/2020/returns/");
    expect(await urls("customer parcels")).toEqual(["/online/2020/returns/"]);
    expect(await urls('"return"')).toEqual([]);
    expect(await urls("CAFE")).toEqual(["/online/2021/word-order/"]);
  });

  test("Chinese next to English, with a space or without", async () => {
    for (const query of ["Windows系統", "windows 系统", "系統列印", "iPhone 15", "iphone15 列印"]) {
      expect(await urls(query), query).toEqual(["/online/2020/windows-printing/"]);
    }
  });

  test("author, tags, summary, captions, attachments and replies", async () => {
    expect(await urls("檢查清單")).toEqual(["/retail/2018/pos-software/"]);
    expect(await urls("計數器外殼")).toEqual(["/retail/2016/foot-traffic/"]);
    expect(await urls("客流原始数据")).toEqual(["/retail/2016/foot-traffic/"]);
    expect(await urls("report.xlsx")).toEqual(["/retail/2016/foot-traffic/"]);
    expect(await urls("掃地機器人")).toEqual(["/retail/2016/foot-traffic/"]);
    expect(await urls("掌櫃")).toHaveLength(2);
  });

  test("nothing that is excluded", async () => {
    expect(await urls("支付 -錢包")).toEqual(["/online/2017/wallet-notes/", "/odd/signs/"]);
    expect((await urls("-支付")).length).toBe(records.length - 3);
  });
});

test("of many threads that hold the query, those come first that hold it with its spaces", async () => {
  const many = Array.from({ length: 15 }, (_, i): SearchRecord => {
    const text = i === 7 ? "每秒 100MBps 的頻寬。" : "每秒 100Mbps的頻寬。";
    const floors = [{ n: 1, url: `/m/${i}/#floor-1`, text, captions: [] }];
    const board = { path: "m", title: "M" };
    return { url: `/m/${i}/`, title: `第${i}則`, lang: "zh-Hant", board, tags: [], attachments: [], floors };
  });
  const dir = temporaryFolder();
  await writeIndex(dir, many);
  expect((await search(await openIndex(dir), "MBps 的频宽")).urls[0]).toBe("/m/7/");
});

describe("narrowing and order", () => {
  test("by author, board, tag and year, in either script", async () => {
    expect(await urls("author:店小二 客流")).toEqual(["/retail/2016/foot-traffic/"]);
    expect(await urls("author:掌櫃")).toHaveLength(2);
    expect((await urls("board:網上生意")).every((url) => url.startsWith("/online/"))).toBe(true);
    expect(await urls("tag:軟體")).toEqual(["/retail/2018/pos-software/"]);
    expect((await urls("year:2020")).sort()).toEqual(["/online/2020/returns/", "/online/2020/windows-printing/"]);
    expect(await urls("year:20")).toEqual([]);
    expect(await urls("author:沒有這個人")).toEqual([]);
  });

  test("names that are markup or belong to JavaScript are names like others", async () => {
    expect(await urls("author:__proto__")).toEqual(["/odd/signs/"]);
    expect(await urls("tag:constructor")).toEqual(["/odd/signs/"]);
    expect((await search(index, "", { filters: { author: [HOSTILE] } })).urls).toEqual(["/odd/hostile/"]);
  });

  test("by date, the newest first and the undated last, over all segments", async () => {
    const { urls: found } = await search(index, "客流", { sort: "newest" });
    expect(found).toEqual(["/retail/2016/foot-traffic/", "/retail/2015/undated-note/"]);
    const { previews } = await search(index, "board:retail", { sort: "newest" });
    const dates = previews.map(({ date }) => date ?? "");
    expect(dates).toEqual([...dates].sort().reverse());
  });
});

describe("what is shown of a result", () => {
  test("matches in the original script, marked whole and nothing else", async () => {
    const { previews } = await search(index, "支付宝");
    const thread = previews.find(({ url }) => url === "/retail/2017/receipt-wallet/");
    expect(marks(thread?.title ?? [])).toEqual(["支付寶"]);
    expect(marks(thread?.excerpt ?? [])).toEqual(["支付寶"]);
    expect(marks(previews.find(({ url }) => url === "/odd/signs/")?.excerpt ?? [])).toEqual(["支\u200b付\u200b寶"]);
  });

  test("a begun word no further than it was typed, a word of the same stem whole", async () => {
    const begun = await search(index, "custo");
    expect(marks(begun.previews[0]?.excerpt ?? [])).toEqual(["Custo"]);
    const stemmed = await search(index, "parcels seven");
    expect(marks(stemmed.previews[0]?.excerpt ?? [])).toContain("parcel");
  });

  test("the floor that a match stands in, with its own address", async () => {
    const { previews } = await search(index, "掃地機器人");
    expect(previews[0]?.floors.map(({ n, url, author }) => [n, url, author])).toEqual([
      [2, "/retail/2016/foot-traffic/#floor-2", "小王"],
    ]);
  });

  test("a floor deep in a long thread, without loading the whole of it", async () => {
    const { previews } = await search(index, "榴槤奶茶");
    expect(previews).toHaveLength(1);
    expect(previews[0]?.floors).toMatchObject([{ n: 377, url: "/retail/2014/long-talk/page/4/#floor-377" }]);
    expect(marks(previews[0]?.floors[0]?.excerpt ?? [])).toEqual(["榴槤奶茶"]);
  });
});

describe("a query without results", () => {
  const nearest = async (query: string) => (await nearMisses(index, parseQuery(query))).suggestions[0]?.query;

  test("offers the nearest that has some", async () => {
    expect(await nearest("供應鏈 無此詞彙")).toBe("供應鏈");
    expect(await nearest("retruned")).toBe("returned");
    expect(await nearest("商場客流")).toBe("商場 客流");
    expect(await nearest("支付寶亂寫的字")).toBeDefined();
    expect(await nearest("榴槤奶茶 -榴槤")).toBe("榴槤奶茶");
  });

  test("offers nothing where nothing is near", async () => {
    expect(await nearest("xqzxqz")).toBeUndefined();
  });
});

test("a segment that cannot be read is counted, and the others answer", async () => {
  const dir = temporaryFolder();
  await writeIndex(dir, records, { segments: [records.slice(0, 5), records.slice(5)] });
  fs.rmSync(path.join(dir, "s1", "index"), { recursive: true });
  const broken = await openIndex(dir);
  const { urls: found, failed } = await search(broken, "支付");
  expect(failed).toBe(1);
  expect(found.sort()).toEqual(["/online/2017/wallet-notes/", "/retail/2017/receipt-wallet/"]);
  index = await openIndex(dir);
});
