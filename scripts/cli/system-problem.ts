/** What people can do something about, in words; other codes keep the system's. */
const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full: there is no room for",
  EDQUOT: "the disk is full for this user: there is no room for",
  EFBIG: "files may not become large enough here for",
  EACCES: "there is no permission to write",
  EPERM: "there is no permission to write",
  EROFS: "the disk is read-only, so nothing can write",
};

/**
 * Says what the machine refused to a command that writes files.
 *
 * @param written what the command writes, for errors that do not name the file
 * @returns a sentence; undefined if it is another error, of the program itself
 */
export function systemProblem(error: unknown, written: readonly string[]): string | undefined {
  if (!(error instanceof Error)) return undefined;
  // An error of a worker process comes over as its text alone.
  const { code = /\b(E[A-Z]{2,}): /.exec(error.message)?.[1], path, dest } = error as NodeJS.ErrnoException & Paths;
  const words = WORDS[code ?? ""];
  return words && `${words} ${dest ?? path ?? written.join(" or ")} (${code})`;
}

/** Node's message for calls with two paths: the second path is the one that is written. */
interface Paths {
  readonly dest?: string;
}
