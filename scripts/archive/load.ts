/** The edge of the room: a content folder on disk → Archive. */
import { statSync } from "node:fs";
import type { Problem } from "../core/problems.ts";
import { type Loaded, type ValidateOptions, validate } from "./check/validate.ts";
import { filesOf } from "./read/files.ts";
import { ignoreRules, withoutIgnored } from "./read/ignored.ts";
import { type Listing, listContent } from "./read/listing.ts";
import { findSources, type Sources } from "./read/sources.ts";

/**
 * Reads and validates a content folder. What is on disk is what counts, committed or not, unless a listing of something
 * else is given. Left out is what git or the archive's settings ignore, what editors and systems leave behind, and what
 * begins with a dot.
 *
 * @param content path of the folder, or what was listed of it
 * @returns the archive, meaningful only if `problems` is empty
 */
export async function loadArchive(content: string | Listing, options: ValidateOptions): Promise<Loaded> {
  const folder = typeof content === "string" ? content : content.folder;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    const problem = {
      file: ".",
      message: `there is no folder ${folder}`,
      fix: "name the content folder with --content",
    };
    return validate({ settings: true, boards: [], threads: [], pages: [] }, NO_FILES, [problem], options);
  }
  const { sources, files, problems } = sourcesOf(typeof content === "string" ? await listContent(content) : content);
  return validate(sources, files, problems, options);
}

/** Finds boards, threads and pages in what was listed, and what cannot be content. */
export function sourcesOf(listing: Listing) {
  const files = filesOf((path) => listing.locate(path), listing.ids);
  const { root, problems } = withoutIgnored(listing, ignoreRules(files.bytes));
  const found = findSources(root);
  const all: Problem[] = [...problems, ...found.problems];
  const sources: Sources = found.sources;
  return { sources, files, problems: all };
}

/** Stands in for a content folder that is not there. */
const NO_FILES = { id: () => "", bytes: () => Buffer.from("title: Archive\n") };
