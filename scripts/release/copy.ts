/** Copies of a published site: plain folders with a manifest, such as a host keeps. */
import fs from "node:fs";
import path from "node:path";
import { entriesBelow } from "../core/below.ts";
import { MANIFEST, readManifest, SIGNATURE } from "./manifest.ts";
import { readSignature } from "./signature/check-signature.ts";

/**
 * Finds something in a folder that is no file of a site of ours.
 *
 * @returns the path of an entry that the manifest does not list, or that has another size; undefined if there is none
 */
export function foreignEntry(folder: string): string | undefined {
  const entries = entriesBelow(folder);
  if (entries.length === 0) return undefined;
  const manifest = readManifest(path.join(folder, MANIFEST));
  const sizes = new Map(manifest?.files.map(({ path: name, size }) => [name, size]));
  for (const { name, entry } of entries) {
    if (entry.isDirectory() || (entry.isFile() && name === MANIFEST && manifest)) continue;
    if (name === SIGNATURE && manifest && readSignature(folder) !== undefined) continue;
    if (!entry.isFile() || sizes.get(name) !== fs.statSync(path.join(folder, name)).size) return name;
  }
  // Folders alone are somebody's as well.
  return manifest ? undefined : entries[0]?.name;
}

/** Paths that the manifest of a folder lists. */
export function listedFiles(folder: string): string[] {
  return readManifest(path.join(folder, MANIFEST))?.files.map((file) => file.path) ?? [];
}

/** Removes a folder and the folders in it. @throws if there is a file in one of them */
export function removeEmpty(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) removeEmpty(path.join(folder, entry.name));
  fs.rmdirSync(folder);
}
