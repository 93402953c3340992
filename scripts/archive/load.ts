/** The edge of the room: a content folder on disk → Archive. */
import { statSync } from "node:fs";
import type { Problem } from "../problems.ts";
import { filesOf } from "./files.ts";
import { gitIds } from "./ids.ts";
import { findSources, type Sources } from "./sources.ts";
import { type Loaded, type ValidateOptions, validate } from "./validate.ts";
import { walk } from "./walk.ts";

/**
 * Reads and validates a content folder. What is on disk is what counts, committed or not, ignored by git or not; only
 * names that begin with a dot are passed over.
 *
 * @param contentDir path of the folder
 * @returns the archive, meaningful only where `problems` is empty
 */
export async function loadArchive(contentDir: string, options: ValidateOptions): Promise<Loaded> {
  if (!statSync(contentDir, { throwIfNoEntry: false })?.isDirectory()) {
    const problem = {
      file: ".",
      message: `there is no folder ${contentDir}`,
      fix: "name the content folder with --content",
    };
    return validate({ settings: true, boards: [], threads: [], pages: [] }, NO_FILES, [problem], options);
  }
  const { sources, files, problems } = await readContent(contentDir);
  return validate(sources, files, problems, options);
}

/** Lists a content folder: where everything is, the ids of its files, and what cannot be content. */
export async function readContent(contentDir: string) {
  const [ids, { root, problems }] = await Promise.all([gitIds(contentDir), walk(contentDir)]);
  const found = findSources(root);
  const all: Problem[] = [...problems, ...found.problems];
  const sources: Sources = found.sources;
  return { sources, files: filesOf(contentDir, ids), problems: all };
}

/** Stands in for a content folder that is not there. */
const NO_FILES = { id: () => "", bytes: () => Buffer.from("title: Archive\n") };
