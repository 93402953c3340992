/** Looks at a tree on disk: what of it is not as it was written down. */
import fs from "node:fs";
import { runInThread } from "../cli/spawn.ts";
import { isAsKnown } from "./known-file.ts";
import { folderTime, readRecord, recordOf } from "./tree-record.ts";

/** What somebody touched, by path. */
export interface Touched {
  readonly files: readonly string[];
  /** Folders in which something came or went that this tool did not put in or take out. */
  readonly folders: readonly string[];
}

/** Bytes of a record from which looking takes longer than it takes to start a thread: some thousand files. */
const LARGE = 200_000;

/**
 * Looks at the files and folders of a tree, in a thread of its own where they are many: it is nothing but waiting for the
 * system, and there is other work meanwhile. Of bundles only the folders are looked at: their files, half of all, are
 * binary and named by what is in them, so nobody edits one in place.
 *
 * @returns undefined where nothing is known of the tree
 */
export async function look(dir: string): Promise<Touched | undefined> {
  const size = fs.statSync(recordOf(dir), { throwIfNoEntry: false })?.size ?? 0;
  return size < LARGE ? lookHere(dir) : lookInThread(dir);
}

/** As `look`, in a thread. */
export function lookInThread(dir: string): Promise<Touched | undefined> {
  return runInThread<Touched | undefined>(new URL("./look-worker.ts", import.meta.url), dir);
}

/** As `look`, in this thread. */
export async function lookHere(dir: string): Promise<Touched | undefined> {
  const record = await readRecord(dir);
  if (!record) return undefined;
  const { names, sizes, mtimes } = record.files;
  const isSame = (name: string, at: number) =>
    isAsKnown(`${dir}/${name}`, { size: sizes[at] ?? 0, mtime: mtimes[at] ?? 0 });
  return {
    folders: record.folders.filter((name, at) => folderTime(dir, name) !== record.times[at]),
    files: names.filter((name, at) => !isSame(name, at)),
  };
}
