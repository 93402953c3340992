/** One build from start to end: read, check, plan, make, release. */
import path from "node:path";
import type { Loaded } from "../archive/check/validate.ts";
import { inspectArchive } from "../archive/inspect.ts";
import { loadArchive } from "../archive/load.ts";
import { uncommittedContent } from "../archive/read/ignored.ts";
import { lazyProgress } from "../cli/progress.ts";
import { filesBelow } from "../core/below.ts";
import type { BuiltFile, BuiltSite } from "../core/built-files.ts";
import { StopError } from "../core/stop-error.ts";
import { isCommitted } from "../history/git.ts";
import { Cache } from "../make/cache.ts";
import type { SegmentIndexer } from "../make/indexer.ts";
import { Making } from "../make/make.ts";
import { pruneSegments } from "../make/segment-cache.ts";
import { MANIFEST, manifestText, SIGNATURE } from "../release/manifest.ts";
import { type PartRecord, planFingerprint, shareOf } from "../release/part.ts";
import type { Tree } from "../release/tree.ts";
import type { ImageOutput, Output, PageOutput } from "../site/output.ts";
import { SEARCH_INDEX, type Site } from "../site/site.ts";
import type { Assembly, Places } from "./assembly.ts";
import type { Beginning, ReleaseInfo } from "./beginning.ts";
import { changesFrom } from "./changes.ts";
import { type Inputs, readInputs } from "./inputs.ts";
import type { BuildOptions } from "./options.ts";
import { siteSources } from "./own-files.ts";
import { picturesOf } from "./pictures.ts";
import { type BuildResult, countsOf, publishedResult, type Refused } from "./result.ts";
import { makeSite } from "./site.ts";

/** Threads of an archive that is likely to have a segment worth a process of its own. */
const MANY = 256;

/** A build whose stale pages wait to be rendered. */
export class Publication {
  readonly site: Site;
  readonly #beginning: Beginning;
  readonly #inputs: Inputs;
  readonly #cache: Cache;
  readonly #tree: Tree;
  readonly #making: Making;
  readonly #part: PartRecord | undefined;
  readonly #progress = lazyProgress("pages");
  /** How many notes there are on the content. */
  readonly #notes: number;
  /** What of the content differs from the commit. */
  readonly #uncommitted: readonly string[];
  #failure: { readonly error: unknown } | undefined;

  private constructor(from: {
    site: Site;
    beginning: Beginning;
    inputs: Inputs;
    cache: Cache;
    tree: Tree;
    making: Making;
    part: PartRecord | undefined;
    notes: number;
    uncommitted: readonly string[];
  }) {
    this.site = from.site;
    this.#beginning = from.beginning;
    this.#inputs = from.inputs;
    this.#cache = from.cache;
    this.#tree = from.tree;
    this.#making = from.making;
    this.#part = from.part;
    this.#notes = from.notes;
    this.#uncommitted = from.uncommitted;
  }

  /**
   * Everything up to the rendering of pages. The caller closes the beginning and the indexer in every case.
   *
   * @returns the problems of the content if there are any: then nothing is published
   */
  static async open(
    beginning: Beginning,
    assembly: Assembly,
    openIndexer: (cache: Cache) => SegmentIndexer,
  ): Promise<Publication | Refused> {
    const { options, origin, release, stages } = beginning;
    // The staging tree is verified while the content is read. An error is thrown when the tree is awaited.
    const staging = options.force ? Promise.resolve(release.newTree()) : release.stagingTree(options.cache);
    staging.catch(() => {});
    const [inputs, cache] = await stages.run("list", () =>
      Promise.all([readInputs(origin, options.cache, beginning.listing), Cache.open(options.cache)]),
    );
    const indexer = openIndexer(cache);

    const isMany = (threads: number) => assembly.has("search") && threads > MANY;
    // A large archive most likely stays one, so that its process starts while the content is read.
    if (isMany(beginning.threads)) indexer.start();
    const read = await stages.run("read", () => readAndCheck(inputs, options));
    if (read.problems.length === 0 && isMany(read.archive.threads.length)) indexer.start();
    const uncommitted = uncommittedContent(inputs.listing);
    const locate = (file: string) => inputs.listing.locate(file);
    const files = lazyProgress("attachments");
    const { facts, cards, problems, notes } = await stages
      .run("inspect", () => inspectArchive(read, locate, options.cache, files.show))
      .finally(files.done);
    if (problems.length > 0) return { problems, notes, uncommitted };

    const { archive } = read;
    const isOurs = shareOf(
      options.part,
      archive.threads.map((thread) => thread.path),
    );
    const pictures = await picturesOf({ archive, facts, cards, locate, isOurs }, stages, options);
    const { images } = pictures;
    if (images.problems.length > 0) return { problems: images.problems, notes, uncommitted };

    const site = await makeSite(read, inputs, pictures.known, assembly, options);
    const plan = await stages.run("plan", () => planOf(site, assembly, { locate, cache: options.cache }));
    const part = options.part && {
      ...options.part,
      plan: planFingerprint(plan.filter(({ kind }) => kind !== "image")),
    };

    const tree = await stages.run("verify", () => staging);
    const means = { cache, inPlace: tree, indexer, images };
    const ours = plan.filter((output) => isOurs(unitOf(output)));
    const making = await stages.run("make", () => Making.begin(ours, means));
    return new Publication({ site, beginning, inputs, cache, tree, making, part, notes: notes.length, uncommitted });
  }

