import path from "node:path";
import type { Findings } from "../core/problems.ts";
import type { Stage, Stages } from "../core/stages.ts";
import type { Counts, Made } from "../make/make.ts";
import { MANIFEST } from "../release/manifest.ts";
import type { ReleasePaths } from "../release/release.ts";
import type { BuildOptions } from "./options.ts";

/** Counts of one kind of output. */
export interface Tally {
  readonly built: number;
  /** Those that were there already. */
  readonly kept: number;
  /** Those that the last release had and this one has not. */
  readonly removed: number;
}

/** A publish that went well. */
export interface BuildResult {
  readonly threads: number;
  /** Notes on the content. */
  readonly notes: number;
  readonly pages: Tally;
  readonly images: Tally;
  readonly segments: Tally;
  readonly stages: readonly Stage[];
  readonly ms: number;
  /** Resident set of this process at its largest, in MiB. */
  readonly peak_rss_mib: number;
  /** Path of the manifest of the release. */
  readonly manifest: string;
}

/** Problems of the content, because of which nothing was published, and notes on it. */
export type Refused = Findings;

/** The counts of a release, for the next build to repeat if nothing changed. */
export interface ReleaseCounts {
  readonly threads: number;
  readonly notes: number;
  readonly pages: number;
  readonly images: number;
  readonly segments: number;
}

/** The counts of a finished site. */
export function countsOf(
  content: Pick<ReleaseCounts, "threads" | "notes">,
  { pages, images, segments }: Made,
): ReleaseCounts {
  const all = ({ built, unchanged }: Counts) => built + unchanged;
  return { ...content, pages: all(pages), images: all(images), segments: all(segments) };
}

/** The result of a build that changed nothing. */
export function unchangedResult(
  { threads, notes, ...counts }: ReleaseCounts,
  options: BuildOptions,
  stages: Stages,
): BuildResult {
  const kept = (count: number): Tally => ({ built: 0, kept: count, removed: 0 });
  return {
    threads,
    notes,
    pages: kept(counts.pages),
    images: kept(counts.images),
    segments: kept(counts.segments),
    ...ending(options, stages),
  };
}

/** The result of a build that published a release. @param gone paths that the last release had and this one has not */
export function publishedResult(
  { threads, notes }: ReleaseCounts,
  { pages, images, segments }: Made,
  gone: ReleasePaths,
  options: BuildOptions,
  stages: Stages,
): BuildResult {
  const pagesGone = gone.files.filter((name) => name.endsWith(".html"));
  const imagesGone = gone.files.filter((name) => name.startsWith("images/"));
  return {
    threads,
    notes,
    pages: tallyOf(pages, pagesGone),
    images: tallyOf(images, imagesGone),
    segments: tallyOf(segments, gone.bundles),
    ...ending(options, stages),
  };
}

function tallyOf({ built, unchanged }: Counts, gone: readonly string[]): Tally {
  return { built, kept: unchanged, removed: gone.length };
}

function ending({ out }: BuildOptions, { list, ms }: Stages) {
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  return { stages: list, ms, peak_rss_mib: peak, manifest: path.join(out, MANIFEST) };
}
