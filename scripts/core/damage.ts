/** Files whose bytes changed while their size and time did not: a disk or a program did it in silence. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { BundledFile } from "./bundle-list.ts";

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

const CHUNK = 1 << 20;

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

/** SHA-256 of a file, read in pieces; undefined if there is no such file. */
export function checksumOf(file: string): string | undefined {
  let open: number;
  try {
    open = fs.openSync(file, "r");
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
  try {
    const hash = createHash("sha256");
    const piece = Buffer.allocUnsafe(CHUNK);
    for (let read = fs.readSync(open, piece); read > 0; read = fs.readSync(open, piece))
      hash.update(piece.subarray(0, read));
    return hash.digest("hex");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EISDIR") return undefined;
    throw error;
  } finally {
    fs.closeSync(open);
  }
}
