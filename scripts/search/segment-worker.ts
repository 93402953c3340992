import fs from "node:fs";
import { writeChecked } from "../attachments/checked-json.ts";
import { serveJobs } from "../attachments/serve-jobs.ts";
import type { SearchRecord } from "./record.ts";
import { type SegmentFile, writeSegment } from "./segment.ts";

/** One segment to be written. */
export interface SegmentJob {
  /** File with the records as JSON, one a line: too much for a message between processes. */
  readonly records: string;
  /** Folder to write to; one that is there is replaced. */
  readonly dir: string;
  /** File to list the segment in, as `SegmentList` of `version`. Written last: a segment without it was not finished. */
  readonly list: string;
  readonly version: string;
}

/** What a worker lists of a segment. */
export type SegmentRows = readonly SegmentFile[];

serveJobs<SegmentJob, Record<string, never>>(async ({ records, dir, list, version }) => {
  const lines = fs.readFileSync(records, "utf8").split("\n");
  const parsed = lines.filter((line) => line !== "").map((line) => JSON.parse(line) as SearchRecord);
  // Beside its place and then moved there: another build that shares the cache may be writing the same segment.
  const staging = `${dir}.${process.pid}`;
  const facts = await writeSegment(parsed, staging);
  fs.rmSync(list, { force: true });
  fs.rmSync(dir, { recursive: true, force: true });
  fs.renameSync(staging, dir);
  await writeChecked(list, version, facts.list satisfies SegmentRows);
  return {};
});
