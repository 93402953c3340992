/** Threads as lines of text, quick to read back: a commit changes few threads, but a build needs all. */
import type { Thread } from "../model/model.ts";
import { siteUrl } from "../model/urls.ts";
import type { ParsedThread } from "./parsed-thread.ts";
import type { ThreadSource } from "./sources.ts";

/** A thread that can be published, with the links to be checked against the rest of the archive. */
export interface ReadThread {
  readonly source: ThreadSource;
  readonly thread: Thread;
  readonly parsed: ThreadLinks;
}

/** The links of a thread's text, the targets in it, and the notes on it. */
export type ThreadLinks = Pick<ParsedThread, "floors" | "anchors" | "links" | "images" | "notes">;

const NONE: readonly never[] = Object.freeze([]);

/** Values of nearly every thread; an entry leaves them out. */
const USUAL = {
  aliases: NONE,
  attachments: NONE,
  comments: true,
  draft: false,
  links: NONE,
  floorCount: 1,
  repliers: NONE,
  lastFloor: 1,
} satisfies Partial<Thread>;

const USUAL_TEXTS = new Map(Object.entries(USUAL).map(([name, value]) => [name, JSON.stringify(value)]));

type ThreadEntry = readonly [
  fingerprint: string,
  title: string,
  lang: string,
  excerpt: string,
  characters: number,
  words: number,
  tags: readonly string[],
  images: ThreadLinks["images"],
  notes: ThreadLinks["notes"],
  /** Every other field with another value than usual, by name. */
  more: Partial<Thread>,
];

/** Separates an entry from the rest of the parsed thread; JSON has it only in its escaped form. */
const REST = "\t";

/** A thread without its folder, as one line of text. */
export function threadText({ thread, parsed }: Omit<ReadThread, "source">): string {
  const { path, url, board, fingerprint, title, lang, excerpt, length, tags, ...others } = thread;
  const more = Object.entries(others).filter(([name, value]) => USUAL_TEXTS.get(name) !== JSON.stringify(value));
  const { images, notes, ...rest } = parsed;
  const { characters, words } = length;
  const entry: ThreadEntry = [
    fingerprint,
    title,
    lang,
    excerpt,
    characters,
    words,
    tags,
    images,
    notes,
    Object.fromEntries(more) as Partial<Thread>,
  ];
  return JSON.stringify(entry) + REST + JSON.stringify(rest);
}

/** Reads back what `threadText` wrote. */
export function threadOf(source: ThreadSource, text: string): ReadThread {
  const end = text.indexOf(REST);
  const [fingerprint, title, lang, excerpt, characters, words, tags, images, notes, more] = JSON.parse(
    text.slice(0, end),
  ) as ThreadEntry;
  // One literal for all, and no object spread into it: that takes five times as long.
  const thread: Thread = {
    path: source.path,
    url: siteUrl(source.path, "folder"),
    board: source.board,
    fingerprint,
    title,
    lang,
    tags,
    aliases: USUAL.aliases,
    attachments: USUAL.attachments,
    comments: USUAL.comments,
    draft: USUAL.draft,
    excerpt,
    length: { characters, words },
    links: USUAL.links,
    floorCount: USUAL.floorCount,
    repliers: USUAL.repliers,
    lastFloor: USUAL.lastFloor,
  };
  Object.assign(thread, more);
  return { source, thread: Object.freeze(thread), parsed: new LazyLinks(images, notes, text, end + REST.length) };
}

/** A build reads the pictures and notes only, and the rest for the few threads that a link leads to. */
class LazyLinks implements ThreadLinks {
  readonly images: ThreadLinks["images"];
  readonly notes: ThreadLinks["notes"];
  readonly #text: string;
  readonly #from: number;
  #rest: Omit<ThreadLinks, "images" | "notes"> | undefined;

  constructor(images: ThreadLinks["images"], notes: ThreadLinks["notes"], text: string, from: number) {
    this.images = images;
    this.notes = notes;
    this.#text = text;
    this.#from = from;
  }

  get floors() {
    return this.#read().floors;
  }

  get anchors() {
    return this.#read().anchors;
  }

  get links() {
    return this.#read().links;
  }

  #read(): Omit<ThreadLinks, "images" | "notes"> {
    this.#rest ??= JSON.parse(this.#text.slice(this.#from)) as Omit<ThreadLinks, "images" | "notes">;
    return this.#rest;
  }
}
