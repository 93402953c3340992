/** Ids of files as git gives them, so that what was computed for a file once is known by its id for ever. */
import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** The id that git gives to these bytes: SHA-1 of `blob <length>`, a zero byte, and the bytes. */
export function blobId(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/** `blobId` of a file of any size, read in pieces. */
export function fileBlobId(path: string): string {
  const file = openSync(path, "r");
  try {
    const hash = createHash("sha1").update(`blob ${fstatSync(file).size}\0`);
    const piece = Buffer.allocUnsafe(1 << 16);
    for (let length = readSync(file, piece); length > 0; length = readSync(file, piece)) {
      hash.update(piece.subarray(0, length));
    }
    return hash.digest("hex");
  } finally {
    closeSync(file);
  }
}

/** The id of a file without a byte in it. */
export const EMPTY_ID = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";
