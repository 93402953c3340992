/** Finds code that reads a file into memory as a whole. It fails for what is larger than Node can hold, 2 GiB. */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { vi } from "vitest";

/**
 * Runs work in this process, and watches how it reads.
 *
 * @param most bytes that it may read at once
 * @returns what was read in larger pieces
 */
export async function largeReads(most: number, work: () => Promise<unknown>): Promise<string[]> {
  const found: string[] = [];
  const note = (file: unknown, length: number) => {
    if (length > most) found.push(`${file} (${length} bytes)`);
  };
  const size = (file: unknown) => fs.statSync(file as fs.PathLike, { throwIfNoEntry: false })?.size ?? 0;
  const { readFileSync, readSync } = fs;
  const { readFile } = fs.promises;
  const spies = [
    vi.spyOn(fs, "readFileSync").mockImplementation(((file: fs.PathLike, ...rest: []) => {
      if (typeof file !== "number") note(file, size(file));
      return readFileSync(file, ...rest);
    }) as typeof fs.readFileSync),
    vi.spyOn(fs.promises, "readFile").mockImplementation(((file: fs.PathLike, ...rest: []) => {
      note(file, size(file));
      return readFile(file, ...rest);
    }) as typeof fs.promises.readFile),
    vi.spyOn(fs, "readSync").mockImplementation(((...args: Parameters<typeof readSync>) => {
      const length = readSync(...args);
      note("an open file", length);
      return length;
    }) as typeof fs.readSync),
  ];
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    for (const spy of spies) spy.mockRestore();
    syncBuiltinESMExports();
  }
  return found;
}
