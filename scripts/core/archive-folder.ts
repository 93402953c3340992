/** The two folders of every command: the tool's (`TOOL` in code/state.mjs), and the archive's. */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { TOOL } from "./code/state.mjs";

/**
 * Absolute path of the archive's folder: the current one. The content, the published folder and the cache are in it
 * unless options say otherwise.
 */
export function archiveFolder(): string {
  return process.cwd();
}

/**
 * Absolute path of something that the archive has of its own beside its content, such as `layouts`.
 *
 * @param name below the archive's folder
 * @returns undefined if there is none. In the tool's own folder everything is the tool's
 */
export function ownPlace(name: string): string | undefined {
  const place = path.join(archiveFolder(), name);
  return archiveFolder() !== TOOL && fs.existsSync(place) ? place : undefined;
}

/**
 * Absolute path of a file of a package that the archive, or else the tool, has installed.
 *
 * @param name of the package, or of a file in it, `@scope/name/package.json`
 * @returns undefined if it is not installed
 */
export function installedFile(name: string): string | undefined {
  for (const folder of [archiveFolder(), TOOL]) {
    try {
      return createRequire(path.join(folder, "package.json")).resolve(name);
    } catch {}
  }
  return undefined;
}
