import fs from "node:fs";
import { serveJobs } from "../attachments/serve-jobs.ts";
import type { SearchRecord } from "./record.ts";
import { type SegmentFacts, writeSegment } from "./segment.ts";

/** One segment to be written. */
export interface SegmentJob {
  /** File with the records as JSON, one a line: too much for a message between processes. */
  readonly records: string;
  /** Folder to write to. */
  readonly dir: string;
}

serveJobs<SegmentJob, SegmentFacts>(({ records, dir }) => {
  const lines = fs.readFileSync(records, "utf8").split("\n");
  const parsed = lines.filter((line) => line !== "").map((line) => JSON.parse(line) as SearchRecord);
  return writeSegment(parsed, dir);
});
