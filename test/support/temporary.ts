/** Where temporary files of all tests are: in memory if there is room, because they are many and soon gone. */
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";

/** A file system in memory, on Linux. */
const MEMORY = "/dev/shm";
/** Bytes, several times what the tests need at once. */
const ENOUGH = 4 * 2 ** 30;

/**
 * Settings of git for repositories that are thrown away: nothing is packed, and nothing waits for a disk. They take the
 * place of the machine's, which must change nothing.
 */
const GIT_SETTINGS = `[gc]
	auto = 0
[maintenance]
	auto = false
[core]
	fsync = none
[user]
	name = t
	email = t@example.org
`;

/**
 * Makes the folder for temporary files of this process and those that it starts, with settings of git for all of them.
 *
 * @returns what removes it
 */
export function useTemporaryFolder(): () => void {
  const folder = mkdtempSync(path.join(hasRoom() ? MEMORY : os.tmpdir(), "stele-tests-"));
  // Some tests run commands as another user.
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  process.env.GIT_CONFIG_NOSYSTEM = "1";
  process.env.GIT_CONFIG_GLOBAL = path.join(folder, "gitconfig");
  writeFileSync(process.env.GIT_CONFIG_GLOBAL, GIT_SETTINGS);
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
