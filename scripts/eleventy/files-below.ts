import fs from "node:fs";
import path from "node:path";

/** Paths of the files below a folder, with forward slashes, in order; none if there is no folder. */
export function filesBelow(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
    .sort();
}

/** Removes the files below a folder. Its folders stay: Eleventy takes a folder that it has seen once for granted. */
export function emptyFolder(folder: string): void {
  for (const name of filesBelow(folder)) fs.rmSync(path.join(folder, name));
}
