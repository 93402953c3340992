import { cacheFile } from "../../core/cache-file.ts";
import { readChecksummed, writeChecksummed } from "../../core/checksummed.ts";
import type { Asset } from "./asset.ts";

/** The result of a bundler: files, and their links for pages as plain JSON. */
interface Bundled<T> {
  readonly files: readonly Asset[];
  readonly links: T;
}

/** The same in the cache. */
interface Cached<T> {
  readonly files: readonly (readonly [path: string, base64: string])[];
  readonly links: T;
}

/**
 * The cached result of a bundler for the same sources, or else a new one. Starting a bundler costs as much as all the
 * rest of a small publish.
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
