import type { Link, PageProps } from "./page.ts";

/** The page at `/feeds/`: every feed of the archive, for people. */
export interface FeedsProps extends PageProps {
  readonly kind: "feeds";
  readonly groups: readonly FeedGroup[];
}

/** Feeds of one kind. */
export interface FeedGroup {
  /** What they are feeds of: `archive`, `board`, or the name of a grouping. */
  readonly of: string;
  readonly feeds: readonly FeedLinks[];
}

export interface FeedLinks {
  /** The page that it is the feed of. */
  readonly page: Link;
  readonly atom: string;
  readonly json: string;
}
