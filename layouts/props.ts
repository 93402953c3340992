/**
 * The props of layouts. Plain JSON: a page's props are its inputs, and their hash is part of its fingerprint.
 * Every `href` is final: it holds the base path and is percent-encoded. Layouts only escape and arrange.
 */
import type { HistoryProps } from "./props/history.ts";
import type { HomeProps } from "./props/home.ts";
import type { IndexProps } from "./props/index-page.ts";
import type { ListingProps } from "./props/listing.ts";
import type { MovedProps } from "./props/moved.ts";
import type { NotFoundProps } from "./props/not-found.ts";
import type { RedirectProps } from "./props/redirect.ts";
import type { SearchProps } from "./props/search.ts";
import type { TextPageProps } from "./props/text-page.ts";
import type { ThreadProps } from "./props/thread.ts";
import type { TombstoneProps } from "./props/tombstone.ts";

export type * from "./props/comments.ts";
export type * from "./props/history.ts";
export type * from "./props/home.ts";
export type * from "./props/index-page.ts";
export type * from "./props/listing.ts";
export type * from "./props/moved.ts";
export type * from "./props/not-found.ts";
export type * from "./props/page.ts";
export type * from "./props/picture.ts";
export type * from "./props/redirect.ts";
export type * from "./props/search.ts";
export type * from "./props/text-page.ts";
export type * from "./props/thread.ts";
export type * from "./props/thread-row.ts";
export type * from "./props/tombstone.ts";

/** The props of a page of any kind. */
export type AnyPageProps =
  | ThreadProps
  | ListingProps
  | IndexProps
  | HomeProps
  | HistoryProps
  | TextPageProps
  | TombstoneProps
  | NotFoundProps
  | RedirectProps
  | MovedProps
  | SearchProps;
