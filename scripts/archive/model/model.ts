import type { ArchivedComments } from "../../comments/archived.ts";
import type { Timestamp } from "../../core/timestamp.ts";
import type { Post, TextLength } from "../../markdown/post.ts";
import type { ArchiveSettings } from "../schema/archive.ts";
import type { Capture } from "../schema/capture.ts";

/** The whole archive: frozen plain data, made by `validate`, read by every later step. */
export interface Archive {
  readonly settings: ArchiveSettings;
  /** By `order`, then by path. */
  readonly boards: readonly Board[];
  /** Every published thread, newest first; undated ones last; ties by path. No tombstones. */
  readonly threads: readonly Thread[];
  /** Withdrawn threads, in the same order. */
  readonly tombstones: readonly Thread[];
  /** Pages from `content/pages/`, by path. */
  readonly pages: readonly ContentPage[];
  /** Addresses that threads had before they moved, from git; empty without `history`. */
  readonly moved: readonly OldAddress[];
}

/** An address that is free since its thread was moved; it leads to the new address. */
export interface OldAddress {
  /** Site path, decoded: `/retail/2015/alipay/`, or of a file, `/retail/2015/alipay/01.jpg`. */
  readonly path: string;
  /** Site path that it leads to. */
  readonly to: string;
  /** Name of what it leads to. */
  readonly title: string;
}

/** A section of the archive: one top-level folder with a `board.yaml`. */
export interface Board {
  /** Folder name below `content/`. */
  readonly path: string;
  /** Site path, `/retail/`. */
  readonly url: string;
  readonly title: string;
  /** BCP 47, if the board has a language of its own. */
  readonly lang?: string;
  readonly description?: string;
  /** This board's published threads, in the archive's order. */
  readonly threads: readonly Thread[];
}

/** One thread without its text. */
export interface Thread {
  /** Folder below `content/`, `retail/2016/alipay-circle`. */
  readonly path: string;
  /** Site path, percent-encoded if needed, `/retail/2016/alipay-circle/`. */
  readonly url: string;
  /** Path of its board. */
  readonly board: string;
  /** Hash of the ids of every file of the thread: changes when any of them does. */
  readonly fingerprint: string;
  readonly title: string;
  /** BCP 47. */
  readonly lang: string;
  readonly date?: Timestamp;
  readonly updated?: Timestamp;
  readonly author?: string;
  readonly tags: readonly string[];
  /** Translations that it names, by language: paths of threads and addresses elsewhere, as written. */
  readonly translations?: Readonly<Record<string, string>>;
  readonly summary?: string;
  readonly signature?: string;
  /** Number that the forum gave to the post in `index.md`, if that is not the opening post. */
  readonly floor?: number;
  readonly license?: string;
  readonly rights?: string;
  readonly sourceUrl?: string;
  readonly sourceSite?: string;
  /** Old addresses, each a path with or without a query. */
  readonly aliases: readonly string[];
  readonly attachments: readonly Attachment[];
  /** Files that the thread had where it was captured, and that the capture lacks; absent if there are none. */
  readonly missing?: readonly MissingFile[];
  /** The comments provider's key of it, if that is not its path. */
  readonly id?: string;
  /** False if the thread wants no comments embed. */
  readonly comments: boolean;
  /** Why it was withdrawn; its page is then a tombstone. */
  readonly withdrawn?: string;
  readonly draft: boolean;
  /** The record of the import, if there was one. */
  readonly capture?: Capture;
  /** First words of the opening post as plain text, at most 200 characters. */
  readonly excerpt: string;
  /** Length of the opening post. */
  readonly length: TextLength;
  /** Attachment that is the first figure of the opening post. */
  readonly figure?: string;
  /** Addresses of links to this site in its text and its archived comments, as written. */
  readonly links: readonly string[];
  /** Sources for a policy that lets in the pictures on other hosts in its text and its archived comments, if any. */
  readonly imageSources?: readonly string[];
  /** Floors there are, the opening post included. */
  readonly floorCount: number;
  /** Authors of the replies, each once. */
  readonly repliers: readonly string[];
  /** Number of the last floor; floors may have gaps, so it can be larger than `floorCount`. */
  readonly lastFloor: number;
}

/** A file of a thread or page, its bytes unchanged. */
export interface Attachment {
  /** Path below the folder of its thread or page, `01.jpg`. */
  readonly file: string;
  /** Site path of the published original, percent-encoded. */
  readonly url: string;
  /** Id of its bytes (git blob id, or a hash of the bytes). */
  readonly id: string;
  readonly title?: string;
  /** Downloads at capture. */
  readonly downloads?: number;
  /** Why it is not the file that `capture.json` records. */
  readonly edited?: string;
  /** True if the text of any floor shows it as an image. */
  readonly shown: boolean;
}

/** A file that a capture names but does not have. */
export interface MissingFile {
  /** What the text calls it, if it is not named by an address. */
  readonly file?: string;
  /** Name for people: its label, its name in the forum, or its address. */
  readonly name: string;
  /** Its address in the forum, if it is a web address. */
  readonly href?: string;
  /** Bytes, or the words of the page. */
  readonly size?: number | string;
  /** Downloads at capture. */
  readonly downloads?: number;
}

/** One contribution in a thread. The opening post is floor 1. */
export interface Floor {
  readonly n: number;
  readonly author?: string;
  readonly date?: Timestamp;
  /** Id of the post in the forum it came from. */
  readonly id?: string;
  /** The floor that it answers, if the forum says so beside the text. */
  readonly inReplyTo?: { readonly n?: number; readonly author?: string };
  /** Of a reply; that of the opening post is the thread's. */
  readonly signature?: string;
  /** Names of files that came with a reply. */
  readonly attachments?: readonly string[];
  /** Remarks of others below it. */
  readonly remarks?: readonly Remark[];
  readonly post: Post;
}

/** A remark below a post. */
export interface Remark {
  readonly author?: string;
  readonly date?: Timestamp;
  readonly post: Post;
}

/** The text of a thread. It is apart from `Thread` so that the model of a large archive stays small. */
export interface Body {
  /** Ascending by `n`; the first is floor 1. */
  readonly floors: readonly Floor[];
  /** Its archived comments, one entry for each place; absent if there are none. */
  readonly comments?: readonly ArchivedComments[];
}

/** Gives the text of a thread or page when it is rendered. */
export interface Bodies {
  thread(thread: Thread): Body;
  page(page: ContentPage): Post;
  /** The posts of a thread as they are written, ascending by `n`; the first is floor 1. */
  markdown(thread: Thread): readonly MarkdownPost[];
}

/** A post as Markdown. */
export interface MarkdownPost {
  readonly n: number;
  readonly text: string;
}

/** A page that is not a thread, from `content/pages/about.md`. */
export interface ContentPage {
  /** File below `content/`, `pages/about.md`. */
  readonly file: string;
  /** Folder of its files below `content/`, `pages/about`; it need not exist. */
  readonly path: string;
  /** Site path, `/about/`. */
  readonly url: string;
  readonly fingerprint: string;
  readonly title: string;
  readonly lang: string;
  readonly description?: string;
  readonly attachments: readonly Attachment[];
  /** Addresses of links in its text that lead to this site, as written. */
  readonly links: readonly string[];
  /** Sources for a policy that lets in the pictures on other hosts in its text, if any. */
  readonly imageSources?: readonly string[];
}
