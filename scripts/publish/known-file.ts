/** Files that were written down, and whether they are still what they were. */
import { createHash } from "node:crypto";
import fs from "node:fs";

/** A whole file in the cache folder, as it was when it was written down. */
export interface CachedFile {
  /** Absolute path. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** Modification time in milliseconds. As in git's index, a file with the size and time that are known is not read again. */
  readonly mtime: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** Reads what a file is now; undefined where there is none. */
export function fileFacts(file: string): Omit<CachedFile, "file"> | undefined {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) return undefined;
  const sha256 = createHash("sha256").update(fs.readFileSync(file)).digest("hex");
  return { size: stat.size, mtime: stat.mtimeMs, sha256 };
}

/** Whether a file has the size and modification time that are known of it. */
export function isAsKnown(file: string, { size, mtime }: Pick<CachedFile, "size" | "mtime">): boolean {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size === size && stat.mtimeMs === mtime;
}
