import type { PageProps } from "./page.ts";

/** An index of tags, authors or years. */
export interface IndexProps extends PageProps {
  readonly kind: "index";
  readonly of: string;
  /** The largest first; years the newest first. */
  readonly entries: readonly IndexEntry[];
  /** The same by initial, in the order of names; absent if there are few, and for years. */
  readonly groups?: readonly IndexGroup[];
}

export interface IndexEntry {
  readonly href: string;
  readonly text: string;
  readonly count: number;
}

/** The names with one initial. */
export interface IndexGroup {
  /** Id of its heading. */
  readonly id: string;
  /** The initial, `K`; empty for ideographs whose reading nothing tells (`han`) and for signs (`others`). */
  readonly initial: string;
  readonly entries: readonly IndexEntry[];
}
