import fs from "node:fs";
import os from "node:os";

/** A process that holds a lock. */
export interface Holder {
  readonly pid: number;
  /** Name of its machine, if it is another one or another container: nobody here can tell whether it still runs. */
  readonly elsewhere?: string;
  /** When it took the lock, `2026-11-28T10:00:00Z`. */
  readonly since: string;
}

/**
 * Takes a lock that a process holds until it gives it back or dies.
 *
 * @param file the lock; its folder exists
 * @returns undefined if it was taken, else the process that holds it
 */
export function takeLock(file: string): Holder | undefined {
  const own = [process.pid, startOf(process.pid), place(), new Date().toISOString().replace(/\.\d+/, "")].join(" ");
  for (;;) {
    // A symbolic link to nowhere: it appears with its content, so nobody ever reads a lock that is half written.
    if (tried(() => fs.symlinkSync(own, file))) return undefined;
    const text = readLock(file);
    if (text === undefined) continue;
    const holder = holderOf(text);
    if (holder) return holder;
    setAside(file, text);
  }
}

/** The process that a lock names, unless it is known to be gone. */
function holderOf(text: string): Holder | undefined {
  const [number = "", start, where, since] = text.split(" ");
  const pid = Number(number);
  if (start === undefined || where === undefined || since === undefined) return undefined;
  if (where !== place()) return { pid, since, elsewhere: decodeURIComponent(where.replace(/:.*/, "")) };
  return startOf(pid) === start ? { pid, since } : undefined;
}

/** This machine, and the container in it: processes of others have numbers of their own. */
function place(): string {
  let namespace = "";
  try {
    namespace = fs.readlinkSync("/proc/self/ns/pid").replace(/\D/g, "");
  } catch {
    // Another system, which has none.
  }
  return `${encodeURIComponent(os.hostname())}:${namespace}`;
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

/**
 * When a process started, as the system counts: numbers of processes are used again, in containers at once.
 *
 * @returns undefined if it does not run any more; "-" if the system does not tell
 */
function startOf(pid: number): string | undefined {
  if (!isRunning(pid)) return undefined;
  let stat: string;
  try {
    stat = fs.readFileSync(`/proc/${pid}/stat`, "latin1");
  } catch {
    return "-";
  }
  // Fields 3 and 22 of proc(5); the second, the name, is in brackets and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // A process that is dead has its number until its parent asks for its end, which some containers never do.
  return /^[ZXx]$/.test(fields[0] ?? "") ? undefined : (fields[19] ?? "-");
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
