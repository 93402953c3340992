/** Every word of the interface, once per language. A key that a language lacks is a type error. */

import type { Timestamp } from "../../scripts/core/timestamp.ts";
import type { TextLength } from "../../scripts/markdown/post.ts";

export interface Strings {
  // Frame of every page
  readonly skip: string;
  readonly siteNav: string;
  readonly breadcrumb: string;
  readonly footerNav: string;
  readonly search: string;
  /** Shown in the empty search box. */
  readonly searchHint: string;
  readonly madeWith: string;
  readonly feed: string;

  // Thread
  /** Mark of whoever opened the thread. */
  readonly op: string;
  /** Name of a floor, `12 樓`. */
  readonly floor: (n: number) => string;
  readonly onlyOp: string;
  readonly contents: string;
  readonly updated: string;
  readonly undated: string;
  /** Length as Chinese readers count it. */
  readonly length: (length: TextLength) => string;
  readonly readingTime: (minutes: number) => string;
  readonly license: string;
  readonly rights: string;
  readonly source: string;
  readonly captured: string;
  readonly views: (n: number) => string;
  readonly replies: (n: number) => string;
  readonly tags: string;
  readonly revisions: string;
  readonly history: string;
  readonly edit: string;
  readonly comments: string;
  readonly repliesTitle: string;
  readonly floorPages: string;
  /** Name of a page of floors: those from `first` to `last`. */
  readonly floorRange: (first: number, last: number) => string;
  readonly firstPage: string;
  readonly neighbours: string;
  readonly previousThread: string;
  readonly nextThread: string;
  readonly viewOriginal: string;

  // Attachments
  readonly attachments: string;
  /** Downloads counted at capture. */
  readonly downloads: (n: number) => string;

  // History of a thread
  readonly historyOf: (title: string) => string;
  readonly changes: (n: number) => string;
  readonly someone: string;
  readonly noMessage: string;
  readonly firstVersion: string;
  readonly movedFrom: string;
  readonly postText: string;
  readonly added: string;
  readonly changed: string;
  readonly removed: string;
  readonly textRemoved: string;
  readonly linesLeftOut: string;
  readonly diffCut: string;
  readonly diffLarge: string;
  readonly diffInvisible: string;
  readonly olderChanges: (n: number) => string;

  // Lists
  readonly boards: string;
  readonly newest: string;
  readonly threads: (n: number) => string;
  readonly noThreads: string;
  /** Titles of the pages that list all groups of a kind. */
  readonly all: { readonly tags: string; readonly authors: string; readonly years: string };
  readonly pages: string;
  readonly newer: string;
  readonly older: string;
  readonly page: (n: number) => string;

  // Pages that stand for what is not here
  readonly withdrawn: string;
  readonly withdrawnText: string;
  readonly reason: string;
  readonly backTo: (place: string) => string;
  readonly notFound: string;
  readonly notFoundText: string;
  readonly toHome: string;
  readonly moved: string;
  readonly movedText: string;

  /** The date as people write it, with the time of day where it is known. */
  readonly date: (at: Timestamp) => string;
}
