/** Every word of the interface, once per language. A key that a language lacks is a type error. */

import type { Timestamp } from "../../scripts/core/timestamp.ts";
import type { TextLength, WordPart } from "../../scripts/markdown/post.ts";
import type { FloorStrings } from "./floor-strings.ts";
import type { ListStrings } from "./list-strings.ts";
import type { SearchStrings } from "./search-strings.ts";

export interface Strings {
  readonly format: Formats;
  readonly page: PageStrings;
  readonly offline: OfflineStrings;
  readonly thread: ThreadStrings;
  readonly floors: FloorStrings;
  readonly post: PostStrings;
  readonly reading: ReadingStrings;
  readonly remote: RemoteStrings;
  readonly attachments: AttachmentStrings;
  readonly media: MediaStrings;
  readonly capture: CaptureStrings;
  readonly history: HistoryStrings;
  readonly lists: ListStrings;
  readonly notices: NoticeStrings;
  readonly comments: CommentStrings;
  readonly search: SearchStrings;
}

/** Dates, numbers and lengths as people write them. Without `Intl`, which differs between versions of Node. */
export interface Formats {
  /** The date, with the time of day if it is known. */
  readonly date: (at: Timestamp) => string;
  readonly year: (year: number) => string;
  /** A month of a year. */
  readonly month: (year: number, month: number) => string;
  /** A month without its year, as short as may be. */
  readonly shortMonth: (month: number) => string;
  /** A day of any year. */
  readonly monthDay: (month: number, day: number) => string;
  /** In place of a date that is not known. */
  readonly undated: string;
  /** A whole number with its digits in groups. */
  readonly number: (n: number) => string;
  readonly fileSize: (bytes: number) => string;
  /** Length of a text as readers of the language count it. */
  readonly length: (length: TextLength) => string;
  /** Time that it takes to read a text. */
  readonly readingTime: (length: TextLength) => string;
}

/** The frame of every page. */
export interface PageStrings {
  readonly skip: string;
  readonly siteNav: string;
  readonly breadcrumb: string;
  readonly footerNav: string;
  readonly search: string;
  /** In the empty search box. */
  readonly searchHint: string;
  readonly madeWith: string;
  /** Button that opens a reader's settings. */
  readonly settings: string;
  readonly feed: string;
  /** Over all feeds of the archive. */
  readonly feedsText: string;
}

/** The page in place of one that is not on the device while there is no network. */
export interface OfflineStrings {
  readonly title: string;
  readonly text: string;
  /** Over the pages that are on the device. */
  readonly kept: string;
}

/** Words of ours in the text of a post. */
export type PostStrings = Readonly<Record<WordPart["word"], string>>;

/** The page of a thread. */
export interface ThreadStrings {
  /** Marks the opening poster. */
  readonly op: string;
  /** Name of a floor, `12 樓`. */
  readonly floor: (n: number) => string;
  readonly onlyOp: string;
  readonly contents: string;
  /** Before the names of a thread's other languages, and between them. */
  readonly alsoIn: string;
  readonly comma: string;
  /** Before the date of the last change. */
  readonly updated: string;
  readonly license: string;
  readonly rights: string;
  readonly source: string;
  /** Before the date of capture. */
  readonly captured: string;
  /** Views counted at capture. */
  readonly views: (n: number) => string;
  readonly replies: (n: number) => string;
  readonly tags: string;
  readonly revisions: string;
  readonly history: string;
  readonly edit: string;
  readonly repliesTitle: string;
  readonly floorPages: string;
  /** Name of a page of floors, from `first` to `last`. */
  readonly floorRange: (first: number, last: number) => string;
  readonly firstPage: string;
  /** Over threads about the same, and over threads that link to this one. */
  readonly related: string;
  readonly linkedFrom: string;
  readonly series: string;
  /** Name of a part of a series. */
  readonly part: (n: number) => string;
  readonly neighbours: string;
  readonly previous: string;
  readonly next: string;
}

/** What the script adds to a text. They go into the page as JSON. */
export interface ReadingStrings {
  /** Button that copies a block of code. */
  readonly copy: string;
  readonly copied: string;
  /** Link beside a heading to its section. */
  readonly section: string;
}

