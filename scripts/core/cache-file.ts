import path from "node:path";

/**
 * The parts of the cache folder, a folder each:
 * - `assets`: bundled scripts and styles
 * - `captures`: what inputs of an import became
 * - `code`: compiled modules of the archive's own
 * - `config`: options that the configuration gives
 * - `facts`: what was found out about attachments, and about the font of cards
 * - `fetched`: files from other hosts that are not beside their text yet
 * - `history`: what git told, a file for each content folder
 * - `images`: derivatives and cards, and the list of them
 * - `segments`: finished segments of the search index, and the list of each one's files
 * - `store`: outputs by key, and the list of all files in the cache
 * - `stripped`: copies of pictures without their place, to be uploaded
 * - `threads`: parsed threads
 */
export const NAMESPACES = [
  "assets",
  "captures",
  "code",
  "config",
  "facts",
  "fetched",
  "history",
  "images",
  "segments",
  "store",
  "stripped",
  "threads",
] as const;

/** Name of a part of the cache folder. */
export type Namespace = (typeof NAMESPACES)[number];

/**
 * The path of checksummed data in the cache folder.
 *
 * @param cache the cache folder
 * @param name tells it from other data of the namespace
 */
export function cacheFile(cache: string, namespace: Namespace, name = "index"): string {
  return path.join(cache, namespace, `${name}.json`);
}
