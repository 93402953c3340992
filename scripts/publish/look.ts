/** Looks at a tree on disk: what of it is not as it was written down. */
import fs from "node:fs";
import { runInThread } from "../cli/spawn.ts";
import { isAsKnown } from "./known-file.ts";
import { readSegmentFiles } from "./segment-files.ts";
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
 * Looks at every file and folder of a tree, in a thread of its own where they are many: it is nothing but waiting for the
 * system, and there is other work meanwhile.
 *
 * @param cache the cache folder, which knows the files of bundles
 */
export async function look(dir: string, cache: string): Promise<Touched> {
  const size = fs.statSync(recordOf(dir), { throwIfNoEntry: false })?.size ?? 0;
  return size < LARGE ? lookHere(dir, cache) : lookInThread(dir, cache);
}

/** As `look`, in a thread. */
export function lookInThread(dir: string, cache: string): Promise<Touched> {
  return runInThread<Touched>(new URL("./look-worker.ts", import.meta.url), [dir, cache]);
}

/** As `look`, in this thread. */
export async function lookHere(dir: string, cache: string): Promise<Touched> {
  const { files, bundles, folders } = (await readRecord(dir)) ?? { files: [], bundles: [], folders: [] };
  const isSame = (file: { path: string; size: number; mtime: number }) => isAsKnown(`${dir}/${file.path}`, file);
  const known = await Promise.all(
    bundles.map(async (name) => ({ name, files: (await readSegmentFiles(cache, name))?.files })),
  );
  return {
    folders: folders.flatMap(([name, mtime]) => (folderTime(dir, name) === mtime ? [] : [name])),
    files: files.flatMap(([name, size, mtime]) => (isSame({ path: name, size, mtime }) ? [] : [name])),
    bundles: known.flatMap(({ name, files: list }) =>
      list?.every((file) => isSame({ ...file, path: name + file.path })) ? [] : [name],
    ),
  };
}
