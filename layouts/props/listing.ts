import type { Link, PageProps } from "./page.ts";
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
  /** Number of the part that the first row is, if the rows are the parts of a series, the oldest first. */
  readonly firstPart?: number;
  /** What the rows are grouped under, by their dates; in one group unless given. */
  readonly headings?: "month" | "year";
  /** True if the rows are shown as titles, one line each, until the reader wants more. */
  readonly titles?: boolean;
  /** How many threads each month of the list has; on its front page only. */
  readonly periods?: PeriodsProps;
  /** Number of this page; absent on the front page. */
  readonly page?: number;
  readonly newer?: string;
  readonly older?: string;
  /** Some of the list's pages, the newest first. */
  readonly pages?: readonly PageNumber[];
  readonly feed?: string;
}

/** A page of a list. */
export interface PageNumber {
  /** Absent for the front page, which has the newest threads. */
  readonly page?: number;
  readonly href: string;
}

/** The threads of a list by year and month. */
export interface PeriodsProps {
  /** The newest first. */
  readonly years: readonly YearCount[];
  /** Threads without a date. */
  readonly undated?: PeriodCount;
}

export interface YearCount extends PeriodCount {
  readonly year: number;
  /** Months that have threads. */
  readonly months: readonly (PeriodCount & { readonly month: number })[];
}

/** A number of threads, and where they are. */
export interface PeriodCount extends Pick<Link, "href"> {
  readonly count: number;
}
