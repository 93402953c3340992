/**
 * The words of the importers: what an input holds, what an adapter reads from it, and what is known of each change.
 * Everything here is plain data. The way of the data is: input → `Page` or `CapturedThread` → pages of one thread
 * joined → files of a thread's folder.
 */
import type { ElementContent, Root } from "hast";
import type { FlagName } from "../archive/schema/capture.ts";

/** One point that a person should check. */
export interface Flag {
  readonly flag: FlagName;
  /** Where: `floor 3`, or nothing for the whole thread. */
  readonly where?: string;
  /** A sentence that says what was found. */
  readonly reason: string;
}

/** One change to damaged text. */
export interface Change {
  /** Kind of damage: `pinyin-annotation`, `inserted-bytes`, `decoded-twice`, `hidden-block`, … */
  readonly kind: string;
  /** Where it was made: `line 31`, `floor 3`. */
  readonly where: string;
  readonly before: string;
  readonly after: string;
  /** `certain` if the bytes prove it. */
  readonly certainty: "certain" | "inferred";
}

/** A file that was saved with a page, or is inside an export. */
export interface Resource {
  /** Its name where it was saved: `01.jpg`. */
  readonly name: string;
  /** Its size in bytes. */
  readonly size: number;
  /** Where it is on disk, absolute; none for a file inside an export. */
  readonly path?: string;
  /** @returns its bytes; throws if it cannot be read */
  read(): Buffer;
}

/** Files that were saved with a page. */
export interface Resources {
  /**
   * @param address as the page writes it: relative, absolute, or with the escapes of whoever saved it
   * @returns the file that was saved for this address; never one outside the input
   */
  find(address: string): Resource | undefined;
}

/** What the bytes of an input are, before they are understood. */
export interface InputFile {
  /** Name as it goes into `capture.json`: the last part of its path, or of the entry of an archive. */
  readonly file: string;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly sha256: string;
  /** Number of bytes. */
  readonly bytes: number;
}

/** A saved web page, decoded and repaired, that waits for its adapter. */
export interface Page {
  readonly input: InputFile;
  /** Encoding that the bytes were read in, a label of the Encoding Standard in lower case. */
  readonly encoding: string;
  /** Address of the page, absolute, as far as the page or whoever saved it states it. */
  readonly url?: string | undefined;
  /** When it was saved, as far as the page or its container states it; never the time of the file. */
  readonly savedAt?: string | undefined;
  /** Language that the page states. */
  readonly lang?: string | undefined;
  /** The page as a tree with positions left out; scripts are still in it. */
  readonly root: Root;
  readonly resources: Resources;
  /** Changes that were made to its text. */
  readonly changes: readonly Change[];
  readonly flags: readonly Flag[];
}

/** Text of a post: a part of the page's tree, Markdown of an export, or plain text. */
export type Body =
  | { readonly kind: "html"; readonly nodes: readonly ElementContent[] }
  | { readonly kind: "markdown"; readonly text: string }
  | { readonly kind: "text"; readonly text: string };

/** A file of a post, as the page lists it. Images that are in the text only need not be listed. */
export interface CapturedFile {
  /** Name that the page gives it: `IMG_0001.JPG`. */
  readonly name?: string;
  /** Its address, as the page writes it. */
  readonly url: string;
  readonly title?: string;
  /** Size in bytes, or the words of the page: `25.8 KB`. */
  readonly size?: number | string;
  readonly downloads?: number;
  /** The file, if the export has it. For a page it is found by its address. */
  readonly resource?: Resource;
}

/** A quotation of another floor at the beginning of, or in, a post. */
export interface CapturedQuote {
  readonly author?: string;
  /** Number or id of the quoted floor. */
  readonly floor?: number;
  readonly id?: string;
}

/** One post. */
export interface CapturedFloor {
  /** The page's own number of it, 1 for the opening post; none if the page does not number them. */
  readonly n?: number;
  /** The software's id of the post: `98765`. */
  readonly id?: string;
  readonly author?: string;
  /** As the on-disk form writes it: `2016-11-30T10:12:00`, with an offset only if the page states one. */
  readonly date?: string;
  readonly body: Body;
  readonly signature?: Body;
  /** The floor that it answers, if the page says so outside the text. */
  readonly inReplyTo?: CapturedQuote;
  readonly files?: readonly CapturedFile[];
  /** Remarks of others below the post, where the software has those beside replies. */
  readonly remarks?: readonly CapturedRemark[];
}

/** A remark below a post. */
export interface CapturedRemark {
  readonly author?: string;
  /** As the date of a floor. */
  readonly date?: string;
  readonly body: Body;
}

/** A thread, or one page of it. */
export interface CapturedThread {
  readonly title: string;
  /** The page's own title, if it is not the thread's. */
  readonly rejectedTitle?: string;
  /** Where the thread is, from the outside in, without the site and the thread: `["零售", "電子商務"]`. */
  readonly boards?: readonly string[];
  readonly tags?: readonly string[];
  readonly lang?: string;
  readonly summary?: string;
  /** Name of the site: `聯商論壇`. */
  readonly site?: string;
  /** Address of the thread, absolute. */
  readonly url?: string;
  /** The software's id of the thread: `123`. */
  readonly id?: string;
  /** Name and version as the page states them: `Discuz! X3.2`. */
  readonly software?: string;
  /** Name of the adapter or reader that made this. */
  readonly adapter: string;
  readonly views?: number;
  /** Replies that the page counts, those on other pages too. */
  readonly replies?: number;
  /** This page's number, from 1, and how many there are. */
  readonly page?: { readonly number: number; readonly of?: number };
  /** In the order of the page; the opening post first if the page has it. */
  readonly floors: readonly CapturedFloor[];
  /** Whether `floors[0]` is the opening post; false on page 2 and after. */
  readonly opens: boolean;
  /** Old addresses: paths with queries on the site, or absolute. */
  readonly aliases?: readonly string[];
  readonly license?: string;
  readonly rights?: string;
  readonly draft?: boolean;
  readonly flags?: readonly Flag[];
}

/** What has no thread in it: a list, a login wall, a shell that JavaScript fills. */
export interface NoThread {
  /** A sentence that says what it is. */
  readonly nothing: string;
}

/**
 * Reads threads of one kind of forum software. Adapters are pure: they see the page's tree and nothing else, change
 * nothing in it (they build new nodes), and open no file.
 */
export interface Adapter {
  /** `discuz-x`, as it goes into `capture.json`. */
  readonly name: string;
  /** Whether the page is of this software, by its markup; never by the name of its file. */
  recognizes(page: Page): boolean;
  /** @returns the thread, or why there is none */
  read(page: Page): CapturedThread | NoThread;
}

/** What an input became. A reader yields these one by one, so that memory does not grow with the number of inputs. */
export type Item =
  | { readonly is: "page"; readonly page: Page }
  | {
      readonly is: "thread";
      readonly input: InputFile;
      readonly thread: CapturedThread;
      readonly resources: Resources;
      /** Encoding that its bytes were read in, if that was found out. */
      readonly encoding?: string;
      /** Changes that were made to its text. */
      readonly changes?: readonly Change[];
    }
  | Nothing;

/** An input, or a part of one, that becomes no thread. */
export interface Nothing {
  readonly is: "nothing";
  readonly file: string;
  /** A sentence that says why. */
  readonly reason: string;
  /** True if it should have become one: it is damaged, too large, or of no kind that is known. The command then ends with 1. */
  readonly failed?: boolean;
}