  /** Stale pages, in the order in which they are to be rendered. */
  get pages(): readonly PageOutput[] {
    return this.#making.pages;
  }

  /** Derivatives that are left to be made on request. */
  get left(): readonly ImageOutput[] {
    return this.#making.left;
  }

  /** Takes the HTML of a stale page. */
  put(page: PageOutput, html: string): Promise<void> {
    this.#progress.show(0, this.pages.length);
    return this.#making.put(page, html);
  }

  /** A page cannot be made or stored, so there will be no release: `finish` throws this error. */
  fail(error: unknown): void {
    this.#failure ??= { error };
  }

  /** Whether a page could not be made or stored. */
  get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  /** Takes the progress of a build away that Eleventy gave up. */
  close(): void {
    this.#progress.done();
  }

  /**
   * Releases the site.
   *
   * @param others a folder with all else that Eleventy wrote, which is emptied
   * @throws what `fail` was told
   */
  async finish(others: string): Promise<BuildResult> {
    const { options, origin, release, stages } = this.#beginning;
    this.#progress.done();
    if (this.#failure) throw this.#failure.error;
    const made = await stages.run("render", () => this.#making.finish());
    const content: BuiltSite = { files: [...made.files, ...this.#adopt(others)], bundles: made.bundles };
    const paths = uniquePaths(content);
    const { threads, settings } = this.site.archive;
    const address = options.baseUrl ?? (settings.url || undefined);
    const told = { threads: threads.length, notes: this.#notes, ...(address !== undefined && { address }) };
    const counts = countsOf(told, made);
    const changes = await stages.run("release", async () => {
      const { listing, repository } = this.#inputs;
      const isCommit = repository && listing.clean && (await isCommitted(repository, siteSources()));
      const text = manifestText(content, isCommit ? repository.head : undefined, this.#part);
      const manifest = { text, signature: await origin.signer?.sign(text) };
      const info: ReleaseInfo = { origin: origin.key, inputs: await this.#beginning.inputs(), ...counts };
      const before = await release.content();
      // Before the release: what old builds left makes room for it, and if there is too little, the work is not lost.
      await this.#cache.close();
      pruneSegments(this.#cache);
      await release.publish(this.#tree, content, manifest, { ...info });
      return changesFrom(before, content, paths);
    });
    const end = { options, stages, signed: origin.signer?.key, uncommitted: this.#uncommitted };
    return publishedResult(counts, made, changes, end);
  }

  /** Adopts all other files that Eleventy wrote: output of the publisher's templates, and passthrough copies. */
  #adopt(folder: string): BuiltFile[] {
    // One part has it all: it is not planned, so it cannot be shared out.
    if (this.#part !== undefined && this.#part.index !== 1) return [];
    return filesBelow(folder).map((name) => ({ path: name, ...this.#cache.adopt(path.join(folder, name)) }));
  }
}

async function readAndCheck(inputs: Inputs, { drafts, baseUrl }: BuildOptions): Promise<Loaded> {
  const { listing, history, cachedThreads } = inputs;
  const known = history && { dates: history.dates, moves: history.moves, past: history, shallow: history.shallow };
  const bar = lazyProgress("threads");
  const options = { drafts, baseUrl, cached: cachedThreads, onProgress: bar.show, ...known };
  const loaded = await loadArchive(listing, options).finally(bar.done);
  await cachedThreads.save();
  return loaded;
}

async function planOf(site: Site, { features }: Assembly, places: Places): Promise<Output[]> {
  const outputs: Output[] = [];
  // Not spread into push: a large archive has more outputs than a call may have arguments.
  for (const feature of features) for (const output of await feature.outputs(site, places)) outputs.push(output);
  return outputs;
}

/**
 * What is made together. A thread's pages and pictures are: which pictures a page uses is known once they are encoded. So
 * is the search index: its list has a piece of every segment.
 */
function unitOf(output: Output): string {
  if (output.kind === "segment" || output.kind === "segment list") return SEARCH_INDEX;
  return output.kind === "page" || output.kind === "image" ? (output.thread ?? output.path) : output.path;
}

/** The content was checked for addresses that collide or lead out of the site. This checks all other sources too. */
function uniquePaths({ files, bundles }: BuiltSite): ReadonlySet<string> {
  const paths = new Set<string>([MANIFEST, SIGNATURE]);
  for (const { path: name } of [...files, ...bundles]) {
    if (leadsElsewhere(name) || paths.has(name))
      throw new StopError(`two files, or none, can have the address ${name}`);
    paths.add(name);
  }
  return paths;
}

/** Whether a path has a segment that is empty, or one dot or two. */
function leadsElsewhere(name: string): boolean {
  const suspect = name.startsWith("/") || name.startsWith(".") || name.includes("//") || name.includes("/.");
  return suspect && /(^|\/)\.{0,2}(\/|$)/.test(name.replace(/\/$/, ""));
}
