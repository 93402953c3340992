// @ts-check
// Plain JavaScript, because scripts/stele.mjs says it of errors that arise before any TypeScript is loaded.

/** What people can do something about, in words before a place. @type {Readonly<Record<string, string>>} */
const WORDS = {
  ENOSPC: "the disk is full, or may not hold more files (df -h and df -i say which): there is no room for",
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
 * The code of what the machine refused.
 *
 * @param {unknown} error
 * @returns {string | undefined} `ENOSPC`; undefined if it is another error
 */
export function systemCode(error) {
  if (!(error instanceof Error)) return undefined;
  // An error of a worker process comes over as its text alone.
  return /** @type {NodeJS.ErrnoException} */ (error).code ?? /\b(E[A-Z]{2,}): /.exec(error.message)?.[1];
}

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
  const { path, dest, address, hostname, syscall } =
    /** @type {NodeJS.ErrnoException & { dest?: string, address?: string, hostname?: string }} */ (error);
  const code = systemCode(error);
  const place = dest ?? path ?? address ?? hostname ?? written.join(" or ");
  const words = WORDS[code ?? ""];
  // Linux has no other code for this.
  if (code === "ENOSPC" && syscall === "watch")
    return `this user may not watch more files at once (see fs.inotify.max_user_watches): ${place} (${code})`;
  if (words !== undefined && place !== "") return `${words} ${place} (${code})`;
  return syscall === undefined && words === undefined ? undefined : `the system refuses: ${error.message}`;
}
