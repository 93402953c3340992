import type { UserConfig } from "@11ty/eleventy";
import { feeds as feedOutputs } from "../../site/feeds.ts";
import { assemblyOf } from "../assembly.ts";

export interface FeedsOptions {
  /** Threads in a feed: as many as a reader who looks in once a week could miss. */
  readonly entries?: number;
}

const DEFAULTS = { entries: 30 } as const satisfies FeedsOptions;

/** Atom feeds of the archive and of each board, and sitemaps. */
export function feeds(config: UserConfig, given: FeedsOptions = {}): void {
  const { entries } = { ...DEFAULTS, ...given };
  assemblyOf(config).features.push({ name: "feeds", outputs: (site) => feedOutputs(site, entries) });
}
