/** Makes what is stale: pages, text, originals, and the records that search segments are indexed from. */
import { renderPage } from "../../layouts/render.ts";
import type { Thread } from "../archive/model.ts";
import type { Cache } from "./cache.ts";
import type { SegmentIndexer } from "./indexer.ts";
import type { Output, PageOutput } from "./output.ts";
import { knownSegment, type Segment, segmentPath, wholeSegment } from "./segments.ts";
import type { Site } from "./site.ts";
import type { Bundle, ReleaseContent, ReleaseFile, Tree } from "./tree.ts";

/** Everything but the images, and how much of it had to be made. */
export interface Made extends ReleaseContent {
  readonly pages: { readonly built: number; readonly kept: number };
  readonly segments: { readonly built: number; readonly kept: number };
}

/** What is asked for. */
export interface Wanted {
  readonly outputs: readonly Output[];
  readonly segments: readonly Segment[];
}

/** Where things are taken from and made. */
export interface Places {
  readonly cache: Cache;
  /** The spare tree: what stands in it is not looked for in the cache. */
  readonly tree: Tree;
  readonly indexer: SegmentIndexer;
}

/** Milliseconds of work after which other events, such as the answers of processes, get their turn. */
const TURN = 20;

/**
 * Takes what the cache or the spare tree holds, and makes the rest. Goes through the threads of stale segments once: a
 * thread's pages and its search record are made while its text is in memory.
 */
export async function make(site: Site, wanted: Wanted, places: Places): Promise<Made> {
  const { cache } = places;
  const { files, stale, kept } = takeKept(wanted.outputs, places);
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
  const work = { visit: (thread: Thread) => render(thread.path), meanwhile: renderRest };
  const { bundles, ...segments } = await makeSegments(site, wanted.segments, places, work);
  return { files, bundles, pages: { built, kept }, segments };
}

/** What is done while segments are made. */
export interface SideWork {
  /** Called with each thread of a stale segment, before its record is made. */
  visit(thread: Thread): Promise<void>;
  /** Called when all records are written, while processes still index. */
  meanwhile(): Promise<void>;
}

/** Takes the segments that the cache or the tree holds, and indexes the others. */
export async function makeSegments(
  site: Site,
  segments: readonly Segment[],
  places: Places,
  work: SideWork,
): Promise<{ readonly bundles: Bundle[]; readonly built: number; readonly kept: number }> {
  const finished: (() => Promise<Bundle>)[] = [];
  let built = 0;
  for (const segment of segments) {
    const known = await keptSegment(segmentPath(segment), places);
    if (!known) built += 1;
    finished.push(known ? async () => known : await places.indexer.index(site, segment, work.visit));
  }
  await work.meanwhile();
  const bundles = await Promise.all(finished.map((finish) => finish()));
  return { bundles, built, kept: segments.length - built };
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
      files.push({ path: output.path, ...whole });
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
