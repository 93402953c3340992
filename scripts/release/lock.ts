import fs from "node:fs";

/**
 * Takes a lock that a process holds until it gives it back or dies.
 *
 * @param file the lock; its folder exists
 * @returns undefined if it was taken, else the number of the process that holds it
 */
export function takeLock(file: string): number | undefined {
  for (;;) {
    // A symbolic link to nowhere: it appears with its content, so nobody ever reads a lock that is half written.
    if (tried(() => fs.symlinkSync(describe(process.pid), file))) return undefined;
    const holder = readLock(file);
    if (holder === undefined) continue;
    const pid = Number(holder.split(" ")[0]);
    if (pid > 0 && describe(pid) === holder) return pid;
    setAside(file, holder);
  }
}

/** Removes the lock of a process that is gone. Of several that try, one moves it away; a new lock is put back. */
function setAside(file: string, holder: string): void {
  const aside = `${file}.${process.pid}`;
  if (!tried(() => fs.renameSync(file, aside))) return;
  const moved = readLock(aside);
  if (moved !== undefined && moved !== holder) tried(() => fs.symlinkSync(moved, file));
  fs.rmSync(aside, { force: true });
}

/** The text by which a lock names its holder; undefined if there is no lock. */
function readLock(file: string): string | undefined {
  try {
    return fs.readlinkSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    if (code === "EINVAL") return ""; // a file in its place
    throw error;
  }
}

/** Number of a process and its start time if the system tells it: numbers are used again, in containers at once. */
function describe(pid: number): string {
  if (!isRunning(pid)) return "";
  let stat = "";
  try {
    stat = fs.readFileSync(`/proc/${pid}/stat`, "latin1");
  } catch {
    // Another system, which does not tell.
  }
  // Field 22 of proc(5); the second, the name, is in brackets and may hold anything.
  return `${pid} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? ""}`;
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Runs work that fails if another process was faster. @returns whether it succeeded */
function tried(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (!["EEXIST", "ENOENT"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    return false;
  }
}
