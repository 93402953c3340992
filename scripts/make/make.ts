/** Makes the stale outputs of a plan, but for the HTML of pages, which Eleventy renders and hands in. */
import fs from "node:fs";
import path from "node:path";
import type { EncodedImages } from "../attachments/encode.ts";
import { strippedCopy } from "../attachments/stripped-copy.ts";
import type { BuiltFile, BuiltSite, Bundle } from "../core/built-files.ts";
import type { CachedFile } from "../core/file-state.ts";
import type {
  CopyOutput,
  ImageOutput,
  Output,
  PageOutput,
  SegmentListOutput,
  SegmentOutput,
  TextOutput,
} from "../site/output.ts";
import type { Cache } from "./cache.ts";
import type { SegmentIndexer } from "./indexer.ts";
import { keepMemory } from "./segment-base.ts";
import { knownSegment, wholeSegment } from "./segment-cache.ts";
import { StaleSegments } from "./segments.ts";

/** Counts of one kind of output. */
export interface Counts {
  readonly built: number;
  readonly unchanged: number;
}

/** Everything in the site, and how much of it had to be made. */
export interface Made extends BuiltSite {
  readonly pages: Counts;
  readonly images: Counts;
  readonly segments: Counts;
}

/** Files and bundles that are in place already, so that the cache need not have them. */
export interface InPlace {
  holds(path: string, file: Pick<CachedFile, "sha256">): boolean;
  holdsBundle(bundle: Pick<Bundle, "path">): boolean;
}

/** The means of making. */
export interface Workshop {
  readonly cache: Cache;
  readonly inPlace: InPlace;
  readonly indexer: SegmentIndexer;
  /** The derivatives that pages use. */
  readonly images: EncodedImages;
}

/** A site that is being made: outputs that are not stale are taken, the others are made. */
export class Making {
  /** Stale pages, in the order in which they are to be rendered. */
  readonly pages: readonly PageOutput[];
  readonly #cache: Cache;
  readonly #taken: Taken;
  readonly #rendered: BuiltFile[] = [];
  /** Threads whose pages are not all rendered, and the promises that wait for them. */
  readonly #pending = new Map<string, Pending>();
  readonly #segments: StaleSegments;
  readonly #indexed: Promise<Bundle[]>;

  private constructor(cache: Cache, taken: Taken, segments: StaleSegments) {
    this.#cache = cache;
    this.#taken = taken;
    this.#segments = segments;
    this.pages = inOrder(taken.stalePages, segments.threads);
    for (const { thread } of this.pages) if (thread !== undefined) this.#expect(thread);
    this.#indexed = segments.finish(async (thread) => this.#pending.get(thread)?.all);
    this.#indexed.catch(() => {});
  }

  /** Takes outputs from the staging tree and the cache, and starts the indexers. */
  static async begin(outputs: readonly Output[], workshop: Workshop): Promise<Making> {
    const taken = await take(outputs, workshop);
    return new Making(workshop.cache, taken, new StaleSegments(taken.staleSegments, workshop.indexer));
  }

  /** Derivatives that were left to be made on request. */
  get left(): readonly ImageOutput[] {
    return this.#taken.left;
  }

  /** Takes the HTML of a stale page. Waits if the indexers are behind: texts would be parsed twice otherwise. */
  async put(page: PageOutput, html: string): Promise<void> {
    this.#rendered.push({ path: page.path, ...this.#cache.put(page.key, html) });
    const pending = page.thread === undefined ? undefined : this.#pending.get(page.thread);
    if (!pending || --pending.pages > 0) return;
    this.#pending.delete(page.thread ?? "");
    pending.done();
    await this.#segments.opening;
  }

