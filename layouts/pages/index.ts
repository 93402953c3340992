import type { PageKind } from "../page-kind.ts";
import type { AnyPageProps } from "../props.ts";
import history from "./history.ts";
import home from "./home.ts";
import index from "./index-page.ts";
import listing from "./listing.ts";
import moved from "./moved.ts";
import notFound from "./not-found.ts";
import redirect from "./redirect.ts";
import search from "./search.ts";
import text from "./text-page.ts";
import thread from "./thread.ts";
import tombstone from "./tombstone.ts";

/** Every page kind of the site, by the `kind` of its props. */
export const PAGE_KINDS = {
  history,
  home,
  index,
  listing,
  moved,
  notFound,
  redirect,
  search,
  text,
  thread,
  tombstone,
} satisfies { readonly [K in AnyPageProps["kind"]]: PageKind<Extract<AnyPageProps, { readonly kind: K }>> };

/** A page kind, whichever its props are. */
export type AnyPageKind = PageKind<never>;

/**
 * The HTML of a page, a function of its props alone.
 *
 * @returns a whole document, ending with a line break
 */
export function renderPage(props: AnyPageProps): string {
  const kind: AnyPageKind = PAGE_KINDS[props.kind];
  return kind.render({ entry: { path: "", props: props as never } }).toString();
}