/** Pictures on other hosts. */
export interface RemoteStrings {
  /** Link to the picture. */
  readonly at: (host: string) => string;
  readonly script: RemoteScriptStrings;
}

/** The words that the script of the frames needs. They go into the page as JSON; `{n}`, `{host}` are filled in. */
export interface RemoteScriptStrings {
  readonly load: string;
  /** The button for all pictures of the page from one host. */
  readonly all: string;
  readonly failed: string;
  readonly retry: string;
}

/** The record of a thread's import. */
export interface CaptureStrings {
  readonly title: string;
  readonly software: string;
  /** The captured pages. */
  readonly pages: string;
  /** Damage that was mended. */
  readonly repairs: string;
  /** What is doubtful. */
  readonly flags: string;
  /** Title of the page of the whole record, and the link to it. */
  readonly titleOf: (title: string) => string;
  readonly whole: string;
  /** Before the title of the page that was not the thread's. */
  readonly rejectedTitle: string;
  /** Columns of a table of repairs. */
  readonly where: string;
  readonly before: string;
  readonly after: string;
  readonly certainty: string;
  readonly certain: string;
  readonly inferred: string;
  /** Repairs that the record counts and does not list. */
  readonly unlisted: (n: number) => string;
  /** Names of repairs and flags for readers. */
  readonly words: Readonly<Record<string, string>>;
}

export interface AttachmentStrings {
  readonly title: string;
  /** Of a file that the capture lacks. */
  readonly missing: string;
  /** Of a picture that is published without where it was taken and by which camera. */
  readonly stripped: string;
  /** Downloads counted at capture. */
  readonly downloads: (n: number) => string;
  /** Over the files that the text shows. */
  readonly shown: string;
}

/** Pictures and files that open in the page. */
export interface MediaStrings {
  readonly script: MediaScriptStrings;
  /** Opens a text or a table below its link. */
  readonly read: string;
  readonly reading: ReadingScriptStrings;
}

/** The words that the script of pictures and files needs. They go into the page as JSON; `{file}` is filled in. */
export interface MediaScriptStrings {
  /** Name of the viewer. */
  readonly pictures: string;
  readonly previous: string;
  readonly next: string;
  readonly zoom: string;
  readonly close: string;
  /** Link to the original, before its type and size. */
  readonly original: string;
  /** In place of a picture. */
  readonly failed: string;
  /** Button that copies a checksum; it holds `SHA-256`, the words that are seen. */
  readonly copy: string;
  readonly copied: string;
}

/** The words that the script needs to show a text. They go beside its link as JSON; `{encoding}` is filled in. */
export interface ReadingScriptStrings {
  readonly loading: string;
  /** Below the beginning of a long file. */
  readonly cut: string;
  /** If a text is not UTF-8. */
  readonly readAs: string;
  /** In place of a text. */
  readonly unreadable: string;
}

/** The history of a thread. */
export interface HistoryStrings {
  readonly titleOf: (title: string) => string;
  readonly changes: (n: number) => string;
  /** In place of an author who is not known. */
  readonly someone: string;
  readonly noMessage: string;
  readonly firstVersion: string;
  /** Before the folder that a thread was in. */
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
}

/** Pages in place of something that is not there. */
export interface NoticeStrings {
  readonly withdrawn: string;
  readonly withdrawnText: string;
  readonly reason: string;
  readonly backTo: (place: string) => string;
  readonly notFound: string;
  readonly notFoundText: string;
  readonly toHome: string;
  readonly moved: string;
  /** Before the new address. */
  readonly movedText: string;
}

/** The comments of a thread. */
export interface CommentStrings {
  readonly title: string;
  /** The button that loads the comments. */
  readonly load: string;
  /** Hosts that the browser contacts for them. */
  readonly contacts: (hosts: string) => string;
  readonly remember: string;
  readonly failed: string;
  readonly retry: string;
  /** Link to the discussion at its host. */
  readonly elsewhere: (host: string) => string;
  readonly needsScript: string;
  /** Heading over the comments archived on a day. */
  readonly archived: (day: string) => string;
  /** Before the date of the last edit. */
  readonly edited: string;
  readonly deleted: string;
  readonly inReplyTo: (author: string) => string;
  readonly anonymous: string;
}
