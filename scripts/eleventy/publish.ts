import fs from "node:fs";
import path from "node:path";
import { type DerivativeResult, makeDerivatives } from "../attachments/encode.ts";
import { lazyProgress } from "../cli/progress.ts";
import type { Problem } from "../core/problems.ts";
import { type Stage, Stages } from "../core/stages.ts";
import { StopError } from "../core/stop-error.ts";
import type { Places } from "../make/make.ts";
import { pruneSegments } from "../make/segments.ts";
import { Cache } from "../make/store.ts";
import { MANIFEST, manifestText } from "../release/manifest.ts";
import { ofPart, type Part, planFingerprint } from "../release/part.ts";
import { ReleaseFolder, type ReleasePaths } from "../release/release.ts";
import type { ReleaseContent, ReleaseFile, Tree } from "../release/tree.ts";
import type { Plan } from "../site/plan.ts";
import { findOrigin, type Inputs, inputsFingerprint, listInputs, originFingerprint, readInputs } from "./inputs.ts";
import type { PrepareOptions } from "./prepare.ts";

export interface PublishOptions extends PrepareOptions {
  /** The published folder. */
  readonly out: string;
  /** Makes everything anew, whatever the cache holds. */
  readonly force: boolean;
  /** Builds this part of the site alone, to be joined with the others. */
  readonly part?: Part | undefined;
}

export interface Tally {
  readonly built: number;
  readonly kept: number;
  readonly removed: number;
}

export interface PublishResult {
  readonly threads: number;
  readonly pages: Tally;
  readonly images: Tally;
  readonly segments: Tally;
  readonly stages: readonly Stage[];
  readonly ms: number;
  /** Resident set of this process at its largest, in MiB. */
  readonly peak_rss_mib: number;
  /** Path of the manifest of the new release. */
  readonly manifest: string;
}

/**
 * One publish: reads and checks the content, makes what is stale, and swaps the new release in. Where nothing that goes
 * into the site has changed since it was published, it stays as it is.
 *
 * @returns what was done, or the problems of the content, in which case nothing was published
 * @throws StopError where the output folder cannot be used
 */
export async function publish(options: PublishOptions): Promise<PublishResult | { problems: readonly Problem[] }> {
  const release = new ReleaseFolder(options.out);
  release.lock();
  try {
    if (options.force) fs.rmSync(options.cache, { recursive: true, force: true });
    return await publishLocked(options, release);
  } finally {
    release.unlock();
  }
}

async function publishLocked(
  options: PublishOptions,
  release: ReleaseFolder,
): Promise<PublishResult | { problems: readonly Problem[] }> {
  const stages = new Stages();
  const origin = await stages.run("open", () => findOrigin(options.content));
  const listing = listInputs(origin);
  const note = await release.note();
  const originKey = originFingerprint(origin, [options.baseUrl, options.drafts, options.part]);
  const keys = listing.then((listed): Keys => ({ origin: originKey, inputs: inputsFingerprint(originKey, listed) }));
  // While git lists the content. A release can only stay where the commit and the tool are the same.
  if (!options.force && note?.origin === originKey) {
    const intact = release.isIntact(options.cache);
    intact.catch(() => {});
    const { inputs } = await stages.run("list", () => keys);
    if (note.inputs === inputs && (await stages.run("verify", () => intact)))
      return unchanged(note as unknown as Note, options, stages);
  }
  // Looked at while the content is read; what goes wrong with it is said when it is asked for.
  const tree = options.force ? Promise.resolve(release.newTree()) : release.spare(options.cache);
  tree.catch(() => {});
  const [inputs, known, cache, { SegmentIndexer }] = await stages.run("list", () =>
    Promise.all([
      readInputs(origin, options.cache, listing),
      keys,
      Cache.open(options.cache),
      import("../make/indexer.ts"),
      import("./prepare.ts"),
    ]),
  );
  const indexer = new SegmentIndexer(cache);
  try {
    indexer.start();
    const beginning = { inputs, keys: known, cache, tree, indexer };
    return await publishChanged(beginning, options, release, stages);
  } finally {
    indexer.close();
  }
}

/** Fingerprints of what a release is made from. */
interface Keys {
  readonly origin: string;
  readonly inputs: string;
}

