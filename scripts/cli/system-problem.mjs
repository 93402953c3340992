// @ts-check
// Plain JavaScript, because scripts/stele.mjs says it of errors that arise before any TypeScript is loaded.

/** What people can do something about, in words before a place. @type {Readonly<Record<string, string>>} */
const WORDS = {
  ENOSPC: "the disk is full: there is no room for",
  EDQUOT: "the disk is full for this user: there is no room for",
  EFBIG: "files may not become large enough here for",
  EACCES: "there is no permission to write",
  EPERM: "there is no permission to write",
  EROFS: "the disk is read-only, so nothing can write",
  ENAMETOOLONG: "this file system has no names as long as",
  ENOTDIR: "a file is where a folder must be, in",
  EISDIR: "a folder is where a file must be,",
  EMFILE: "this user may not open more files at once (see ulimit -n), so nothing can open",
  ENFILE: "this machine cannot open more files at once, so nothing can open",
  EADDRINUSE: "another program listens at",
  EADDRNOTAVAIL: "this machine does not have the address",
  ENOTFOUND: "there is no host with the name",
};

/**
 * Says what the machine refused to a command.
 *
 * @param {unknown} error
 * @param {readonly string[]} [written] what the command writes, for errors that do not name the file
 * @returns {string | undefined} a sentence; undefined if it is another error, of the program itself
 */
export function systemProblem(error, written = []) {
  if (!(error instanceof Error)) return undefined;
  // Node's message for calls with two paths: the second path is the one that is written.
  const { path, dest, address, hostname, syscall, ...rest } =
    /** @type {NodeJS.ErrnoException & { dest?: string, address?: string, hostname?: string }} */ (error);
  // An error of a worker process comes over as its text alone.
  const code = rest.code ?? /\b(E[A-Z]{2,}): /.exec(error.message)?.[1];
  const place = dest ?? path ?? address ?? hostname ?? written.join(" or ");
  const words = WORDS[code ?? ""];
  if (words !== undefined && place !== "") return `${words} ${place} (${code})`;
  return syscall === undefined && words === undefined ? undefined : `the system refuses: ${error.message}`;
}
