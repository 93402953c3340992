import path from "node:path";
import type { Findings } from "../core/problems.ts";
import type { Stage, Stages } from "../core/stages.ts";
import type { Counts, Made } from "../make/make.ts";
import { MANIFEST } from "../release/manifest.ts";
import { type Changes, NO_CHANGES, type PageChanges } from "./changes.ts";
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
  /** Address of the site; absent if none is given. */
  readonly address?: string;
  /** What changed on the site since it was published last; absent if it never was. */
  readonly changes?: PageChanges;
  readonly pages: Tally;
  readonly images: Tally;
  readonly segments: Tally;
  readonly stages: readonly Stage[];
  readonly ms: number;
  /** Resident set of this process at its largest, in MiB. */
  readonly peak_rss_mib: number;
  /** Path of the manifest of the release. */
  readonly manifest: string;
  /** Fingerprint of the key that signed it; absent if none did. */
  readonly signed?: string;
  readonly uncommitted: Uncommitted;
}

/** Paths of what differs from the commit, below the content folder; none outside git. */
export type Uncommitted = readonly string[];

/** Problems of the content, because of which nothing was published, and notes on it. */
export interface Refused extends Findings {
  readonly uncommitted: Uncommitted;
}

/** The counts and the address of a release, for the next build to repeat if nothing changed. */
export interface ReleaseCounts {
  readonly threads: number;
  readonly notes: number;
  readonly address?: string;
  readonly pages: number;
  readonly images: number;
  readonly segments: number;
}

/** The counts of a finished site. */
export function countsOf(
  content: Pick<ReleaseCounts, "threads" | "notes" | "address">,
  { pages, images, segments }: Made,
): ReleaseCounts {
  const all = ({ built, unchanged }: Counts) => built + unchanged;
  return { ...content, pages: all(pages), images: all(images), segments: all(segments) };
}

/** How a build ended, whatever it made. */
export interface Ending {
  readonly options: BuildOptions;
  readonly stages: Stages;
  /** Fingerprint of the key that signs, if there is one. */
  readonly signed: string | undefined;
  readonly uncommitted: Uncommitted;
}

/** The result of a build that changed nothing. */
export function unchangedResult({ threads, notes, address, ...counts }: ReleaseCounts, end: Ending): BuildResult {
  const kept = (count: number): Tally => ({ built: 0, kept: count, removed: 0 });
  return {
    threads,
    notes,
    ...(address !== undefined && { address }),
    changes: NO_CHANGES,
    pages: kept(counts.pages),
    images: kept(counts.images),
    segments: kept(counts.segments),
    ...ending(end),
  };
}

/** The result of a build that published a release. */
export function publishedResult(
  { threads, notes, address }: ReleaseCounts,
  { pages, images, segments }: Made,
  { pages: changes, gone }: Changes,
  end: Ending,
): BuildResult {
  const pagesGone = gone.files.filter((name) => name.endsWith(".html"));
  const imagesGone = gone.files.filter((name) => name.startsWith("images/"));
  return {
    threads,
    notes,
    ...(address !== undefined && { address }),
    ...(changes && { changes }),
    pages: tallyOf(pages, pagesGone),
    images: tallyOf(images, imagesGone),
    segments: tallyOf(segments, gone.bundles),
    ...ending(end),
  };
}

function tallyOf({ built, unchanged }: Counts, gone: readonly string[]): Tally {
  return { built, kept: unchanged, removed: gone.length };
}

function ending({ options, stages, signed, uncommitted }: Ending) {
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  const manifest = path.join(options.out, MANIFEST);
  const by = signed === undefined ? {} : { signed };
  return { stages: stages.list, ms: stages.ms, peak_rss_mib: peak, manifest, ...by, uncommitted };
}
