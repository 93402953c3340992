import type { Html } from "../html.ts";
import type { PageKind } from "../page-kind.ts";
import capture from "./capture.ts";
import days from "./days.ts";
import feeds from "./feeds.ts";
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
  capture,
  days,
  feeds,
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
} as const;

type PropsOf<K> = K extends PageKind<infer P> ? P : never;

/** The props of a page of any kind; `kind` names it. */
export type AnyPageProps = PropsOf<(typeof PAGE_KINDS)[keyof typeof PAGE_KINDS]>;

/** A page kind, whichever its props are. */
export type AnyPageKind = PageKind<never>;

/** The page kinds by the names of their files. */
export const PAGE_FILES = {
  capture: "capture",
  days: "days",
  feeds: "feeds",
  history: "history",
  home: "home",
  "index-page": "index",
  listing: "listing",
  moved: "moved",
  "not-found": "notFound",
  redirect: "redirect",
  search: "search",
  "text-page": "text",
  thread: "thread",
  tombstone: "tombstone",
} as const satisfies Readonly<Record<string, keyof typeof PAGE_KINDS>>;

/** A layout of a page kind, by the name of its file: a function from props to a whole document. */
export type PageLayout<N extends keyof typeof PAGE_FILES> = (
  props: PropsOf<(typeof PAGE_KINDS)[(typeof PAGE_FILES)[N]]>,
) => Html;

/** A page as Stele makes it, for a layout that adds to it. */
export function stelePage(props: AnyPageProps): Html {
  const kind: AnyPageKind = PAGE_KINDS[props.kind];
  return kind.render({ entry: { path: "", props: props as never } });
}

/**
 * The HTML of a page, a function of its props alone.
 *
 * @returns a whole document, ending with a line break
 */
export function renderPage(props: AnyPageProps): string {
  return stelePage(props).toString();
}
