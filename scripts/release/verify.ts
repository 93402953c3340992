/** Looks at a tree on disk: what of it is not as it was written down. */
import fs from "node:fs";
import { bundleListPath, readBundleList } from "../core/bundle-list.ts";
import { runInThread } from "../core/code/spawn.ts";
import { isAsKnown } from "../core/file-state.ts";
import { folderTime, readRecord, recordOf } from "./tree-record.ts";

/** What somebody touched, by path. */
export interface Touched {
  readonly files: readonly string[];
  /** Bundles with a file that was touched, or of which nothing is known. */
  readonly bundles: readonly string[];
  /** Folders in which something came or went that this tool did not put in or take out. */
  readonly folders: readonly string[];
}

/** Bytes of a record from which looking takes longer than it takes to start a thread: some thousand files. */
const LARGE = 200_000;

/**
 * Looks at the files and folders of a tree, in a thread of its own where they are many: it is nothing but waiting for the
 * system, and there is other work meanwhile.
 *
 * @param cache the cache folder, which knows the files of bundles
 * @returns undefined where nothing is known of the tree
 */
export async function look(dir: string, cache: string): Promise<Touched | undefined> {
  const size = fs.statSync(recordOf(dir), { throwIfNoEntry: false })?.size ?? 0;
  return size < LARGE ? lookHere([dir, cache]) : lookInThread([dir, cache]);
}

type LookPlaces = readonly [dir: string, cache: string];

/** As `look`, in a thread. */
export function lookInThread(places: LookPlaces): Promise<Touched | undefined> {
  return runInThread<Touched | undefined>(new URL("./verify-worker.ts", import.meta.url), places);
}

/** As `look`, in this thread. */
export async function lookHere([dir, cache]: LookPlaces): Promise<Touched | undefined> {
  const record = await readRecord(dir);
  if (!record) return undefined;
  const { names, sizes, mtimes } = record.files;
  const isSame = (name: string, size: number | undefined, mtime: number | undefined) =>
    isAsKnown(`${dir}/${name}`, { size: size ?? -1, mtime: mtime ?? -1 });
  const bundles: string[] = [];
  for (const bundle of record.bundles) {
    const listed = await readBundleList(bundleListPath(cache, bundle));
    const whole = listed?.files().every(({ path, size, mtime }) => isSame(bundle + path, size, mtime));
    if (!whole) bundles.push(bundle);
  }
  return {
    bundles,
    folders: record.folders.filter((name, at) => folderTime(dir, name) !== record.times[at]),
    files: names.filter((name, at) => !isSame(name, sizes[at], mtimes[at])),
  };
}
