/** Makes the edits that problems carry, until none is left that is certain. Nothing is written here. */
import { editBytes } from "../core/edits.ts";
import type { Edit, Problem } from "../core/problems.ts";
import { type ValidateOptions, validate } from "./check/validate.ts";
import { sourcesOf } from "./load.ts";
import type { Files } from "./read/files.ts";
import { blobId } from "./read/ids.ts";
import { listContent } from "./read/listing.ts";
import type { ThreadStore } from "./read/threads.ts";

/** A text file before and after. */
export interface FixedFile {
  /** Below the content folder. */
  readonly file: string;
  readonly before: Buffer;
  readonly after: Buffer;
}

/** One mend can show the next mistake; real files need two or three rounds. */
const ROUNDS = 10;

/**
 * Mends files round after round.
 *
 * @param find finds what is wrong with the files, some of which have changed
 * @param read the bytes of a file as it is now
 */
export function fixFiles(
  find: (changed: ReadonlyMap<string, Buffer>) => readonly Problem[],
  read: (file: string) => Buffer,
): FixedFile[] {
  const changed = new Map<string, Buffer>();
  for (let round = 0; round < ROUNDS; round++) {
    const edits = new Map<string, (readonly Edit[])[]>();
    for (const problem of find(changed)) {
      if (problem.edits) edits.set(problem.file, [...(edits.get(problem.file) ?? []), problem.edits]);
    }
    if (edits.size === 0) break;
    for (const [file, groups] of edits) changed.set(file, editBytes(changed.get(file) ?? read(file), groups));
  }
  return [...changed].map(([file, after]) => ({ file, before: read(file), after }));
}

/** Mends all that is certain in a content folder. @returns the files that change, by name */
export async function fixContent(folder: string, options: Pick<ValidateOptions, "drafts">): Promise<FixedFile[]> {
  const { sources, files, problems } = sourcesOf(await listContent(folder));
  const cached = new Map<string, string>();
  const find = (changed: ReadonlyMap<string, Buffer>) => {
    const found = validate(sources, withChanges(files, changed), problems, { ...options, cached: storeOf(cached) });
    return [...found.problems, ...found.notes];
  };
  const fixed = fixFiles(find, (file) => files.bytes(file));
  return fixed.sort((a, b) => (a.file < b.file ? -1 : 1)).filter(({ before, after }) => !before.equals(after));
}

function withChanges(files: Files, changed: ReadonlyMap<string, Buffer>): Files {
  return {
    bytes: (path) => changed.get(path) ?? files.bytes(path),
    id(path) {
      const bytes = changed.get(path);
      return bytes ? blobId(bytes) : files.id(path);
    },
  };
}

/** Threads that no edit changed are read once. */
function storeOf(cached: Map<string, string>): ThreadStore {
  return { get: (key) => cached.get(key), set: (key, text) => cached.set(key, text) };
}
