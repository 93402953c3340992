/** What the archive's settings leave out: `ignore` in `archive.yaml`, patterns as in a .gitignore at the top of the content. */
import ignore, { type Ignore } from "ignore";
import type { Problem } from "../../core/problems.ts";
import { archiveSchema } from "../schema/archive.ts";
import { readYamlFile } from "./documents.ts";
import { readText } from "./files.ts";
import type { Listing } from "./listing.ts";
import type { Folder } from "./walk.ts";

const SETTINGS = "archive.yaml";

/**
 * The patterns of an archive.
 *
 * @param bytes reads a file of the content
 * @returns undefined if there are none, or if the settings cannot be read, which others report
 */
export function ignoreRules(bytes: (path: string) => Buffer): Ignore | undefined {
  try {
    const text = bytes(SETTINGS);
    // Most archives have none, and their settings are read once more later.
    if (!/^["']?ignore["']?\s*:/m.test(text.toString())) return undefined;
    const read = readYamlFile(text, SETTINGS, archiveSchema.pick({ ignore: true }).loose());
    return Array.isArray(read) || read.data.ignore.length === 0 ? undefined : ignore().add(read.data.ignore);
  } catch {
    return undefined;
  }
}

/** The files and folders that no pattern matches, and the problems of these alone. */
export function withoutIgnored(
  { root, problems }: Pick<Listing, "root" | "problems">,
  rules: Ignore | undefined,
): { root: Folder; problems: readonly Problem[] } {
  if (!rules) return { root, problems };
  return {
    root: prune(root, rules),
    problems: problems.filter(({ file }) => !rules.ignores(file) && !rules.ignores(`${file}/`)),
  };
}

/** What differs from the commit, without what the settings leave out. */
export function uncommittedContent(listing: Pick<Listing, "uncommitted" | "locate">): readonly string[] {
  if (listing.uncommitted.length === 0) return [];
  const rules = ignoreRules((path) => readText(listing.locate(path), path));
  return rules ? listing.uncommitted.filter((path) => !rules.ignores(path)) : listing.uncommitted;
}

function prune({ path, files, folders }: Folder, rules: Ignore): Folder {
  const inside = path === "" ? "" : `${path}/`;
  return {
    path,
    files: files.filter((name) => inside + name === SETTINGS || !rules.ignores(inside + name)),
    folders: folders.filter((folder) => !rules.ignores(`${folder.path}/`)).map((folder) => prune(folder, rules)),
  };
}
