import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filesBelow } from "../../scripts/core/below.ts";
import type { SearchRecord } from "../../scripts/search/record.ts";
import { inSegmentOrder, type SegmentFacts, writeSegment } from "../../scripts/search/segment.ts";
import { SegmentUpdater } from "../../scripts/search/segment-update.ts";
import { temporaryFolder } from "./index.ts";
import { sums } from "./sums.ts";

const HAN = [..."開店三年收銀台前客流支付寶錢包零售倉庫盤點物流快遞退貨賬本活動節日會員積分門市電商直播"];
const LATIN = ["wallet", "store", "queue", "the", "a", "ledger", "q1", "2016"];

/** A text of words that are rare and words that are in every thread, so that chunks of every size come about. */
const text = fc
  .array(fc.oneof(fc.constantFrom(...HAN), fc.constantFrom(...LATIN), fc.constantFrom("，", "\n", " ")), {
    minLength: 5,
    maxLength: 400,
  })
  .map((words) => words.join(""));

function record(n: number, content: string, author: string | undefined, dated: boolean): SearchRecord {
  const day = new Date(Date.UTC(2010, 0, 1 + n));
  return {
    url: `/retail/${n}/`,
    title: content.slice(0, 12),
    lang: "zh-Hant",
    board: { path: "retail", title: "零售" },
    ...(author === undefined ? {} : { author }),
    ...(dated ? { date: { iso: day.toISOString(), epoch: day.getTime(), year: day.getUTCFullYear() } } : {}),
    tags: [content.slice(0, 2)],
    attachments: [],
    floors: [{ n: 1, url: `/retail/${n}/#floor-1`, text: content, captions: [] }],
  };
}

/** What an edit changes. */
function changed(content: string, author: string | undefined): Partial<SearchRecord> {
  const { title, tags, floors } = record(0, content, author, false);
  return { title, tags, floors, ...(author === undefined ? {} : { author }) };
}

const author = fc.option(fc.constantFrom("店小二", "小王", "老周"), { nil: undefined });
const archive = fc.array(fc.tuple(text, author), { minLength: 1, maxLength: 40 });

async function update(
  before: readonly SearchRecord[],
  after: readonly SearchRecord[],
  facts: SegmentFacts,
  base: string,
): Promise<string> {
  const dir = temporaryFolder();
  const from = after.map((each) => (before.includes(each) ? before.indexOf(each) : null));
  const updater = new SegmentUpdater({ dir: base, files: facts.list, state: facts.state }, dir, from);
  for (const each of after) if (!before.includes(each)) updater.add(each);
  const made = updater.finish();
  const again = temporaryFolder();
  const whole = await writeSegment(after, again);
  expect(made.state).toEqual(whole.state);
  expect(made.list.map(({ path: file }) => file)).toEqual(whole.list.map(({ path: file }) => file));
  expect(sums(dir)).toBe(sums(again));
  return dir;
}

describe("a segment made from the one before", () => {
  test("has the bytes of one that is made from nothing, whatever was edited, added and taken out", async () => {
    await fc.assert(
      fc.asyncProperty(
        archive,
        fc.array(fc.tuple(fc.nat(39), text, author), { maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(99), text, author), { maxLength: 4 }),
        fc.array(fc.nat(39), { maxLength: 2 }),
        fc.nat(3),
        async (threads, edits, added, gone, undated) => {
          const before = threads.map(([content, name], n) => record(2 * n, content, name, n >= undated));
          before.sort(inSegmentOrder);
          const after = [...before];
          for (const [at, content, name] of edits) {
            const old = before[at % before.length];
            if (old) after[at % before.length] = { ...old, ...changed(content, name) };
          }
          for (const [n, content, name] of added) after.push(record(2 * n + 1, content, name, true));
          const left = [...new Map(after.map((each) => [each.url, each])).values()].filter((_, i) => !gone.includes(i));
          const base = temporaryFolder();
          await update(before, left.sort(inSegmentOrder), await writeSegment(before, base), base);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("takes over the files that hold nothing of the threads that changed", async () => {
    const before = Array.from({ length: 300 }, (_, n) => record(n, paragraph(n), "店小二", true));
    const after = before.map((each, n) => (n === 7 ? record(n, `${paragraph(n)}改了一句`, "店小二", true) : each));
    const base = temporaryFolder();
    const dir = await update(before, after, await writeSegment(before, base), base);
    const inodes = new Set(filesIn(base).map((file) => fs.statSync(file).ino));
    const made = filesIn(dir).filter((file) => !inodes.has(fs.statSync(file).ino));
    expect(made.filter((file) => file.includes("fragment"))).toHaveLength(1);
    expect(made.length).toBeLessThan(filesIn(dir).length / 4);
  });

  test("says so when a file that it is made from was damaged", async () => {
    const before = Array.from({ length: 20 }, (_, n) => record(n, paragraph(n), "店小二", true));
    const base = temporaryFolder();
    const facts = await writeSegment(before, base);
    fs.appendFileSync(path.join(base, "filter/author.pf_filter"), "x");
    expect(
      () => new SegmentUpdater({ dir: base, files: facts.list, state: facts.state }, temporaryFolder(), [0]),
    ).toThrow("has changed");
  });
});

/** A text of its own for every number, with words that no other has. */
function paragraph(n: number): string {
  return Array.from({ length: 40 }, (_, i) => (i % 10 === 0 ? `${HAN[(n + i) % HAN.length]}，` : `w${n}x${i} `)).join(
    "",
  );
}

function filesIn(dir: string): string[] {
  return filesBelow(dir).map((file) => path.join(dir, file));
}
