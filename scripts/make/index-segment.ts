import path from "node:path";
import { writeBundleList } from "../core/bundle-list.ts";
import { readRecords } from "../search/records-file.ts";
import { SegmentWriter } from "../search/segment.ts";

/** One segment to be written. */
export interface SegmentJob {
  /** File with the records, which somebody else may still be writing; see `RecordsFile`. */
  readonly records: string;
  /** Folder to write to; it does not exist yet. */
  readonly dir: string;
  /** File to list the segment in, when it is finished. */
  readonly list: string;
  /** Path of the segment on the site. */
  readonly at: string;
}

/** Indexes the records of a segment, and lists the segment once it is finished. */
export async function indexSegment({ records, dir, list, at }: SegmentJob): Promise<void> {
  const segment = new SegmentWriter(dir);
  for await (const record of readRecords(records)) segment.add(record);
  const { list: files } = segment.finish();
  await writeBundleList(list, at, path.basename(dir), files);
}
