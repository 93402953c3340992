import fs from "node:fs";
import path from "node:path";
import { cacheFile } from "../../core/cache-file.ts";
import { readChecksummed, writeChecksummed } from "../../core/checksummed.ts";
import { DIST, IS_PACKAGE } from "../../core/code/state.mjs";
import type { Asset } from "./asset.ts";

/** The result of a bundler: files, and their links for pages as plain JSON. */
export interface Bundled<T> {
  readonly files: readonly Asset[];
  readonly links: T;
}

/** Folder of bundles in a package. */
export const PACKAGED = path.join(DIST, "browser");

/** A bundle in a package: `PACKAGED/NAME.json`. */
export interface PackagedBundle<T> {
  /** Paths of its files below `PACKAGED`, the same as on the site. */
  readonly files: readonly string[];
  readonly links: T;
}

/** The same in the cache. */
interface Cached<T> {
  readonly files: readonly (readonly [path: string, base64: string])[];
  readonly links: T;
}

/**
 * A bundle that depends on the tool alone. A package has it; in the tool's repository it is made, or comes from the cache
 * if no source changed. Starting a bundler costs as much as all the rest of a small publish.
 *
 * @param cache the cache folder
 * @param name of the bundle
 * @param tool fingerprint of the tool
 */
export function toolBundle<T>(
  cache: string,
  name: string,
  tool: string,
  make: () => Promise<Bundled<T>>,
): Promise<Bundled<T>> {
  return IS_PACKAGE ? Promise.resolve(packagedBundle<T>(name)) : cachedAssets(cache, name, tool, make);
}

function packagedBundle<T>(name: string): Bundled<T> {
  const read = (file: string) => fs.readFileSync(path.join(PACKAGED, file));
  const { files, links } = JSON.parse(read(`${name}.json`).toString()) as PackagedBundle<T>;
  return { links, files: files.map((file) => ({ path: file, bytes: read(file) })) };
}

/**
 * The cached result of a bundler for the same sources, or else a new one.
 *
 * @param cache the cache folder
 * @param name of the bundle; the cache has one of each
 * @param version fingerprint of all sources and settings
 */
export async function cachedAssets<T>(
  cache: string,
  name: string,
  version: string,
  make: () => Promise<Bundled<T>>,
): Promise<Bundled<T>> {
  const file = cacheFile(cache, "assets", name);
  const cached = await readChecksummed<Cached<T>>(file, version);
  if (cached) {
    return {
      ...cached,
      files: cached.files.map(([at, base64]) => ({ path: at, bytes: Buffer.from(base64, "base64") })),
    };
  }
  const made = await make();
  const files = made.files.map(({ path: at, bytes }) => [at, Buffer.from(bytes).toString("base64")] as const);
  await writeChecksummed(file, version, { links: made.links, files } satisfies Cached<T>);
  return made;
}
