/** Files that hold data under its own checksum: one line with the checksum, then the data. */
import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { replaceFileAsync } from "./replace-file.ts";

type Encoding = "utf8" | "utf16le";

/**
 * Reads data that `writeChecksummed` wrote.
 *
 * @param version what the data's meaning and shape depend on; data of another version is as good as none
 * @returns undefined if the file is missing, damaged or of another version
 */
export async function readChecksummed<T>(file: string, version: string): Promise<T | undefined> {
  const text = await readChecksummedText(file, version);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

/** Writes data as JSON under its checksum: the whole file or nothing. */
export function writeChecksummed(file: string, version: string, data: unknown): Promise<void> {
  return writeChecksummedText(file, version, JSON.stringify(data));
}

/**
 * As `readChecksummed`, for plain text.
 *
 * @param encoding "utf16le" takes more room for Latin letters, and is read ten times as fast if there are others
 */
export async function readChecksummedText(
  file: string,
  version: string,
  encoding: Encoding = "utf8",
): Promise<string | undefined> {
  return (await readChecksummedBytes(file, version))?.toString(encoding);
}

/** As `readChecksummed`, for bytes. */
export async function readChecksummedBytes(file: string, version: string): Promise<Buffer | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch {
    return undefined;
  }
  const end = bytes.indexOf("\n");
  const body = bytes.subarray(end + 1);
  const isWhole = bytes.toString("latin1", 0, Math.max(0, end)) === checksum(version, body);
  return isWhole ? body : undefined;
}

/** As `writeChecksummed`, for plain text. */
export function writeChecksummedText(
  file: string,
  version: string,
  text: string,
  encoding: Encoding = "utf8",
): Promise<void> {
  return writeChecksummedBytes(file, version, Buffer.from(text, encoding));
}

/** As `writeChecksummed`, for bytes. */
export async function writeChecksummedBytes(file: string, version: string, body: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await replaceFileAsync(file, [Buffer.from(`${checksum(version, body)}\n`), body]);
}

/** SHA-256, lower-case hexadecimal. */
function checksum(version: string, body: Uint8Array): string {
  return createHash("sha256").update(`${version}\n`).update(body).digest("hex");
}