/** What a publish begins with. */
interface Beginning extends Omit<Places, "tree"> {
  readonly inputs: Inputs;
  readonly keys: Keys;
  readonly tree: Promise<Tree>;
}

async function publishChanged(
  { inputs, keys, cache, indexer, ...beginning }: Beginning,
  options: PublishOptions,
  release: ReleaseFolder,
  stages: Stages,
): Promise<PublishResult | { problems: readonly Problem[] }> {
  const [{ prepare }, { beginSegments, make }] = await Promise.all([import("./prepare.ts"), import("../make/make.ts")]);
  const prepared = await prepare(inputs, options, stages);
  if ("problems" in prepared) return prepared;
  const { site } = prepared;
  const { part } = options;
  const tree = await stages.run("verify", () => beginning.tree);
  const places = { cache, tree, indexer };
  const begun = await stages.run("records", () => beginSegments(site, ofPart(prepared.segments, part), places));
  const plan = await prepared.plan();
  const images = await stages.run("images", () => makeImages(ofPart(plan.images, part), cache));
  if (images.problems.length) return { problems: images.problems };
  const made = await stages.run("make", () => make(site, ofPart(plan.outputs, part), begun, places));
  const content: ReleaseContent = { files: [...made.files, ...imageFiles(images, cache)], bundles: made.bundles };
  const paths = checkedPaths(content);
  return stages.run("publish", async () => {
    const record = part && { ...part, plan: planFingerprint(plan) };
    const commit = inputs.listing.clean ? inputs.repository?.head : undefined;
    const note: Note = {
      ...keys,
      threads: site.archive.threads.length,
      pages: made.pages.built + made.pages.kept,
      images: images.files.size,
      segments: made.bundles.length,
    };
    const before = await release.paths();
    await release.publish(tree, content, manifestText(content, commit, record), { ...note });
    await cache.close();
    pruneSegments(cache);
    const gone = goneFrom(before, paths);
    return {
      threads: note.threads,
      pages: { ...made.pages, removed: gone.files.filter((p) => p.endsWith(".html")).length },
      images: {
        built: images.built,
        kept: images.unchanged,
        removed: gone.files.filter((p) => p.startsWith("images/")).length,
      },
      segments: { ...made.segments, removed: gone.bundles.length },
      ...ending(options, stages),
    };
  });
}

/** What the note of a release says, so that the next publish need not find it out. */
interface Note extends Keys {
  readonly threads: number;
  readonly pages: number;
  readonly images: number;
  readonly segments: number;
}

function unchanged({ threads, ...kept }: Note, options: PublishOptions, stages: Stages): PublishResult {
  const all = (count: number): Tally => ({ built: 0, kept: count, removed: 0 });
  return {
    threads,
    pages: all(kept.pages),
    images: all(kept.images),
    segments: all(kept.segments),
    ...ending(options, stages),
  };
}

function ending({ out }: PublishOptions, { list, ms }: Stages) {
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  return { stages: list, ms, peak_rss_mib: memory, manifest: path.join(out, MANIFEST) };
}

/** Encodes what is stale of the images. */
async function makeImages(images: Plan["images"], cache: Cache): Promise<DerivativeResult> {
  const bar = lazyProgress("images");
  try {
    return await makeDerivatives(images, { cache: cache.dir, onProgress: bar.show });
  } finally {
    bar.done();
  }
}

function imageFiles({ files }: DerivativeResult, cache: Cache): ReleaseFile[] {
  return [...files].map(([sitePath, image]) => {
    cache.use(path.relative(cache.dir, image.file));
    return { path: sitePath, ...image };
  });
}

/** Paths of what a release has and the next one has not. */
function goneFrom({ files, bundles }: ReleasePaths, paths: ReadonlySet<string>): ReleasePaths {
  return { files: files.filter((p) => !paths.has(p)), bundles: bundles.filter((p) => !paths.has(p)) };
}

/** The content was checked for addresses that collide or lead out of the site; this holds whatever made the list. */
function checkedPaths({ files, bundles }: ReleaseContent): ReadonlySet<string> {
  const paths = new Set<string>([MANIFEST]);
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
