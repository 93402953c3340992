import type { Link, PageProps } from "./page.ts";

/** The page at `/search/`. */
export interface SearchProps extends PageProps {
  readonly kind: "search";
  /** Address of the list of segments. */
  readonly index: string;
  /** For readers without JavaScript, and before anything is searched for. */
  readonly boards: readonly (Link & { readonly count: number })[];
  /** Pages that list tags, authors, years. */
  readonly lists: readonly Link[];
}
