/** The list of a finished segment's files, as the cache keeps it. */
import path from "node:path";
import { cacheFile } from "../core/cache-file.ts";
import { readChecksummedText, writeChecksummedText } from "../core/checksummed.ts";
import type { SegmentFile } from "../search/segment.ts";
import { manifestRow } from "./manifest.ts";

/** Folder of finished segments in the cache, and of their lists of files. */
export const SEGMENTS = "segments";
const VERSION = "segment 3";
/** Stands between the parts of a list; the rows of a manifest hold no empty line. */
const BLANK = "\n\n";

/** What is known of a finished segment. Its files are not looked at where nothing has to be done with them. */
export interface SegmentFiles {
  /** Name of the folder in the cache that they are in. */
  readonly dir: string;
  /** Their rows in the release's manifest. */
  readonly manifest: string;
  /** The files, their paths below that folder. */
  files(): readonly SegmentFile[];
}

/** Where the list of a segment is kept. @param at path of the segment on the site */
export function filesList(cache: string, at: string): string {
  return cacheFile(cache, SEGMENTS, path.basename(at));
}

/** @returns undefined where there is no list, or it was damaged */
export async function readSegmentFiles(list: string): Promise<SegmentFiles | undefined> {
  const text = await readChecksummedText(list, VERSION);
  const [dir, manifest, files] = text?.split(BLANK) ?? [];
  if (dir === undefined || manifest === undefined || files === undefined) return undefined;
  return { dir, manifest, files: () => JSON.parse(files) as readonly SegmentFile[] };
}

/**
 * Writes the list of a segment that is finished: one without it is not.
 *
 * @param at path of the segment on the site
 * @param dir name of its folder in the cache
 * @param files in the order of their paths
 */
export async function writeSegmentFiles(
  list: string,
  at: string,
  dir: string,
  files: readonly SegmentFile[],
): Promise<void> {
  const manifest = files.map((file) => manifestRow({ ...file, path: at + file.path })).join(",\n");
  await writeChecksummedText(list, VERSION, [dir, manifest, JSON.stringify(files)].join(BLANK));
}
