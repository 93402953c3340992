import type { PageProps } from "./page.ts";
import type { ThreadRow } from "./thread-row.ts";

/** A page of a list of threads: board, tag, author, year. Numbered from the oldest, so that old pages never change. */
export interface ListingProps extends PageProps {
  readonly kind: "listing";
  /** Kind of list: `board`, or the name of a grouping. */
  readonly of: string;
  /** The heading, `零售與電商`. */
  readonly heading: string;
  readonly intro?: string;
  /** Number of threads in all; on the front page only. */
  readonly count?: number;
  readonly rows: readonly ThreadRow[];
  /** Number of this page; absent on the front page. */
  readonly page?: number;
  readonly newer?: string;
  readonly older?: string;
  readonly feed?: string;
}
