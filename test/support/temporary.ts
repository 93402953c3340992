/** Where temporary files of all tests are: in memory if there is room, because they are many and soon gone. */
import { accessSync, chmodSync, constants, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** A file system in memory, on Linux. */
const MEMORY = "/dev/shm";
/** Bytes, several times what the tests need at once. */
const ENOUGH = 4 * 2 ** 30;

/** Makes the folder for temporary files of this process and those that it starts. @returns what removes it */
export function useTemporaryFolder(): () => void {
  const folder = mkdtempSync(path.join(hasRoom() ? MEMORY : os.tmpdir(), "stele-tests-"));
  // Some tests run commands as another user.
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  // A browser that is about to end may still write there.
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

function hasRoom(): boolean {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    const [, , , options = ""] = (
      /^\S+ \/dev\/shm \S+ .*$/m.exec(readFileSync("/proc/mounts", "utf8"))?.[0] ?? ""
    ).split(" ");
    // Tests run scripts from there.
    return bavail * bsize >= ENOUGH && os.freemem() >= ENOUGH && !options.split(",").includes("noexec");
  } catch {
    return false;
  }
}

/** Leaves out of the search path what is not there: npm adds many folders, and each start of a program tries them all. */
export function shortenPath(): void {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  process.env.PATH = [...new Set(folders)].filter((folder) => existsSync(folder)).join(path.delimiter);
}
