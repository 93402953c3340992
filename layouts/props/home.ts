import type { PageProps } from "./page.ts";
import type { ThreadRow } from "./thread-row.ts";

export interface HomeProps extends PageProps {
  readonly kind: "home";
  readonly threadCount: number;
  readonly boards: readonly {
    readonly href: string;
    readonly title: string;
    readonly description?: string;
    readonly count: number;
    /** Its newest threads, at most three. */
    readonly newest: readonly ThreadRow[];
  }[];
  readonly newest: readonly ThreadRow[];
  readonly indexes: { readonly tags?: string; readonly authors?: string; readonly years?: string };
  readonly feed: string;
}
