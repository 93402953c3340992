import { Cache } from "./cache.ts";
import { pruneSegments } from "./segment-cache.ts";

/**
 * Removes from a cache folder what only spares work, to make room on a full disk: all that the last build did not use.
 *
 * @param dir the cache folder
 * @returns the number of files that were removed
 */
export async function shrinkCache(dir: string): Promise<number> {
  const removed = await Cache.shrink(dir);
  pruneSegments({ dir });
  return removed;
}
