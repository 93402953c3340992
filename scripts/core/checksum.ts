/** Checksums of files of any size: they are read in pieces, so that memory stays flat. */
import { createHash, type Hash } from "node:crypto";
import fs from "node:fs";

/** Bytes that are read at once. */
const PIECE = 1 << 20;

/** One for all files, as each is read to its end before the next. */
let piece: Buffer | undefined;

/** SHA-256 of what is in memory, lower-case hexadecimal. */
export function sha256Of(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** SHA-256 of a file, lower-case hexadecimal; undefined if there is no such file. */
export function checksumOf(file: string): string | undefined {
  try {
    return addFile(createHash("sha256"), file).digest("hex");
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

/** Adds the bytes of a file to a hash. @returns the hash */
export function addFile(hash: Hash, file: string): Hash {
  const open = fs.openSync(file, "r");
  try {
    piece ??= Buffer.allocUnsafe(PIECE);
    for (let read = fs.readSync(open, piece); read > 0; read = fs.readSync(open, piece))
      hash.update(piece.subarray(0, read));
    return hash;
  } finally {
    fs.closeSync(open);
  }
}
