import fs from "node:fs";
import path from "node:path";
import { entriesBelow } from "../core/below.ts";
import { checksumOf } from "../core/checksum.ts";
import { StopError } from "../core/stop-error.ts";
import { MANIFEST, readManifest, SIGNATURE } from "./manifest.ts";

/** What of a site is not as its manifest lists it: paths below its root, in order. */
export interface SiteDifference {
  /** Files that the manifest lists. */
  readonly files: number;
  readonly commit: string | null;
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  /** Files that the manifest does not list, and that are not its signature. */
  readonly extra: readonly string[];
}

/**
 * Compares every byte of a site with its manifest.
 *
 * @param folder the published folder, or a copy of it
 * @param onProgress called after each file
 * @throws StopError if it has no manifest that can be read
 */
export function checkSite(folder: string, onProgress: (done: number, total: number) => void): SiteDifference {
  const manifest = readManifest(path.join(folder, MANIFEST));
  if (!manifest) throw new StopError(`${folder} is no site of Stele's: it has no ${MANIFEST} that lists its files`);
  const missing: string[] = [];
  const changed: string[] = [];
  manifest.files.forEach(({ path: name, sha256 }, index) => {
    const found = checksumOf(path.join(folder, name));
    if (found === undefined) missing.push(name);
    else if (found !== sha256) changed.push(name);
    onProgress(index + 1, manifest.files.length);
  });
  const listed = new Set([MANIFEST, SIGNATURE, ...manifest.files.map((file) => file.path)]);
  const extra = entriesBelow(fs.realpathSync(folder))
    .filter(({ name, entry }) => !entry.isDirectory() && !listed.has(name))
    .map(({ name }) => name)
    .sort();
  return { files: manifest.files.length, commit: manifest.commit, missing, changed, extra };
}
