/** The list of a finished bundle's files, as the cache keeps it. */
import path from "node:path";
import { manifestLine } from "./built-files.ts";
import { cacheFile } from "./cache-file.ts";
import { readChecksummedText, writeChecksummedText } from "./checksummed.ts";
import type { FileState } from "./file-state.ts";

/** Folder of finished bundles in the cache, and of their lists of files. */
export const BUNDLES = "segments";
const VERSION = "bundle 1";
/** Separates the parts of a list; the lines of a manifest hold no empty line. */
const BLANK = "\n\n";

/** A file of a bundle; its path is below the bundle's folder. */
export interface BundledFile extends FileState {
  readonly path: string;
}

/** What is known of a finished bundle. Its files are looked at only if something has to be done with them. */
export interface BundleList {
  /** Name of the folder in the cache that they are in. */
  readonly dir: string;
  /** Their lines in the release's manifest. */
  readonly manifest: string;
  files(): readonly BundledFile[];
}

/** Path of the list of a bundle. @param at path of the bundle on the site */
export function bundleListPath(cache: string, at: string): string {
  return cacheFile(cache, BUNDLES, path.basename(at));
}

/** @returns undefined if there is no list, or if it was damaged */
export async function readBundleList(list: string): Promise<BundleList | undefined> {
  const text = await readChecksummedText(list, VERSION);
  const [dir, manifest, files] = text?.split(BLANK) ?? [];
  if (dir === undefined || manifest === undefined || files === undefined) return undefined;
  return { dir, manifest, files: () => JSON.parse(files) as readonly BundledFile[] };
}

/**
 * Writes the list of a finished bundle: a bundle without it is not finished.
 *
 * @param at path of the bundle on the site
 * @param dir name of its folder in the cache
 * @param files in the order of their paths
 */
export async function writeBundleList(
  list: string,
  at: string,
  dir: string,
  files: readonly BundledFile[],
): Promise<void> {
  const manifest = files.map((file) => manifestLine({ ...file, path: at + file.path })).join(",\n");
  await writeChecksummedText(list, VERSION, [dir, manifest, JSON.stringify(files)].join(BLANK));
}
