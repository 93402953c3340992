import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { Cache } from "../../../scripts/make/cache.ts";
import { SegmentIndexer } from "../../../scripts/make/indexer.ts";
import { Making } from "../../../scripts/make/make.ts";
import type { SearchRecord } from "../../../scripts/search/record.ts";
import { inSegmentOrder, writeSegment } from "../../../scripts/search/segment.ts";
import type { SegmentOutput } from "../../../scripts/site/output.ts";
import { temporaryFolder } from "../../search/index.ts";
import { sampleRecords } from "../../search/sample.ts";
import { sums } from "../../search/sums.ts";

const nothing = {
  inPlace: { holds: () => false, holdsBundle: () => false },
  images: { files: new Map(), encoded: new Set<string>(), sizeOf: () => undefined, problems: [] },
};

/** One build of a segment. @returns the threads whose records were asked for, and the folder of its files */
async function build(folder: string, records: readonly SearchRecord[], key: string) {
  const asked: string[] = [];
  const segment: SegmentOutput = {
    kind: "segment",
    path: `search/index/${key}/`,
    key,
    number: 0,
    records: records.map((record) => ({
      thread: record.url,
      key: JSON.stringify(record),
      record() {
        asked.push(record.url);
        return record;
      },
    })),
  };
  const cache = await Cache.open(path.join(folder, "cache"));
  const indexer = new SegmentIndexer(cache, path.join(folder, "records"));
  try {
    const making = await Making.begin([segment], { ...nothing, cache, indexer });
    const { bundles } = await making.finish();
    await cache.close();
    return {
      asked,
      dir: path.dirname(bundles[0]?.files.find(({ path: file }) => file.endsWith("head.stele"))?.file ?? ""),
    };
  } finally {
    indexer.close();
  }
}

const before = sampleRecords().sort(inSegmentOrder);
const after = before.map((record, i) => (i === 4 ? { ...record, title: `${record.title}，改過了` } : record));

test("an edit asks for the text of the edited thread alone, after any number of other builds", async () => {
  const folder = temporaryFolder();
  expect((await build(folder, before, "old")).asked).toHaveLength(before.length);
  for (let i = 0; i < 12; i++) expect((await build(folder, before, "old")).asked).toEqual([]);
  const { asked, dir } = await build(folder, after, "new");
  expect(asked).toEqual([after[4]?.url]);
  const whole = temporaryFolder();
  await writeSegment(after, whole);
  fs.rmSync(path.join(dir, "state.json"));
  expect(sums(dir)).toBe(sums(whole));
});

test("if the segment of before was damaged, all texts are read again, and the bytes are right", async () => {
  const folder = temporaryFolder();
  const { dir: old } = await build(folder, before, "old");
  fs.writeFileSync(path.join(old, "state.json"), "damaged");
  const { asked, dir } = await build(folder, after, "new");
  expect(new Set(asked)).toEqual(new Set(after.map(({ url }) => url)));
  const whole = temporaryFolder();
  await writeSegment(after, whole);
  fs.rmSync(path.join(dir, "state.json"));
  expect(sums(dir)).toBe(sums(whole));
});
