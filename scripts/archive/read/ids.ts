/** Ids of files as git gives them, so that what was computed for a file once is known by its id for ever. */
import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { addFile } from "../../core/checksum.ts";

/** The id that git gives to these bytes: SHA-1 of `blob <length>`, a zero byte, and the bytes. */
export function blobId(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/** `blobId` of a file of any size. */
export function fileBlobId(path: string): string {
  return addFile(createHash("sha1").update(`blob ${statSync(path).size}\0`), path).digest("hex");
}

/** The id of a file without a byte in it. */
export const EMPTY_ID = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";
