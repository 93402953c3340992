/** Compares a tree on disk with its record. */
import fs from "node:fs";
import path from "node:path";
import { bundleListPath, readBundleList } from "../core/bundle-list.ts";
import { runInThread } from "../core/code/spawn.ts";
import { type StoredFile, storedBelow } from "../core/damage.ts";
import { isAsKnown } from "../core/file-state.ts";
import { FileTable } from "../core/file-table.ts";
import { folderTime, readRecord, recordOf } from "./tree-record.ts";

/** Paths that differ from the record. */
export interface Changes {
  readonly files: readonly string[];
  /** Bundles with a changed file, and bundles that the cache does not list. */
  readonly bundles: readonly string[];
  /** Folders in which somebody else added or removed an entry. */
  readonly folders: readonly string[];
}

/** Bytes of a record for which verifying takes longer than starting a thread: some thousand files. */
const LARGE = 200_000;

/**
 * Verifies the files and folders of a tree, a large one in a thread: the work is waiting for the system, and the main
 * thread has other work to do.
 *
 * @param cache the cache folder, which lists the files of bundles
 * @returns undefined if the tree has no record
 */
export async function verify(dir: string, cache: string): Promise<Changes | undefined> {
  const size = fs.statSync(recordOf(dir), { throwIfNoEntry: false })?.size ?? 0;
  return size < LARGE ? verifyHere([dir, cache]) : verifyInThread([dir, cache]);
}

/** Every file of a tree with the checksum of what was written. */
export async function storedIn(dir: string, cache: string): Promise<StoredFile[]> {
  const record = await readRecord(dir);
  const stored = storedBelow(dir, new FileTable(record?.files).sums());
  for (const bundle of record?.bundles ?? []) {
    const listed = await readBundleList(bundleListPath(cache, bundle));
    if (listed) stored.push(...storedBelow(path.join(dir, bundle), listed.files()));
  }
  return stored;
}

type TreeAndCache = readonly [dir: string, cache: string];

/** As `verify`, in a thread. */
export function verifyInThread(folders: TreeAndCache): Promise<Changes | undefined> {
  return runInThread<Changes | undefined>("scripts/release/verify-worker.ts", folders);
}

/** As `verify`, in this thread. */
export async function verifyHere([dir, cache]: TreeAndCache): Promise<Changes | undefined> {
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
