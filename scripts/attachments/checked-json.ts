import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Reads what `writeChecked` wrote.
 *
 * @param version what the data's meaning depends on; data of another version is as good as none
 * @returns undefined where the file is missing, damaged or of another version
 */
export async function readChecked(file: string, version: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch {
    return undefined;
  }
  const end = text.indexOf("\n");
  const body = text.slice(end + 1);
  return text.slice(0, end) === seal(version, body) ? JSON.parse(body) : undefined;
}

/** Writes data as JSON under its own checksum, as a whole or not at all. */
export async function writeChecked(file: string, version: string, data: unknown): Promise<void> {
  const body = JSON.stringify(data);
  const temporary = `${file}.${process.pid}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(temporary, `${seal(version, body)}\n${body}`);
  await rename(temporary, file);
}

function seal(version: string, body: string): string {
  return createHash("sha256").update(`${version}\n${body}`).digest("hex");
}
