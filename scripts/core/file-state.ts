/** Files that were written down, and whether they are still what they were. */
import fs from "node:fs";
import { checksumOf, sha256Of } from "./checksum.ts";

/** The state of a file, independent of its folder. */
export interface FileState {
  /** Bytes. */
  readonly size: number;
  /** Modification time in milliseconds. As in git's index, a file with the size and time that are known is not read again. */
  readonly mtime: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** A whole file in the cache folder, as it was when it was written down. */
export interface CachedFile extends FileState {
  /** Absolute path. */
  readonly file: string;
}

/** Reads the state of a file of any size; undefined if there is none. */
export function fileState(file: string): FileState | undefined {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  const sha256 = stat?.isFile() ? checksumOf(file) : undefined;
  return stat && sha256 !== undefined ? { size: stat.size, mtime: stat.mtimeMs, sha256 } : undefined;
}

/** What a file is now. @param bytes what was just written to it */
export function writtenState(file: string, bytes: string | Uint8Array): FileState {
  const { size, mtimeMs: mtime } = fs.statSync(file);
  return { size, mtime, sha256: sha256Of(bytes) };
}

/** Whether a file has the size and modification time that are known of it. */
export function isAsKnown(file: string, { size, mtime }: Pick<FileState, "size" | "mtime">): boolean {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size === size && stat.mtimeMs === mtime;
}
