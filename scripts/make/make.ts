/** Makes what is stale: pages, text, originals, and the records that search segments are indexed from. */
import { renderPage } from "../../layouts/render.ts";
import type { Thread } from "../archive/model/model.ts";
import type { Bundle, ReleaseContent, ReleaseFile, Tree } from "../release/tree.ts";
import type { Output, PageOutput } from "../site/output.ts";
import type { Site } from "../site/site.ts";
import type { SegmentIndexer } from "./indexer.ts";
import { knownSegment, type Segment, segmentPath, wholeSegment } from "./segments.ts";
import type { Cache } from "./store.ts";

/** Everything but the images, and how much of it had to be made. */
export interface Made extends ReleaseContent {
  readonly pages: { readonly built: number; readonly kept: number };
  readonly segments: { readonly built: number; readonly kept: number };
}

/** Where things are taken from and made. */
export interface Places {
  readonly cache: Cache;
  /** The spare tree: what stands in it is not looked for in the cache. */
  readonly tree: Tree;
  readonly indexer: SegmentIndexer;
}

/** Threads whose records are written before pages are planned, at most. */
const EARLY = 2000;
/** Milliseconds of work after which other events, such as the answers of processes, get their turn. */
const TURN = 20;

/**
 * Takes what the cache or the spare tree holds, and makes the rest. Goes through the threads of stale segments once: a
 * thread's pages and its search record are made while its text is in memory.
 */
export async function make(site: Site, outputs: readonly Output[], begun: Segments, places: Places): Promise<Made> {
  const { cache } = places;
  const { files, stale, kept } = takeKept(outputs, places);
  const built = [...stale.values()].reduce((sum, pages) => sum + pages.length, 0);
  const breathe = breathing();
  const render = async (thread: string): Promise<void> => {
    for (const page of stale.get(thread) ?? []) {
      files.push({ path: page.path, ...cache.put(page.key, renderPage(await page.props())) });
      await breathe();
    }
    stale.delete(thread);
  };
  const renderRest = async () => {
    for (const thread of [...stale.keys()]) await render(thread);
  };
  const visit = (thread: Thread) => render(thread.path);
  const { bundles, ...segments } = await finishSegments(site, begun, places, visit, renderRest);
  return { files, bundles, pages: { built, kept }, segments };
}

/** Segments on their way: those that are there, those that are being indexed, and those that are still to be handed over. */
export interface Segments {
  readonly all: readonly Segment[];
  /** What waits for each to be finished, by key; missing for those that nobody has begun. */
  readonly begun: Map<string, () => Promise<Bundle>>;
  /** Keys of those that were there. */
  readonly kept: ReadonlySet<string>;
}

/**
 * Finds the segments that the cache or the tree holds, and hands the newest of the others to the indexers, as many as a
 * usual commit makes stale: they are indexed while pages are planned.
 */
export async function beginSegments(site: Site, all: readonly Segment[], places: Places): Promise<Segments> {
  const begun = new Map<string, () => Promise<Bundle>>();
  for (const segment of all) {
    const known = await keptSegment(segmentPath(segment), places);
    if (known) begun.set(segment.key, async () => known);
  }
  const kept = new Set(begun.keys());
  let threads = 0;
  for (const segment of all.toReversed().filter(({ key }) => !kept.has(key))) {
    threads += segment.threads.length;
    if (threads > EARLY) break;
    begun.set(segment.key, await places.indexer.index(site, segment, async () => {}));
  }
  return { all, begun, kept };
}

/** Segments when they are finished. */
export interface FinishedSegments {
  readonly bundles: readonly Bundle[];
  readonly built: number;
  readonly kept: number;
}

/**
 * Hands over the segments that nobody has begun, and waits for all.
 *
 * @param visit called with each thread of a stale segment, before its record is made
 * @param meanwhile what there is to do while the last ones are indexed
 */
export async function finishSegments(
  site: Site,
  { all, begun, kept }: Segments,
  places: Places,
  visit: (thread: Thread) => Promise<void> = async () => {},
  meanwhile: () => Promise<void> = async () => {},
): Promise<FinishedSegments> {
  for (const segment of all) {
    if (!begun.has(segment.key)) begun.set(segment.key, await places.indexer.index(site, segment, visit));
  }
  await meanwhile();
  const bundles = await Promise.all(Array.from(begun.values(), (finished) => finished()));
  return { bundles, built: all.length - kept.size, kept: kept.size };
}

/** Takes what is there, and makes the small files. @returns the stale pages, by path of their thread */
function takeKept(outputs: readonly Output[], { cache, tree }: Places) {
  const files: ReleaseFile[] = [];
  const stale = new Map<string, PageOutput[]>();
  let kept = 0;
  for (const output of outputs) {
    const known = cache.find(output.key);
    const whole = known && (tree.holds(output.path, known) ? known : cache.whole(known));
    if (whole) {
      const { file, size, mtime, sha256 } = whole;
      files.push({ path: output.path, file, size, mtime, sha256 });
      if (output.kind === "page") kept += 1;
    } else if (output.kind === "page") {
      const { thread = "" } = output;
      const pages = stale.get(thread);
      if (pages) pages.push(output);
      else stale.set(thread, [output]);
    } else if (output.kind === "text") files.push({ path: output.path, ...cache.put(output.key, output.text()) });
    else files.push({ path: output.path, ...cache.copy(output.key, output.source) });
  }
  return { files, stale, kept };
}

async function keptSegment(at: string, { cache, tree }: Places): Promise<Bundle | undefined> {
  const known = await knownSegment(cache, at);
  return known && tree.holdsBundle(known) ? known : wholeSegment(cache, at);
}

/** @returns what lets other events have their turn, now and then */
function breathing(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < TURN) return undefined;
    since = performance.now();
    return new Promise(setImmediate);
  };
}
