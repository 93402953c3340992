/** The edge of the room: a content folder on disk → Archive. */
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { archiveFolder } from "../core/archive-folder.ts";
import type { Problem } from "../core/problems.ts";
import { goneNotes, type Past } from "./check/gone.ts";
import { ownAssetProblems } from "./check/own-assets.ts";
import { type Loaded, sortProblems, type ValidateOptions, validate } from "./check/validate.ts";
import { placeOf } from "./read/documents.ts";
import { filesOf } from "./read/files.ts";
import { ignoreRules, withoutIgnored } from "./read/ignored.ts";
import { type Listing, listContent } from "./read/listing.ts";
import { findSources, type Sources } from "./read/sources.ts";

export interface LoadOptions extends ValidateOptions {
  /** What git knows of threads as they were; unless the archive's settings turn its history off. */
  readonly past?: Past | undefined;
}

/**
 * Reads and validates a content folder. What is on disk is what counts, committed or not, unless a listing of something
 * else is given. Left out is what git or the archive's settings ignore, what editors and systems leave behind, and what
 * begins with a dot.
 *
 * @param content path of the folder, or what was listed of it
 * @returns the archive, meaningful only if `problems` is empty
 */
export async function loadArchive(content: string | Listing, options: LoadOptions): Promise<Loaded> {
  const folder = typeof content === "string" ? content : content.folder;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    const problem = {
      kind: "content-missing",
      file: ".",
      message: `there is no folder ${folder}`,
      fix: "name the content folder with --content",
    };
    return validate({ settings: true, boards: [], threads: [], pages: [] }, NO_FILES, [problem], options);
  }
  const { sources, files, problems } = sourcesOf(typeof content === "string" ? await listContent(content) : content);
  const validated = validate(sources, files, problems, options);
  const isThere = (file: string) => existsSync(path.join(archiveFolder(), "assets", file));
  const locate = (at: readonly PropertyKey[]) => placeOf(files.bytes("archive.yaml"), "archive.yaml", at);
  const missing = ownAssetProblems(validated.archive.settings, isThere, locate);
  const loaded =
    missing.length === 0 ? validated : { ...validated, problems: sortProblems([...validated.problems, ...missing]) };
  const { past } = options;
  if (!past || !loaded.archive.settings.history) return loaded;
  const gone = await goneNotes(past, sources, files, loaded.map);
  return gone.length === 0 ? loaded : { ...loaded, notes: sortProblems([...loaded.notes, ...gone]) };
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
