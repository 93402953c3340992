import fs from "node:fs";
import type { CachedFile } from "./file-state.ts";

/** A full link count, another file system, or one that knows no hard links. */
const UNLINKABLE = ["EXDEV", "EPERM", "EMLINK", "ENOTSUP"];

/**
 * Puts a file at another path: as a hard link if the file system can, else as a copy with the same modification time.
 *
 * @param target absolute path; nothing may be there
 * @throws Error if the file is missing, or something is there
 */
export function linkOrCopy({ file, mtime }: Pick<CachedFile, "file" | "mtime">, target: string): void {
  try {
    fs.linkSync(file, target);
  } catch (error) {
    if (!UNLINKABLE.includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    fs.copyFileSync(file, target, fs.constants.COPYFILE_FICLONE | fs.constants.COPYFILE_EXCL);
    fs.utimesSync(target, mtime / 1000, mtime / 1000);
  }
}
