/**
 * The props of layouts. Plain JSON: a page's props are its inputs, and their hash is part of its fingerprint.
 * Every `href` is final: it holds the base path and is percent-encoded. Layouts only escape and arrange.
 */

export type * from "./props/capture.ts";
export type * from "./props/comments.ts";
export type * from "./props/days.ts";
export type * from "./props/feeds.ts";
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
