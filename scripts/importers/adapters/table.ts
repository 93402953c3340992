/** Forum software as a table: where it puts what. All selectors are of css-select. */
import type { Element } from "hast";
import type { CapturedQuote, CapturedThread, Page } from "../model.ts";
import type { Markup } from "./body.ts";
import type { Scope, Take } from "./take.ts";

/** Where a kind of forum software puts what. */
export interface Forum {
  /** Name of the adapter. */
  readonly name: string;
  /** A selector that pages of this software match, and no others. */
  readonly signs: string;
  /** The software and its version; without it the page's generator. */
  readonly software?: Take;
  readonly title?: Take;
  /** Selector of the links from the outermost board to the innermost. */
  readonly boards?: string;
  /** Selector of the tags. */
  readonly tags?: string;
  readonly views?: Take;
  readonly replies?: Take;
  readonly paging?: Paging;
  /** Addresses of threads: expressions over path and query with the groups `id`, and `page` or `start` if they have one. */
  readonly addresses?: readonly RegExp[];
  /** The thread's id, or an address of it, if the page does not state its own address. */
  readonly self?: Take;
  /** The time that the page counts relative dates from. */
  readonly now?: Take;
  readonly post: Post;
  /** Says what the page is if it has no posts. */
  readonly withoutPosts?: string;
  /** Adds what a table cannot say. */
  readonly finish?: (thread: CapturedThread, page: Page) => CapturedThread;
}

/** The bar of page numbers. */
export interface Paging {
  /** This page's number, or `Page 3 of 7`. */
  readonly current?: Take;
  /** Selector of elements whose text is the number of a page. */
  readonly numbers?: string;
}

/** Where in a post what is. */
export interface Post {
  /** Selectors of each post, the best first; all elements of the first that finds one are the posts. They may be inside of each other. */
  readonly each: string | readonly string[];
  /** The id is the last run of digits of it. */
  readonly id?: Take;
  /** An id with letters. */
  readonly letterId?: Take;
  readonly n?: Take;
  readonly author?: Take;
  /** Selectors of elements that say when it was written, the best first. */
  readonly date?: DateTexts;
  /** Selectors of the text, the best first; all elements of the first that finds one are the text; or code. */
  readonly body: string | readonly string[] | ((scope: Scope) => Element[]);
  /** Selector of the signature, or code that finds it. */
  readonly signature?: string | ((scope: Scope) => Element[]);
  /** Remarks of others below the text. */
  readonly remarks?: Remarks;
  readonly markup?: Markup;
  /** Lists of files that were attached. */
  readonly files?: readonly Files[];
  /** Selector of a word that says that an attachment is hidden from the reader. */
  readonly hiddenFiles?: string;
  readonly inReplyTo?: (scope: Scope) => CapturedQuote | undefined;
}

/** Remarks below a post, where the software has those beside replies. */
export interface Remarks {
  /** Selector of each. */
  readonly each: string;
  readonly author?: Take;
  readonly date?: DateTexts;
  /** Selector of its text; without it all of it. */
  readonly body?: string;
  readonly drop?: string;
}

/** Attachments of a post. */
export interface Files {
  /** Selector of each. */
  readonly each: string;
  readonly url: Take;
  readonly name?: Take;
  readonly size?: Take;
  readonly downloads?: Take;
}

/** Selectors of elements with a date, the best first, or code that gives texts. */
export type DateTexts = string | readonly string[] | ((scope: Scope) => readonly (string | undefined)[]);
