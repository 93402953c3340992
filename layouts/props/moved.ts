import type { Link, PageProps } from "./page.ts";

/** Old addresses that differ in their query alone; the page script sends the reader on if it knows the query. */
export interface MovedProps extends PageProps {
  readonly kind: "moved";
  /** Each with its query, question mark included. */
  readonly entries: readonly (Link & { readonly query: string })[];
}
