/** What is known of the files of search segments. */
import path from "node:path";
import { readChecked } from "../attachments/checked-json.ts";
import type { ListedFiles } from "../search/segment-worker.ts";

/** Folder of finished segments in the cache, and of their lists of files. */
export const CACHED = "segments";
export const VERSION = "segment 2";

/** The list of a segment's files; undefined where the cache has none. @param at the segment's path on the site */
export async function readSegmentFiles(cache: string, at: string): Promise<ListedFiles | undefined> {
  return (await readChecked(listFile(cache, segmentName(at)), VERSION)) as ListedFiles | undefined;
}

/** Where the list of a segment's files is kept. */
export function listFile(cache: string, name: string): string {
  return path.join(cache, CACHED, `${name}.json`);
}

/** Name of the segment at a path of the site. */
export function segmentName(at: string): string {
  return path.basename(at);
}
