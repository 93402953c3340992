import { hashOf } from "./hash.ts";

/** Segments of the largest size, about: a reader asks all of them. */
const MOST = 8;
/**
 * The smallest size but for the last segment. A reader asks a segment of any size for about as many files, and a publisher
 * pays for what changed in it (`segment-update.ts`), so that many small ones would only cost more.
 */
const LEAST = 4096;
/** The size of the last segment, about, which every new thread changes; and of the smallest list that has one. */
const TAIL = { size: 256, from: 1024 };

/**
 * Cuts a list into segments: as many of the largest size as there are, then smaller ones towards the end, as in the
 * logarithmic method of Bentley and Saxe (1980), so that what is added at the end changes one small segment only.
 * Where a segment ends is said by the keys of the entries (content-defined chunking, as in rsync and FastCDC): what is
 * taken out or put in further up changes the segment it is in, and the others stay as they are.
 *
 * @param list oldest first, so that new entries are at the end
 * @param keyOf a name of an entry that never changes
 * @returns the segments in order; a function of the keys and nothing else
 */
export function cutSegments<T>(list: readonly T[], keyOf: (entry: T) => string): T[][] {
  const hashes = list.map((entry) => hashOf(keyOf(entry)));
  let size = LEAST;
  while (list.length / size > MOST) size *= 2;
  const ends: number[] = [];
  let at = 0;
  for (; size >= LEAST; size /= 2) {
    for (let end = endOf(hashes, at, size); end !== undefined; end = endOf(hashes, at, size)) {
      ends.push(end);
      at = end;
    }
  }
  if (list.length - at >= TAIL.from) ends.push(lastEnd(hashes, at));
  ends.push(list.length);
  return ends.map((end, i) => list.slice(ends[i - 1] ?? 0, end)).filter((segment) => segment.length > 0);
}

/** The last place before the end at which the hash of an entry says that the last segment begins. */
function lastEnd(hashes: readonly number[], at: number): number {
  for (let end = hashes.length - 1; end > at; end--) {
    if (((hashes[end - 1] ?? 0) & (TAIL.size - 1)) === 0) return end;
  }
  return at;
}

/**
 * Where a segment of about this size ends: from half to twice the size, after the first entry whose hash says so.
 * Undefined if the list ends before. What ends a segment ends a smaller one too, so the cuts of all sizes agree.
 */
function endOf(hashes: readonly number[], at: number, size: number): number | undefined {
  const last = at + 2 * size;
  for (let end = at + size / 2; end <= hashes.length; end += 1) {
    if (((hashes[end - 1] ?? 0) & (size / 2 - 1)) === 0 || end === last) return end;
  }
  return undefined;
}
