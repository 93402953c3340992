import { readFileSync, statSync } from "node:fs";
import type { Problem } from "../../core/problems.ts";
import { blobId, fileBlobId } from "./ids.ts";
import { isTextName, textTooLarge } from "./text-limits.ts";

/** Gives the files of a content folder by their path below it. */
export interface Files {
  /** Git blob id of the bytes on disk. */
  id(path: string): string;
  /** The bytes of a text file. @throws LargeText */
  bytes(path: string): Buffer;
}

/** A text file is too large to be read. */
class LargeText extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * @param locate gives the place of a file on disk
 * @param known ids that need not be computed
 */
export function filesOf(locate: (path: string) => string, known: Map<string, string>): Files {
  let last: { path: string; bytes: Buffer } | undefined;
  const bytes = (path: string): Buffer => {
    if (last?.path !== path) last = { path, bytes: readText(locate(path), path) };
    return last.bytes;
  };
  const idOf = (path: string): string => {
    const file = locate(path);
    // A text file is about to be read as well; any other can be larger than memory.
    const isRead = isTextName(path) && !textTooLarge(path, statSync(file).size);
    return isRead ? blobId(bytes(path)) : fileBlobId(file);
  };
  return {
    bytes,
    id(path) {
      const id = known.get(path) ?? named(path, () => idOf(path));
      known.set(path, id);
      return id;
    },
  };
}

/**
 * Reads a text file of the content.
 *
 * @param file its place on disk
 * @param path below the content folder
 * @throws LargeText before it is read
 */
export function readText(file: string, path: string): Buffer {
  return named(path, () => {
    const problem = textTooLarge(path, statSync(file).size);
    if (problem) throw new LargeText(problem);
    return readFileSync(file);
  });
}

/** Puts a file's name to what the system says of it. */
function named<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { file }) : error;
  }
}

/**
 * Runs what reads files. A file that the system does not give (no permission, a broken disk), or that is too large,
 * becomes a problem.
 *
 * @param file file name for the problem, if the file that could not be read is not known
 * @returns the result of the work; undefined if a file could not be read
 */
export function attempt<T>(file: string, problems: Problem[], work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof LargeText) {
      problems.push(error.problem);
      return undefined;
    }
    if (!(error instanceof Error && "syscall" in error && "code" in error)) throw error;
    const fix = "make it readable for whoever runs this";
    const unread = "file" in error ? String(error.file) : file;
    problems.push({
      kind: "unreadable",
      file: unread,
      message: `the system does not let it be read (${error.code})`,
      fix,
    });
    return undefined;
  }
}
