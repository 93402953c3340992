import type { UserConfig } from "@11ty/eleventy";
import { feeds as feedOutputs } from "../../site/feeds/plan.ts";
import { sitemaps } from "../../site/sitemaps.ts";
import { assemblyOf } from "../assembly.ts";

export interface FeedsOptions {
  /** Threads in the feeds of the archive and of boards: as many as a reader who looks in once a week could miss. */
  readonly entries?: number;
  /** Threads in the feeds of tags and authors. */
  readonly groupEntries?: number;
}

const DEFAULTS = { entries: 30, groupEntries: 10 } as const satisfies FeedsOptions;

/** Feeds of the archive, its boards, tags and authors, as Atom and JSON Feed, and sitemaps. */
export function feeds(config: UserConfig, given: FeedsOptions = {}): void {
  const { entries, groupEntries } = { ...DEFAULTS, ...given };
  assemblyOf(config).features.push({
    name: "feeds",
    outputs: (site) => [...feedOutputs(site, entries, groupEntries), ...sitemaps(site)],
  });
}
