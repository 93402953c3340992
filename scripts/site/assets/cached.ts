import fs from "node:fs";
import path from "node:path";
import { cacheFile } from "../../core/cache-file.ts";
import { readChecksummedBytes, writeChecksummedBytes } from "../../core/checksummed.ts";
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

/** The same in the cache: a line of JSON, and after it the bytes of the files, which every publish reads. */
interface CachedHead<T> {
  readonly files: readonly (readonly [path: string, length: number])[];
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
  const cached = await readChecksummedBytes(file, version);
  if (cached) return unpack(cached);
  const made = await make();
  await writeChecksummedBytes(file, version, pack(made));
  return made;
}

function pack<T>({ links, files }: Bundled<T>): Buffer {
  const head = {
    links,
    files: files.map(({ path: at, bytes }) => [at, bytes.length] as const),
  } satisfies CachedHead<T>;
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...files.map(({ bytes }) => bytes)]);
}

function unpack<T>(packed: Buffer): Bundled<T> {
  let from = packed.indexOf("\n") + 1;
  const { links, files } = JSON.parse(packed.toString("utf8", 0, from)) as CachedHead<T>;
  return {
    links,
    files: files.map(([at, length]) => {
      const bytes = packed.subarray(from, from + length);
      from += length;
      return { path: at, bytes };
    }),
  };
}
