/** What is below a folder. */
import fs from "node:fs";
import path from "node:path";

/** A file, a folder or something else, and its path below the folder, with forward slashes. */
export interface EntryBelow {
  readonly name: string;
  readonly entry: fs.Dirent;
}

/** Everything below a folder, the folders in it too, in no certain order. Links are not followed. */
export function entriesBelow(folder: string): EntryBelow[] {
  return fs.readdirSync(folder, { withFileTypes: true, recursive: true }).map((entry) => {
    const name = path.relative(folder, path.join(entry.parentPath, entry.name));
    return { name: name.replaceAll(path.sep, "/"), entry };
  });
}

/** Paths of the plain files below a folder, in order; none if there is no folder. */
export function filesBelow(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return entriesBelow(folder)
    .filter(({ entry }) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}
