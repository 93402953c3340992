import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import * as pagefind from "pagefind";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CborReader } from "../../scripts/search/cbor-reader.ts";
import { lengthByte } from "../../scripts/search/head-format.ts";
import { toIndexPage } from "../../scripts/search/page.ts";
import { LANGUAGE, MAGIC, META_FIELDS, META_FILE, PAGEFIND_VERSION } from "../../scripts/search/pagefind-contract.ts";
import type { SearchRecord } from "../../scripts/search/record.ts";
import { writeSegment } from "../../scripts/search/segment.ts";
import { type PlacedWords, wordText } from "../../scripts/search/words.ts";
import { temporaryFolder } from "./index.ts";

/** Threads in whose texts no place is left free, which Pagefind cannot do; oldest first, as a segment orders them. */
const records: SearchRecord[] = [
  "支付寶錢包",
  "软件 windows 11 系统",
  "return parcels returned",
  "支付宝 parcels 支付",
].map((text, i) => ({
  url: `/t${i}/`,
  title: text.replace(" ", ""),
  lang: "zh-Hant",
  board: { path: "b", title: "B" },
  author: "ann",
  date: { iso: "2020-01-01", epoch: i, year: 2020 },
  tags: [],
  attachments: [],
  floors: [{ n: 1, url: `/t${i}/#floor-1`, text: `${text} x ${text.replace(/ /g, "a")}`, captions: [] }],
}));

const ours = temporaryFolder();
const theirs = temporaryFolder();
beforeAll(async () => {
  await writeSegment(records, ours);
  const { index } = await pagefind.createIndex({});
  for (const record of records) {
    const { text, fields } = toIndexPage(record).words;
    const spaced = ({ places }: Pick<PlacedWords, "places"> = { places: [] }) =>
      places.flatMap((word) => (word === null ? [] : [wordText(word)])).join(" ");
    const meta = { title: spaced(fields.title), more: spaced(fields.more) };
    await index?.addCustomRecord({ url: record.url, content: spaced(text), language: LANGUAGE, meta });
  }
  await index?.writeFiles({ outputPath: theirs });
});
afterAll(() => pagefind.close());

describe("the format of Pagefind", () => {
  test("is that of the version that package.json names, and no other", () => {
    const { version } = createRequire(import.meta.url)("../../node_modules/pagefind/package.json") as {
      version: string;
    };
    const { devDependencies } = createRequire(import.meta.url)("../../package.json") as {
      devDependencies: Record<string, string>;
    };
    expect(version).toBe(PAGEFIND_VERSION);
    expect(devDependencies.pagefind).toBe(PAGEFIND_VERSION);
  });

  test("holds the same words at the same places whether Pagefind's own indexer wrote it or we did", () => {
    expect(wordsOf(ours)).toEqual(wordsOf(theirs));
    expect(wordsOf(ours).size).toBeGreaterThan(15);
  });

  test("names the same pages, lengths and meta fields", () => {
    const read = (dir: string) => {
      const [version, pages, , , , fields] = itemOf(metaFile(dir)) as [
        string,
        [string, number][],
        unknown,
        unknown,
        unknown,
        string[],
      ];
      return { version, lengths: pages.map(([, length]) => lengthByte(length)), fields };
    };
    expect(read(ours)).toEqual(read(theirs));
    expect(read(ours).fields).toEqual([...META_FIELDS]);
    expect(fs.existsSync(path.join(ours, META_FILE))).toBe(true);
  });

  test("has the same keys in a fragment", () => {
    const keys = (dir: string) => {
      const [first] = fs.readdirSync(path.join(dir, "fragment")).sort();
      return Object.keys(JSON.parse(contentOf(path.join(dir, "fragment", first ?? "")).toString()) as object);
    };
    expect(keys(ours)).toEqual(expect.arrayContaining(keys(theirs)));
  });
});

function metaFile(dir: string): Buffer {
  const name = fs.readdirSync(dir).find((file) => file.endsWith(".pf_meta"));
  return contentOf(path.join(dir, name ?? ""));
}

function contentOf(file: string): Buffer {
  const bytes = gunzipSync(fs.readFileSync(file));
  expect(bytes.subarray(0, MAGIC.length).toString()).toBe(MAGIC);
  return bytes.subarray(MAGIC.length);
}

/** Any CBOR item of these files as plain data. */
function itemOf(bytes: Buffer): unknown {
  const reader = new CborReader(bytes);
  const read = (): unknown => {
    const kind = (bytes[reader.at] ?? 0) >> 5;
    if (kind === 4) return Array.from({ length: reader.array() }, read);
    return kind === 3 ? reader.text() : reader.integer();
  };
  return read();
}

/** Every word with its pages, places and places in fields, all as they are and not as differences. */
function wordsOf(dir: string): Map<string, unknown> {
  const words = new Map<string, unknown>();
  for (const file of fs.readdirSync(path.join(dir, "index"))) {
    const [entries] = itemOf(contentOf(path.join(dir, "index", file))) as [[string, [number, number[], number[]?][]][]];
    for (const [word, pages] of entries) {
      let page = 0;
      words.set(
        word,
        pages.map(([step, places, fieldPlaces = []]) => {
          page += step;
          return { page, places: absolute(places).map(([, place]) => place), fields: absolute(fieldPlaces) };
        }),
      );
    }
  }
  return new Map([...words].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Pairs of the last negative number before, a weight or a field, and the place. */
function absolute(numbers: readonly number[]): [number, number][] {
  const pairs: [number, number][] = [];
  let [mark, place] = [0, 0];
  for (const number of numbers) {
    if (number < 0) [mark, place] = [number, 0];
    else {
      place += number;
      pairs.push([mark, place]);
    }
  }
  return pairs;
}
