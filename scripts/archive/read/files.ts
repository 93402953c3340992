import { readFileSync } from "node:fs";
import type { Problem } from "../../core/problems.ts";
import { blobId, fileBlobId } from "./ids.ts";

/** Gives the files of a content folder by their path below it. */
export interface Files {
  /** Git blob id of the bytes on disk. */
  id(path: string): string;
  /** The bytes of a text file. */
  bytes(path: string): Buffer;
}

/**
 * @param locate gives the place of a file on disk
 * @param known ids that need not be computed
 */
export function filesOf(locate: (path: string) => string, known: Map<string, string>): Files {
  let last: { path: string; bytes: Buffer } | undefined;
  const bytes = (path: string): Buffer => {
    if (last?.path !== path) last = { path, bytes: named(path, () => readFileSync(locate(path))) };
    return last.bytes;
  };
  return {
    bytes,
    id(path) {
      let id = known.get(path);
      if (id === undefined) {
        // A text file is about to be read as well; an attachment can be larger than memory.
        const isText = /\.(md|ya?ml|json)$/.test(path);
        id = isText ? blobId(bytes(path)) : named(path, () => fileBlobId(locate(path)));
        known.set(path, id);
      }
      return id;
    },
  };
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
 * Runs what reads files. A file that the system does not give (no permission, a broken disk) becomes a problem.
 *
 * @param file file name for the problem, if the file that could not be read is not known
 * @returns the result of the work; undefined if a file could not be read
 */
export function attempt<T>(file: string, problems: Problem[], work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error && "code" in error)) throw error;
    const fix = "make it readable for whoever runs this";
    const unread = "file" in error ? String(error.file) : file;
    problems.push({ file: unread, message: `the system does not let it be read (${error.code})`, fix });
    return undefined;
  }
}
