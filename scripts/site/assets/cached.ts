import { cacheFile } from "../../core/cache-file.ts";
import { readChecksummed, writeChecksummed } from "../../core/checksummed.ts";
import type { Asset } from "./asset.ts";

/** What a bundler made: files, and what pages need to know of them as plain JSON. */
interface Bundled<T> {
  readonly files: readonly Asset[];
  readonly links: T;
}

/** As the cache keeps it. */
interface Kept<T> {
  readonly files: readonly (readonly [path: string, base64: string])[];
  readonly links: T;
}

/**
 * What a bundler made of the same sources before, or makes of them now. Starting it costs as much as all else that a
 * small publish does.
 *
 * @param cache the cache folder
 * @param name of the bundle; the cache keeps one of each
 * @param version fingerprint of all that goes in
 */
export async function cachedAssets<T>(
  cache: string,
  name: string,
  version: string,
  make: () => Promise<Bundled<T>>,
): Promise<Bundled<T>> {
  const file = cacheFile(cache, "assets", name);
  const kept = await readChecksummed<Kept<T>>(file, version);
  if (kept) {
    return { ...kept, files: kept.files.map(([at, base64]) => ({ path: at, bytes: Buffer.from(base64, "base64") })) };
  }
  const made = await make();
  const files = made.files.map(({ path: at, bytes }) => [at, Buffer.from(bytes).toString("base64")] as const);
  await writeChecksummed(file, version, { links: made.links, files } satisfies Kept<T>);
  return made;
}
