import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { RecordsFile, readRecords } from "../../scripts/search/records-file.ts";
import { SegmentWriter, writeSegment } from "../../scripts/search/segment.ts";
import { temporaryFolder } from "./index.ts";
import { sampleRecords } from "./sample.ts";

test("records are read while they are written, until the last", async () => {
  const file = path.join(temporaryFolder(), "records");
  const records = sampleRecords();
  const out = new RecordsFile(file);
  const reading = readRecords(file);
  for (const record of records) {
    out.add(record);
    expect((await reading.next()).value).toEqual(record);
  }
  const after = reading.next();
  setTimeout(() => out.end(), 50);
  expect(await after).toEqual({ done: true, value: undefined });
  out.close();
});

test("a record that was written by halves is waited for", async () => {
  const file = path.join(temporaryFolder(), "records");
  const whole = sampleRecords().map((record) => `${JSON.stringify(record)}\n`);
  const bytes = Buffer.from(`${whole.join("")}end\n`);
  const out = fs.openSync(file, "w");
  fs.writeSync(out, bytes.subarray(0, 100));
  setTimeout(() => fs.writeSync(out, bytes.subarray(100)), 50);
  const read = [];
  for await (const record of readRecords(file)) read.push(record);
  fs.closeSync(out);
  expect(read).toEqual(sampleRecords());
});

test("a record that comes too late for its place in the segment is refused", async () => {
  const [first, second] = sampleRecords().filter(({ date }) => date !== undefined);
  const dated = [first, second].flatMap((record, year) =>
    record ? [{ ...record, date: { iso: "", epoch: year, year } }] : [],
  );
  const segment = new SegmentWriter(temporaryFolder());
  const addAll = () => {
    for (const record of dated.toReversed()) segment.add(record);
  };
  expect(addAll).toThrow(/too late/);
  expect((await writeSegment(dated, temporaryFolder())).threads).toBe(2);
});
