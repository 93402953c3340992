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
  readonly uncommitted: Uncommitted;
}

/** Paths of what differs from the commit, below the content folder; none outside git. */
export type Uncommitted = readonly string[];

/** Problems of the content, because of which nothing was published, and notes on it. */
export interface Refused extends Findings {
  readonly uncommitted: Uncommitted;
}

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

/** How a build ended, whatever it made. */
export interface Ending {
  readonly options: BuildOptions;
  readonly stages: Stages;
  readonly uncommitted: Uncommitted;
}

/** The result of a build that changed nothing. */
export function unchangedResult({ threads, notes, ...counts }: ReleaseCounts, end: Ending): BuildResult {
  const kept = (count: number): Tally => ({ built: 0, kept: count, removed: 0 });
  return {
    threads,
    notes,
    pages: kept(counts.pages),
    images: kept(counts.images),
    segments: kept(counts.segments),
    ...ending(end),
  };
}

/** The result of a build that published a release. @param gone paths that the last release had and this one has not */
export function publishedResult(
  { threads, notes }: ReleaseCounts,
  { pages, images, segments }: Made,
  gone: ReleasePaths,
  end: Ending,
): BuildResult {
  const pagesGone = gone.files.filter((name) => name.endsWith(".html"));
  const imagesGone = gone.files.filter((name) => name.startsWith("images/"));
  return {
    threads,
    notes,
    pages: tallyOf(pages, pagesGone),
    images: tallyOf(images, imagesGone),
    segments: tallyOf(segments, gone.bundles),
    ...ending(end),
  };
}

function tallyOf({ built, unchanged }: Counts, gone: readonly string[]): Tally {
  return { built, kept: unchanged, removed: gone.length };
}

function ending({ options, stages, uncommitted }: Ending) {
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  const manifest = path.join(options.out, MANIFEST);
  return { stages: stages.list, ms: stages.ms, peak_rss_mib: peak, manifest, uncommitted };
}
