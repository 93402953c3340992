/** A disk without room, in this process: what a real one does to the calls that write. */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import path from "node:path";
import { vi } from "vitest";

/**
 * Does work while writing may fail.
 *
 * @param folder only what is in it is refused
 * @param isFull asked before each write
 */
export async function onFullDisk<T>(folder: string, isFull: () => boolean, work: () => Promise<T>): Promise<T> {
  const refuses = (file: unknown) => String(file).startsWith(folder + path.sep) && isFull();
  const { writeFileSync, copyFileSync, linkSync, mkdirSync } = fs;
  const { writeFile } = fs.promises;
  const half = (file: unknown) => {
    // What a system has written when it finds no more room.
    if (fs.existsSync(path.dirname(String(file)))) writeFileSync(String(file), "half");
    return noRoom("write", file);
  };
  const spies = [
    vi.spyOn(fs, "writeFileSync").mockImplementation((file, ...rest) => {
      if (refuses(file)) throw half(file);
      writeFileSync(file, ...rest);
    }),
    vi.spyOn(fs, "copyFileSync").mockImplementation((from, to, mode) => {
      if (refuses(to)) throw noRoom("copyfile", to);
      copyFileSync(from, to, mode);
    }),
    vi.spyOn(fs, "linkSync").mockImplementation((from, to) => {
      if (refuses(to)) throw noRoom("link", to);
      linkSync(from, to);
    }),
    vi.spyOn(fs, "mkdirSync").mockImplementation(((folder: fs.PathLike, options: fs.MakeDirectoryOptions) => {
      if (refuses(folder) && !fs.existsSync(folder)) throw noRoom("mkdir", folder);
      return mkdirSync(folder, options);
    }) as typeof fs.mkdirSync),
    vi.spyOn(fs.promises, "writeFile").mockImplementation(async (file, ...rest) => {
      if (refuses(file)) throw half(file);
      return writeFile(file, ...rest);
    }),
  ];
  syncBuiltinESMExports();
  try {
    return await work();
  } finally {
    for (const spy of spies) spy.mockRestore();
    syncBuiltinESMExports();
  }
}

function noRoom(syscall: string, file: unknown): Error {
  const error = new Error(`ENOSPC: no space left on device, ${syscall} '${file}'`);
  return Object.assign(error, { code: "ENOSPC", errno: -28, syscall, path: String(file) });
}
