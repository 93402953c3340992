import path from "node:path";
import { bundleListPath, readBundleList, writeBundleList } from "../core/bundle-list.ts";
import { readRecords } from "../search/records-file.ts";
import { type SegmentFacts, SegmentWriter } from "../search/segment.ts";
import { SegmentUpdater } from "../search/segment-update.ts";
import { readState, type SegmentBase, writeState } from "./segment-base.ts";

/** One segment to be written. */
export interface SegmentJob {
  /** File with the records, which somebody else may still be writing; see `RecordsFile`. */
  readonly records: string;
  /** Folder to write to; it does not exist yet. */
  readonly dir: string;
  /** The cache folder. */
  readonly cache: string;
  /** Path of the segment on the site. */
  readonly at: string;
  /** Present if the records are only those that differ from this segment. */
  readonly base?: SegmentBase | undefined;
}

/**
 * Indexes the records of a segment, and lists the segment once it is finished.
 *
 * @throws Error if the segment that it is to be made from was damaged
 */
export async function indexSegment(job: SegmentJob): Promise<void> {
  const { records, dir, cache, at, base } = job;
  const segment = base ? await openUpdater(job, base) : new SegmentWriter(dir);
  for await (const record of readRecords(records)) segment.add(record);
  const { list, state }: SegmentFacts = segment.finish();
  await writeState(dir, state);
  await writeBundleList(bundleListPath(cache, at), at, path.basename(dir), list);
}

async function openUpdater({ cache, dir }: SegmentJob, base: SegmentBase): Promise<SegmentUpdater> {
  const list = bundleListPath(cache, base.at);
  const listed = await readBundleList(list);
  const folder = path.join(path.dirname(list), listed?.dir ?? "");
  const state = await readState(folder);
  if (!listed || !state) throw new Error(`the segment ${base.at} is not whole`);
  return new SegmentUpdater({ dir: folder, files: listed.files(), state }, dir, base.from);
}
