import { beforeAll, describe, expect, test } from "vitest";
import type { ArchiveIndex } from "../../assets/browser/search/archive.ts";
import type { SearchRecord } from "../../scripts/search/record.ts";
import { foldText } from "../../scripts/search/text/fold.ts";
import { openIndex, search, temporaryFolder, writeIndex } from "./index.ts";

const THREADS = 1000;
const COMMON = ["一個", "可以", "我們", "這樣"];

/** The i-th of 6,000 ideographs that all fold to themselves or to others of them; it does not matter which. */
function ideograph(i: number): string {
  return String.fromCharCode(0x4e00 + ((i * 7919) % 6000));
}

/** Texts in which four pairs and one ideograph stand so often that each fills several chunks of the index. */
const texts = Array.from({ length: THREADS }, (_, i) => {
  const sentence = (k: number): string => {
    const [a, b, c, d] = [1, 2, 3, 4].map((n) => ideograph(i * 31 + k * 7 + n));
    const [first, second] = [COMMON[k % 4], COMMON[(k + i) % 4]];
    return [`${first}${a}${b}${second}${c}${d}`, `${a}${first}${c}的${b}${second}`, `${d}的${a}${first}`][k % 3] ?? "";
  };
  return Array.from({ length: 12 }, (_, k) => sentence(k)).join("。");
});
let index: ArchiveIndex;
/** Addresses of the index's files that were asked for. */
const asked: string[] = [];

beforeAll(async () => {
  const records = texts.map((text, i): SearchRecord => {
    const floors = [{ n: 1, url: `/t/${i}/#floor-1`, text, captions: [] }];
    const board = { path: "t", title: "T" };
    return { url: `/t/${i}/`, title: `第${i}則`, lang: "zh-Hant", board, tags: [], attachments: [], floors };
  });
  const dir = temporaryFolder();
  await writeIndex(dir, records);
  index = await openIndex(dir);
  const load = globalThis.fetch;
  globalThis.fetch = (input, options) => {
    asked.push(String(input));
    return load(input, options);
  };
});

/** Threads whose text has the query as it stands, in either script. */
const folded = texts.map((text) => foldText(text));
const holders = (query: string) =>
  folded.flatMap((text, i) => (text.includes(foldText(query)) ? [`/t/${i}/`] : [])).sort();
const found = async (query: string) => (await search(index, query)).urls.sort();

describe("where some words stand in every thread", () => {
  test("a stretch finds exactly the threads that hold it, whether it begins, ends or runs over such a word", async () => {
    for (let i = 0; i < THREADS; i += 23) {
      const sentence = texts[i]?.split("。")[i % 12] ?? "";
      for (const query of [sentence.slice(0, 4), sentence.slice(1, 6), sentence.slice(-4), sentence]) {
        expect(await found(query), query).toEqual(holders(query));
      }
    }
  });

  test("such a word beside another finds the threads that have both", async () => {
    for (let i = 0; i < THREADS; i += 100) {
      const rare = /[^的]{2}$/.exec(texts[i]?.split("。")[3] ?? "")?.[0] ?? "";
      expect(await found(`一個 ${rare}`)).toEqual(holders(rare).filter((url) => holders("一個").includes(url)));
    }
  });

  test("an ideograph that is everywhere takes nothing from what is found beside it, and is not read for it", async () => {
    for (let i = 0; i < THREADS; i += 100) {
      const rare = texts[i]?.split("。")[3]?.slice(2, 4) ?? "";
      expect(await found(rare)).not.toEqual([]);
      asked.length = 0;
      expect(await found(`的 ${rare}`)).toEqual(holders(rare));
      expect(asked.filter((url) => url.includes("/index/"))).toEqual([]);
    }
  });
});
