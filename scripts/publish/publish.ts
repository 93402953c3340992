import fs from "node:fs";
import path from "node:path";
import { type DerivativeResult, makeDerivatives } from "../attachments/encode.ts";
import { lazyProgress } from "../cli/progress.ts";
import { StopError } from "../cli/stop.ts";
import type { Problem } from "../problems.ts";
import { ENTRY_FILE } from "../search/pagefind-contract.ts";
import { Cache } from "./cache.ts";
import { commitOf } from "./commit.ts";
import { makeOutputs } from "./make.ts";
import { MANIFEST, type Manifest, manifestText } from "./manifest.ts";
import { type Part, planFingerprint, takePart } from "./part.ts";
import type { Plan } from "./plan.ts";
import { type PrepareOptions, prepare } from "./prepare.ts";
import { type ReleaseFile, ReleaseFolder } from "./release.ts";
import { makeSegments, pruneSegments } from "./segments.ts";
import { SEARCH_INDEX } from "./site.ts";
import { type Stage, Stages } from "./stages.ts";

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
 * One publish: reads and checks the content, makes what is stale, and swaps the new release in.
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
  const prepared = await prepare(options, stages);
  if ("problems" in prepared) return prepared;
  const { site } = prepared;
  const { part } = options;
  const plan = part ? takePart(prepared.plan, part) : prepared.plan;
  const cache = new Cache(options.cache);
  const images = await stages.run("images", () => makeImages(plan.images, cache));
  if (images.problems.length) return { problems: images.problems };
  // Side by side: segments are indexed in processes of their own while this one renders.
  const [made, segments] = await Promise.all([
    stages.run("render", () => makeOutputs(plan.outputs, cache)),
    stages.run("index", () => makeSegments(site, plan.segments, cache)),
  ]);
  const files: ReleaseFile[] = [...made.files, ...imageFiles(images.files, cache), ...segments.files];
  checkPaths(files);
  return stages.run("publish", async () => {
    const record = part && { ...part, plan: planFingerprint(prepared.plan) };
    const manifest = manifestText(files, await commitOf(options.content), record);
    const before = release.currentManifest();
    if (manifest !== before || !release.holds(files)) release.publish(files, manifest);
    cache.close();
    pruneSegments(cache);
    const paths = new Set(files.map((f) => f.path));
    const gone = pathsOf(before).filter((p) => !paths.has(p));
    return {
      threads: site.archive.threads.length,
      pages: { ...made.pages, removed: gone.filter((p) => p.endsWith(".html")).length },
      images: { built: images.built, kept: images.kept, removed: gone.filter((p) => p.startsWith("images/")).length },
      segments: { built: segments.built, kept: segments.kept, removed: segmentsIn(gone) },
      stages: stages.list,
      ms: stages.ms,
      peak_rss_mib: Math.round(process.resourceUsage().maxRSS / 1024),
      manifest: path.join(options.out, MANIFEST),
    };
  });
}

async function makeImages(images: Plan["images"], cache: Cache): Promise<DerivativeResult> {
  const bar = lazyProgress("images");
  try {
    return await makeDerivatives(images, { cache: cache.dir, onProgress: bar.show });
  } finally {
    bar.done();
  }
}

function imageFiles(files: ReadonlyMap<string, string>, cache: Cache): ReleaseFile[] {
  return [...files].map(([sitePath, name]) => {
    const file = cache.file(path.relative(cache.dir, name));
    if (!file) throw new Error(`${name} is damaged`);
    return { path: sitePath, ...file };
  });
}

function pathsOf(manifest: string | undefined): string[] {
  return manifest === undefined ? [] : (JSON.parse(manifest) as Manifest).files.map((f) => f.path);
}

/** Segments among paths that are gone; each holds one entry file. */
function segmentsIn(paths: readonly string[]): number {
  return paths.filter((p) => p.startsWith(`${SEARCH_INDEX}/`) && p.endsWith(`/${ENTRY_FILE}`)).length;
}

/** The content was checked for addresses that collide or lead out of the site; this holds whatever made the list. */
function checkPaths(files: readonly ReleaseFile[]): void {
  const seen = new Set<string>([MANIFEST]);
  for (const file of files) {
    const wrong = path.posix.normalize(`/${file.path}`) !== `/${file.path}` || seen.has(file.path);
    if (wrong) throw new StopError(`two files, or none, can have the address ${file.path}`);
    seen.add(file.path);
  }
}