  /** Waits for the indexes. @throws Error if a page was not handed in */
  async finish(): Promise<Made> {
    const { files, bundles, pages, images, segments } = this.#taken;
    if (this.#rendered.length !== this.pages.length) {
      const rendered = new Set(this.#rendered.map((file) => file.path));
      const missing = this.pages.find((page) => !rendered.has(page.path));
      throw new Error(`no page was rendered for ${missing?.path}`);
    }
    const indexed = await this.#indexed;
    const all = [...bundles, ...indexed];
    const lists = this.#taken.staleLists.map((list) => ({ path: list.path, ...storeList(list, all, this.#cache) }));
    return {
      files: [...files, ...this.#rendered, ...lists],
      bundles: all,
      pages: { built: this.pages.length, unchanged: pages },
      images,
      segments: { built: indexed.length, unchanged: segments },
    };
  }

  #expect(thread: string): void {
    const known = this.#pending.get(thread);
    if (known) known.pages += 1;
    else this.#pending.set(thread, pending());
  }
}

interface Pending {
  pages: number;
  readonly all: Promise<void>;
  done(): void;
}

function pending(): Pending {
  let done = () => {};
  const all = new Promise<void>((resolve) => {
    done = resolve;
  });
  return { pages: 1, all, done: () => done() };
}

/** The outputs of a plan that are there, and those that are stale. */
interface Taken extends BuiltSite {
  /** Pages and segments that are there. */
  readonly pages: number;
  readonly segments: number;
  readonly images: Counts;
  /** Derivatives that the cache lacks. */
  readonly left: readonly ImageOutput[];
  readonly stalePages: readonly PageOutput[];
  readonly staleSegments: readonly SegmentOutput[];
  readonly staleLists: readonly SegmentListOutput[];
}

async function take(outputs: readonly Output[], { cache, inPlace, images }: Workshop): Promise<Taken> {
  const [files, bundles]: [BuiltFile[], Bundle[]] = [[], []];
  const [stalePages, staleSegments]: [PageOutput[], SegmentOutput[]] = [[], []];
  const left: ImageOutput[] = [];
  let [pages, encoded, cached] = [0, 0, 0];
  const whole = ({ path, key }: Output): CachedFile | undefined => {
    const known = cache.find(key);
    return known && (inPlace.holds(path, known) ? known : cache.whole(known));
  };
  const staleLists = outputs.filter((output) => output.kind === "segment list").filter((list) => !whole(list));
  for (const output of outputs) {
    if (output.kind === "image") {
      const image = images.files.get(output.path);
      if (!image) {
        left.push(output);
        continue;
      }
      cache.use(path.relative(cache.dir, image.file));
      files.push({ path: output.path, ...image });
      if (images.encoded.has(output.path)) encoded += 1;
      else cached += 1;
      continue;
    }
    if (output.kind === "segment") {
      const bundle = await takeSegment(output, cache, inPlace, staleLists);
      if (bundle) bundles.push(bundle);
      else staleSegments.push(output);
      continue;
    }
    const found = whole(output);
    const stripped = output.kind === "copy" && output.stripped && ({ stripped: "place" } as const);
    if (found) files.push({ path: output.path, ...found, ...stripped });
    if (output.kind === "page") {
      if (found) pages += 1;
      else stalePages.push(output);
    } else if (!found && output.kind !== "segment list")
      files.push({ path: output.path, ...store(output, cache), ...stripped });
  }
  const counts = { pages, images: { built: encoded, unchanged: cached }, segments: bundles.length };
  return { files, bundles, ...counts, stalePages, staleSegments, staleLists, left };
}

/** @param lists those that are to be made of the segments in the cache */
async function takeSegment(
  segment: SegmentOutput,
  cache: Cache,
  inPlace: InPlace,
  lists: readonly SegmentListOutput[],
): Promise<Bundle | undefined> {
  const { path } = segment;
  keepMemory(cache, segment);
  const known = await knownSegment(cache, path);
  const head = lists.flatMap(({ heads }) => heads).find((file) => file.startsWith(path));
  const enough = known && inPlace.holdsBundle(known) && (!head || fs.existsSync(fileOf(known, head) ?? ""));
  return enough ? known : wholeSegment(cache, path);
}

function storeList(list: SegmentListOutput, segments: readonly Bundle[], cache: Cache): CachedFile {
  const heads = list.heads.map((head) => {
    const segment = segments.find(({ path }) => head.startsWith(path));
    const file = segment && fileOf(segment, head);
    if (!file) throw new Error(`no segment has ${head}`);
    return fs.readFileSync(file);
  });
  return cache.put(list.key, list.bytes(heads));
}

function fileOf({ files }: Bundle, at: string): string | undefined {
  return files.find(({ path }) => path === at)?.file;
}

function store(output: TextOutput | CopyOutput, cache: Cache): CachedFile {
  if (output.kind === "text") return cache.put(output.key, output.text());
  if (output.stripped) return cache.put(output.key, strippedCopy(output.source, output.stripped));
  return cache.copy(output.key, output.source);
}

/** Pages of these threads first, thread by thread in this order; then all others as they come. */
function inOrder(pages: readonly PageOutput[], threads: readonly string[]): PageOutput[] {
  const byThread = new Map<string, PageOutput[]>(threads.map((thread) => [thread, []]));
  const others: PageOutput[] = [];
  for (const page of pages) (byThread.get(page.thread ?? "") ?? others).push(page);
  return [...[...byThread.values()].flat(), ...others];
}
