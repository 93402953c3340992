/** What a segment can be made from: a finished one in the cache with nearly the same threads. */
import path from "node:path";
import { BUNDLES } from "../core/bundle-list.ts";
import { cacheFile } from "../core/cache-file.ts";
import { readChecksummed, writeChecksummed } from "../core/checksummed.ts";
import type { Chunk } from "../search/chunks.ts";
import type { SegmentState } from "../search/segment.ts";
import type { SegmentOutput } from "../site/output.ts";
import type { Cache } from "./cache.ts";
import { wholeSegment } from "./segment-cache.ts";

/** A finished segment, as it is remembered for the next one. */
export interface SegmentMemory {
  /** Path on the site. */
  readonly at: string;
  /** Path and key of each record, in order. */
  readonly threads: readonly (readonly [thread: string, key: string])[];
}

/** A segment to begin with. */
export interface SegmentBase {
  readonly at: string;
  /** For each thread of the new segment its number in this one, ascending; null if it changed or is not there. */
  readonly from: readonly (number | null)[];
}

/** Of so many threads at most one may have changed: else too little is left to be taken over. */
const FEW = 8;
const VERSION = "segment base 1";
const STATE = "state.json";

/** Finds the segment that was made last at the same place in the archive, if only few threads changed since. */
export async function findBase(cache: Cache, segment: SegmentOutput): Promise<SegmentBase | undefined> {
  const { records } = segment;
  const memory = await readChecksummed<SegmentMemory>(memoryFile(cache.dir, segment), VERSION);
  if (!memory) return undefined;
  const known = new Map(memory.threads.map(([thread, key], i) => [`${thread}\n${key}`, i]));
  let last = -1;
  const from = records.map(({ thread, key }) => {
    const old = known.get(`${thread}\n${key}`);
    if (old === undefined || old < last) return null;
    last = old;
    return old;
  });
  const changed = from.filter((old) => old === null).length;
  if (changed * FEW > records.length) return undefined;
  return (await wholeSegment(cache, memory.at)) && { at: memory.at, from };
}

/** Remembers a finished segment. */
export async function remember(cache: Cache, segment: SegmentOutput): Promise<void> {
  const { path: at, records } = segment;
  const memory: SegmentMemory = { at, threads: records.map(({ thread, key }) => [thread, key]) };
  await writeChecksummed(memoryFile(cache.dir, segment), VERSION, memory);
  keepMemory(cache, segment);
}

/** Keeps what is remembered of a segment that did not change: the next edit may be many builds away. */
export function keepMemory(cache: Cache, segment: SegmentOutput): void {
  cache.use(path.relative(cache.dir, memoryFile(cache.dir, segment)));
}

/** Keeps the state of a segment beside its files. @param dir its folder */
export function writeState(dir: string, { chunks, ...state }: SegmentState): Promise<void> {
  const packed = chunks.map((chunk) => ({ ...chunk, pages: Buffer.from(chunk.pages).toString("base64") }));
  return writeChecksummed(path.join(dir, STATE), VERSION, { ...state, chunks: packed });
}

/** @returns undefined if there is none, or if it was damaged */
export async function readState(dir: string): Promise<SegmentState | undefined> {
  type Packed = Omit<SegmentState, "chunks"> & { chunks: readonly (Omit<Chunk, "pages"> & { pages: string })[] };
  const state = await readChecksummed<Packed>(path.join(dir, STATE), VERSION);
  return (
    state && { ...state, chunks: state.chunks.map((each) => ({ ...each, pages: Buffer.from(each.pages, "base64") })) }
  );
}

function memoryFile(cache: string, { number }: SegmentOutput): string {
  return cacheFile(cache, BUNDLES, `last-${number}`);
}
