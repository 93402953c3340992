/** Lists folders on disk. The file system is touched here and in `listing.ts`, `ids.ts` and `files.ts` only. */
import { type Dirent, readdirSync, realpathSync, type Stats } from "node:fs";
import { sep } from "node:path";
import type { Problem } from "../../core/problems.ts";
import { compareText } from "../../core/text-order.ts";
import { leftover, leftoverNote } from "../schema/leftovers.ts";
import { validateLength, validateName } from "../schema/names.ts";
import { attempt } from "./files.ts";

/** A folder of the content, names in code point order. */
export interface Folder {
  /** Path below the content folder; empty for the content folder itself. */
  readonly path: string;
  readonly files: readonly string[];
  readonly folders: readonly Folder[];
}

/** Paths of every file in a folder and the folders inside it. */
export function filesIn({ path, files, folders }: Folder): string[] {
  const own = path === "" ? files : files.map((name) => `${path}/${name}`);
  return [...own, ...folders.flatMap(filesIn)];
}

/**
 * Lists every file and folder. Symbolic links are never followed, and what begins with a dot is not content.
 *
 * @param from folder to begin with, its path below the content folder
 * @returns the tree, without what has a problem
 */
export function walk(contentDir: string, from = ""): { root: Folder; problems: Problem[] } {
  const problems: Problem[] = [];
  const root = { path: from, files: [], folders: [] };
  const waiting: { path: string; files: string[]; folders: Folder[] }[] = [root];
  for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
    const { path: open } = folder;
    const list = () => readdirSync(`${contentDir}/${open}`, { withFileTypes: true });
    const entries = attempt(open || ".", problems, list) ?? [];
    if (entries.length > 1) entries.sort((a, b) => compareText(a.name, b.name));
    for (const entry of entries) {
      if (entry.name.startsWith(".")) continue;
      const path = open === "" ? entry.name : `${open}/${entry.name}`;
      const left = leftover(entry.name, entry.isDirectory() ? "folder" : "file");
      if (left === "editor") problems.push(leftoverNote(path));
      if (left) continue;
      const problem = validateName(entry.name) ?? validateLength(path) ?? validateKind(entry, contentDir, path);
      if (problem) {
        problems.push({ file: path, ...problem });
      } else if (entry.isDirectory()) {
        const inner = { path, files: [], folders: [] };
        folder.folders.push(inner);
        waiting.push(inner);
      } else {
        folder.files.push(entry.name);
      }
    }
  }
  return { root, problems };
}

/** What is wrong with something that is neither a file nor a folder. */
export function validateKind(
  entry: Dirent | Stats,
  contentDir: string,
  path: string,
): { message: string; fix: string } | undefined {
  if (entry.isFile() || entry.isDirectory()) return undefined;
  if (!entry.isSymbolicLink()) {
    return { message: "this is neither a file nor a folder", fix: "delete it; only files and folders are content" };
  }
  const message = `this is a symbolic link ${whereTo(contentDir, path)}`;
  return { message, fix: "put a copy of the file in its place" };
}

/** Target of a link; the report does not show paths outside the content folder. */
function whereTo(contentDir: string, path: string): string {
  try {
    const inside = realpathSync(`${contentDir}/${path}`).startsWith(realpathSync(contentDir) + sep);
    return inside ? "to another file of the content" : "that leaves the content folder";
  } catch {
    return "that leads nowhere";
  }
}
