import { withoutInvisible } from "../core/invisible.ts";
import type { PageWords } from "./invert.ts";
import type { SearchFloor, SearchRecord } from "./record.ts";
import { REPLIES } from "./replies.ts";
import { foldWords } from "./text/fold.ts";
import { indexWords, type PlacedWords } from "./words.ts";

/**
 * Characters of text in one fragment. A reader who finds one floor of a long thread loads that part and not the whole;
 * nearly every thread fits into one.
 */
const PART_CHARACTERS = 12_000;

/** A floor, or as much of it as is in one part. */
export interface PartFloor {
  readonly n: number;
  /** Place of its first word in the thread. */
  readonly at: number;
  /** Length of its text in UTF-16 units; the texts of a part's floors follow each other with a line break between. */
  readonly length: number;
  /** Left out if it is the thread's address with `#floor-N`. */
  readonly url?: string;
  readonly author?: string;
}

/** A stretch of a thread's text, in the original script. */
export interface Part {
  readonly content: string;
  readonly floors: readonly PartFloor[];
}

/** A record as the index takes it. */
export interface IndexPage {
  readonly words: PageWords;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<FilterName, readonly string[]>>;
  readonly parts: readonly Part[];
}

export const FILTER_NAMES = ["author", "board", "tag", "year", REPLIES] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** Lays a record out for the index: its words, what a result shows of it, and its text in parts. */
export function toIndexPage(record: SearchRecord): IndexPage {
  const text: PlacedWords = { places: [], further: [] };
  const { places } = text;
  const parts: { content: string; floors: PartFloor[] }[] = [];
  for (const piece of record.floors.flatMap(pieces)) {
    if (places.length > 0) places.push(null);
    const { n, author, url } = piece.floor;
    let part = parts.at(-1);
    if (!part || part.content.length + piece.text.length > PART_CHARACTERS) {
      part = { content: "", floors: [] };
      parts.push(part);
    }
    part.content += part.floors.length > 0 ? `\n${piece.text}` : piece.text;
    const usual = url === `${record.url}#floor-${n}`;
    part.floors.push({
      n,
      at: places.length,
      length: piece.text.length,
      ...(usual ? {} : { url }),
      ...(author === undefined ? {} : { author }),
    });
    indexWords(foldWords(piece.text), text);
  }
  const { date } = record;
  const replies = repliesOf(record);
  return {
    words: {
      text,
      fields: { title: indexWords(foldWords(record.title)), more: moreWords(record) },
    },
    meta: metaOf(record),
    filters: {
      // A reader picks one of these: names that look the same are one.
      author: [...new Set(authorsOf(record).map(withoutInvisible))],
      board: [record.board.path],
      tag: [...new Set(record.tags.map(withoutInvisible))],
      year: date === undefined ? [] : [String(date.year)],
      [REPLIES]: replies > 0 ? [String(replies)] : [],
    },
    parts: parts.length > 0 ? parts : [{ content: "", floors: [] }],
  };
}

/** A floor's text with its captions, cut between lines if it is longer than a part. */
function pieces(floor: SearchFloor): { floor: SearchFloor; text: string }[] {
  const whole = [floor.text, ...floor.captions].join("\n").normalize("NFC");
  if (whole.length <= PART_CHARACTERS) return [{ floor, text: whole }];
  const cut: string[] = [];
  for (const line of whole.split("\n")) {
    const last = cut.at(-1);
    if (last !== undefined && last.length + line.length < PART_CHARACTERS) cut[cut.length - 1] = `${last}\n${line}`;
    else cut.push(line);
  }
  return cut.map((text) => ({ floor, text }));
}

/** Words that belong to the thread without standing in its text, no phrase running from one to the next. */
function moreWords(record: SearchRecord): PlacedWords {
  const authors = new Set(authorsOf(record));
  const texts = [record.summary, ...authors, ...record.tags, ...record.attachments];
  const words: PlacedWords = { places: [], further: [] };
  for (const text of texts) {
    if (text !== undefined) indexWords(foldWords(text), words).places.push(null);
  }
  return words;
}

/** Everybody who wrote in a thread: its author, who replied, who left an archived comment. */
function authorsOf({ author, floors }: SearchRecord): string[] {
  return [author, ...floors.map((floor) => floor.author)].filter((name) => name !== undefined);
}

/** Archived replies of a thread, as lists count them. */
function repliesOf({ floors }: SearchRecord): number {
  return floors.filter(({ n }) => n > 1).length;
}

/** What a result shows, as Pagefind keeps it: text by name. Lists have a line for each entry. */
function metaOf(record: SearchRecord): Record<string, string> {
  const { thumbnail } = record;
  const replies = repliesOf(record);
  const meta: Record<string, string | undefined> = {
    title: record.title,
    lang: record.lang,
    board: record.board.path,
    author: record.author,
    date: record.date?.iso,
    replies: replies > 0 ? String(replies) : undefined,
    tags: record.tags.join("\n"),
    summary: record.summary,
    attachments: record.attachments.join("\n"),
    image: thumbnail?.src,
    image_size: thumbnail && `${thumbnail.width}x${thumbnail.height}`,
  };
  return Object.fromEntries(Object.entries(meta).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
