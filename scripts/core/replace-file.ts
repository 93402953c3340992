/** Files that are written as a whole or not at all. */
import fs from "node:fs";

/** Ends the name of a file that is being written; of one that is old, whoever wrote it was killed. */
export const TEMPORARY = ".tmp";

/**
 * Puts a new file in the place of another one. Nothing is left of one that cannot be written: on a full disk every try
 * would take more of the room that is left.
 *
 * @param write writes the bytes to a path beside the file
 */
export function replaceFile(file: string, write: (temporary: string) => void): void {
  const temporary = temporaryOf(file);
  try {
    write(temporary);
    fs.renameSync(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

/** As `replaceFile`, while other events have their turn. */
export async function replaceFileAsync(file: string, bytes: Uint8Array | readonly Uint8Array[]): Promise<void> {
  const temporary = temporaryOf(file);
  try {
    await fs.promises.writeFile(temporary, bytes instanceof Uint8Array ? bytes : [...bytes]);
    await fs.promises.rename(temporary, file);
  } catch (error) {
    await fs.promises.rm(temporary, { force: true });
    throw error;
  }
}

/** One process writes a file once at a time. */
function temporaryOf(file: string): string {
  return `${file}.${process.pid}${TEMPORARY}`;
}
