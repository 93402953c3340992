/** What is known of a tree: two files beside it, so that they are not published. */
import fs from "node:fs";
import path from "node:path";
import { readChecksummed, writeChecksummed } from "../core/checksummed.ts";
import type { FileColumns } from "../core/file-table.ts";

/** What a release was made from and came to; plain JSON that the release layer keeps and does not read. */
export interface ReleaseInfo {
  /** Fingerprints of what it was made from; absent where it was joined from parts. */
  readonly origin?: string;
  readonly inputs?: string;
  readonly [key: string]: unknown;
}

/** What stands in a tree. While it is missing, the tree is not whole. */
export interface TreeRecord {
  readonly files: FileColumns;
  /** Paths of the bundles. */
  readonly bundles: readonly string[];
  /** Paths of all folders. */
  readonly folders: readonly string[];
  /** Modification time of each folder: another one tells that something was put in or taken out. */
  readonly times: readonly number[];
}

const VERSION = "tree 5";

/** Where the record of a tree is kept. */
export function recordOf(dir: string): string {
  return `${dir}.json`;
}

/** Where the note of a tree is kept: by itself, because it tells whether the long record need be read. */
export function infoOf(dir: string): string {
  return `${dir}.info.json`;
}

/** The record of a tree; undefined where the tree is not whole. */
export async function readRecord(dir: string): Promise<TreeRecord | undefined> {
  const record = await readChecksummed<TreeRecord>(recordOf(dir), VERSION);
  return record && fs.existsSync(dir) ? record : undefined;
}

/** The note of a tree; undefined where there is none. */
export function readInfo(dir: string): Promise<ReleaseInfo | undefined> {
  return readChecksummed<ReleaseInfo>(infoOf(dir), VERSION);
}

/** Writes both down. The record comes last, for it says that all is there. */
export async function writeRecord(dir: string, record: TreeRecord, info: ReleaseInfo): Promise<void> {
  await writeChecksummed(infoOf(dir), VERSION, info);
  await writeChecksummed(recordOf(dir), VERSION, record);
}

/** Says that a tree is not whole any more. */
export function removeRecord(dir: string): void {
  for (const file of [recordOf(dir), infoOf(dir)]) fs.rmSync(file, { force: true });
}

/** Modification time of a folder in milliseconds; undefined where there is none. */
export function folderTime(dir: string, name: string): number | undefined {
  const stat = fs.statSync(path.join(dir, name), { throwIfNoEntry: false });
  return stat?.isDirectory() ? stat.mtimeMs : undefined;
}
