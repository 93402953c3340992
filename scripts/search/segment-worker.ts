import path from "node:path";
import { writeChecked } from "../attachments/checked-json.ts";
import { serveJobs } from "../attachments/serve-jobs.ts";
import { readRecords } from "./records-file.ts";
import { type SegmentFile, SegmentWriter } from "./segment.ts";

/** One segment to be written. */
export interface SegmentJob {
  /** File with the records, which another process may still be writing; see `RecordsFile`. */
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
  const segment = new SegmentWriter(dir);
  for await (const record of readRecords(records)) segment.add(record);
  const { list: files } = segment.finish();
  await writeChecked(list, version, { dir: path.basename(dir), files } satisfies ListedFiles);
  return {};
});
