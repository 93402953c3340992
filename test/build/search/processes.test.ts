import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { WorkerPool } from "../../../scripts/core/workers/pool.ts";
import { Cache } from "../../../scripts/make/cache.ts";
import { SegmentIndexer } from "../../../scripts/make/indexer.ts";
import type { SearchRecord } from "../../../scripts/search/record.ts";
import { inSegmentOrder } from "../../../scripts/search/segment.ts";
import { sampleRecords } from "../../search/sample.ts";
import { temporaryFolder } from "../../support/archive.ts";

const processes = vi.spyOn(WorkerPool.prototype, "run");
afterAll(() => processes.mockRestore());

/** Indexes one segment. @returns its files with their checksums, and whether a process made them */
async function indexed(records: readonly SearchRecord[], ahead: boolean) {
  processes.mockClear();
  const folder = temporaryFolder();
  const indexer = new SegmentIndexer(await Cache.open(path.join(folder, "cache")), path.join(folder, "records"));
  try {
    if (ahead) indexer.start();
    const segment = { kind: "segment", key: "key", path: "search/index/key/", number: 0, records: [] } as const;
    const { records: file, finished } = await indexer.open(segment);
    for (const record of records) file.add(record);
    file.end();
    file.close();
    const { files = [] } = (await finished()) ?? {};
    return { files: files.map((one) => [one.path, one.sha256]), byProcess: processes.mock.calls.length > 0 };
  } finally {
    indexer.close();
  }
}

const small = sampleRecords().sort(inSegmentOrder);
const large = small.map((record) => ({
  ...record,
  floors: record.floors.map((floor, i) => (i > 0 ? floor : { ...floor, text: floor.text.padEnd(10_000, "茶館") })),
}));

test("a small segment is indexed without a process of its own, to the same bytes", async () => {
  const [here, there] = [await indexed(small, false), await indexed(small, true)];
  expect([here.byProcess, there.byProcess]).toEqual([false, true]);
  expect(here.files.length).toBeGreaterThan(small.length);
  expect(here.files).toEqual(there.files);
});

test("a large segment is left to a process, though none was started ahead", async () => {
  const { byProcess, files } = await indexed(large, false);
  expect(byProcess).toBe(true);
  expect(files.length).toBeGreaterThan(large.length);
});
