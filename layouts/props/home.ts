import type { Link, PageProps } from "./page.ts";
import type { ThreadRow } from "./thread-row.ts";

export interface HomeProps extends PageProps {
  readonly kind: "home";
  readonly threadCount: number;
  readonly boards: readonly {
    readonly href: string;
    readonly title: string;
    /** BCP 47 of its title and description. */
    readonly lang?: string;
    readonly description?: string;
    readonly count: number;
    /** Its newest threads, at most three. */
    readonly newest: readonly ThreadRow[];
  }[];
  readonly newest: readonly ThreadRow[];
  /** Index pages of tags, authors, years. */
  readonly indexes: readonly Link[];
  /** Address of the threads by the day of the year, if there are any. */
  readonly days?: string;
  /** Threads on a page of a list: with it a script finds any thread of a board. */
  readonly pageSize?: number;
  readonly feed?: string;
}
