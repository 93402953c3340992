/** Files whose bytes changed while their size and time did not: a disk or a program did it in silence. */
import fs from "node:fs";
import path from "node:path";
import type { BundledFile } from "./bundle-list.ts";
import { checksumOf } from "./checksum.ts";

/** A file, and the checksum of what was written to it. */
export interface StoredFile {
  readonly file: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** The files of a folder as they were written down. @param files paths below the folder, and checksums */
export function storedBelow(folder: string, files: readonly Pick<BundledFile, "path" | "sha256">[]): StoredFile[] {
  return files.map((file) => ({ file: path.join(folder, file.path), sha256: file.sha256 }));
}

/**
 * Reads a file to its end, and changes its time if it is damaged: then everything that goes by times sees that it is
 * another file. The file stays, because it may be part of the published site.
 *
 * @returns whether it is damaged; a file that is missing is not, since nobody takes it for whole
 */
export function touchIfDamaged({ file, sha256 }: StoredFile): boolean {
  const found = checksumOf(file);
  if (found === undefined || found === sha256) return false;
  const now = new Date();
  fs.utimesSync(file, now, now);
  return true;
}
