/** The two files that describe a tree. They are beside it, so that they are not published. */
import fs from "node:fs";
import path from "node:path";
import { readChecksummed, writeChecksummed } from "../core/checksummed.ts";
import type { FileColumns } from "../core/file-table.ts";

/** Where a release came from, and its counts: plain JSON that this room stores and does not read. */
export interface ReleaseInfo {
  /** Fingerprints of its inputs; absent if it was joined from parts. */
  readonly origin?: string;
  readonly inputs?: string;
  readonly [key: string]: unknown;
}

/** The content of a tree. While the record is missing, the tree is not whole. */
export interface TreeRecord {
  readonly files: FileColumns;
  /** Paths of the bundles. */
  readonly bundles: readonly string[];
  /** Paths of all folders. */
  readonly folders: readonly string[];
  /** Modification time of each folder. A different one means that an entry was added or removed. */
  readonly times: readonly number[];
}

const VERSION = "tree 5";

/** Path of a tree's record. */
export function recordOf(dir: string): string {
  return `${dir}.json`;
}

/** Path of a tree's info. It is a file of its own, because it tells whether the long record need be read. */
export function infoOf(dir: string): string {
  return `${dir}.info.json`;
}

/** The record of a tree; undefined if the tree is not whole. */
export async function readRecord(dir: string): Promise<TreeRecord | undefined> {
  const record = await readChecksummed<TreeRecord>(recordOf(dir), VERSION);
  return record && fs.existsSync(dir) ? record : undefined;
}

/** The info of a tree; undefined if there is none. */
export function readInfo(dir: string): Promise<ReleaseInfo | undefined> {
  return readChecksummed<ReleaseInfo>(infoOf(dir), VERSION);
}

/** Writes both. The record comes last, because it says that the tree is whole. */
export async function writeRecord(dir: string, record: TreeRecord, info: ReleaseInfo): Promise<void> {
  await writeChecksummed(infoOf(dir), VERSION, info);
  await writeChecksummed(recordOf(dir), VERSION, record);
}

/** Says that a tree is not whole any more. */
export function removeRecord(dir: string): void {
  for (const file of [recordOf(dir), infoOf(dir)]) fs.rmSync(file, { force: true });
}

/** Modification time of a folder in milliseconds; undefined if there is no such folder. */
export function folderTime(dir: string, name: string): number | undefined {
  const stat = fs.statSync(path.join(dir, name), { throwIfNoEntry: false });
  return stat?.isDirectory() ? stat.mtimeMs : undefined;
}
