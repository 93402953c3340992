import fs from "node:fs";
import path from "node:path";
import { writeChecked } from "../attachments/checked-json.ts";
import { serveJobs } from "../attachments/serve-jobs.ts";
import type { SearchRecord } from "./record.ts";
import { type SegmentFile, writeSegment } from "./segment.ts";

/** One segment to be written. */
export interface SegmentJob {
  /** File with the records as JSON, one a line: too much for a message between processes. */
  readonly records: string;
  /** Folder to write to; it does not exist yet. */
  readonly dir: string;
  /** File to list the segment in, as `ListedFiles` of `version`. Written last: a segment without it was not finished. */
  readonly list: string;
  readonly version: string;
}

/** What a worker lists of a segment. */
export interface ListedFiles {
  /** Name of the folder that they are in, beside the list. */
  readonly dir: string;
  readonly files: readonly SegmentFile[];
}

serveJobs<SegmentJob, Record<string, never>>(async ({ records, dir, list, version }) => {
  const lines = fs.readFileSync(records, "utf8").split("\n");
  const parsed = lines.filter((line) => line !== "").map((line) => JSON.parse(line) as SearchRecord);
  const { list: files } = await writeSegment(parsed, dir);
  await writeChecked(list, version, { dir: path.basename(dir), files } satisfies ListedFiles);
  return {};
});
