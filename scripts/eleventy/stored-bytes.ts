/** Looks for stored files that were damaged in silence: their size and time say that they are whole. */
import fs from "node:fs";
import { storedImages } from "../attachments/image-cache.ts";
import { lazyProgress } from "../cli/progress.ts";
import { cacheFile } from "../core/cache-file.ts";
import { touchIfDamaged } from "../core/damage.ts";
import { Cache } from "../make/cache.ts";
import { storedSegments } from "../make/segment-cache.ts";
import type { ReleaseFolder } from "../release/release.ts";
import type { BuildOptions } from "./options.ts";

/** Milliseconds: what was written within a day is trusted. */
const DAY = 86_400_000;
/** One file in so many is read if nobody asks for more. */
const SAMPLE = 100;

/** What was read, and what was found. */
export interface Looked {
  readonly read: number;
  readonly stored: number;
  /** Damaged files; the build makes them again. */
  readonly damaged: readonly string[];
}

/**
 * Reads stored files, all of them with `verify`, else a random hundredth if the cache is older than a day. A damaged one
 * gets a new time, so the build sees that it is not the file that was written.
 *
 * @returns undefined if nothing had to be read
 */
export async function lookAtStoredBytes(release: ReleaseFolder, options: BuildOptions): Promise<Looked | undefined> {
  const { cache, verify } = options;
  if (!verify && !isOld(cache)) return undefined;
  const lists = [Cache.stored(cache), storedImages(cache), storedSegments(cache), release.stored(cache)];
  const stored = (await Promise.all(lists)).flat();
  // Which ones are read has no influence on what is built.
  const read = verify ? stored : stored.filter(() => Math.random() < 1 / SAMPLE);
  const bar = lazyProgress("stored files");
  const damaged = read.filter((file, index) => {
    bar.show(index + 1, read.length);
    return touchIfDamaged(file);
  });
  bar.done();
  return { read: read.length, stored: stored.length, damaged: damaged.map(({ file }) => file) };
}

function isOld(cache: string): boolean {
  const index = fs.statSync(cacheFile(cache, "store"), { throwIfNoEntry: false });
  return index !== undefined && Date.now() - index.mtimeMs > DAY;
}
