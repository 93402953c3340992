import { CborWriter } from "./cbor.ts";
import type { Posting } from "./invert.ts";
import {
  chunkFile,
  filterFile,
  MAGIC,
  META_FIELDS,
  META_FILE,
  numberedName,
  PAGEFIND_VERSION,
} from "./pagefind-contract.ts";
import { byCodePoint } from "./text/order.ts";

/**
 * Bytes of CBOR after which a chunk is closed. A query loads about four chunks and the list of all of them, so the best
 * size grows with the square root of the index: with 7.3 bytes a place, half of that left by gzip, and 8 bytes in the
 * list for each chunk, it is 6 times that of the number of places. Measured in README.md.
 */
function chunkBytes(places: number): number {
  return Math.max(1000, Math.round(6 * Math.sqrt(places)));
}

/** A file of an index before compression. */
export interface IndexFile {
  readonly path: string;
  readonly content: Buffer;
}

interface Chunk {
  readonly name: string;
  readonly from: string;
  to: string;
}

/**
 * Cuts the words of an index into chunks, one file each.
 *
 * @param words in order of code points
 * @param places of all texts together
 * @returns what the meta file needs to know of them, when all are written
 */
export function writeChunks(
  words: Iterable<{ word: string; postings: readonly Posting[] }>,
  places: number,
  write: (file: IndexFile) => void,
): Chunk[] {
  const limit = chunkBytes(places);
  const chunks: Chunk[] = [];
  const body = new CborWriter();
  let count = 0;
  let last = "";
  const close = (): void => {
    const chunk = chunks.at(-1);
    if (!chunk) return;
    chunk.to = last;
    const file = new CborWriter();
    file.raw(MAGIC);
    file.array(1);
    file.array(count);
    file.append(body);
    write({ path: chunkFile(chunk.name), content: file.view() });
    body.clear();
    count = 0;
  };
  for (const { word, postings } of words) {
    if (count === 0) {
      const from = chunks.length === 0 ? word : shortestAfter(last, word);
      const before = chunks.at(-1);
      // Repeated, it costs nearly nothing; that a word of that very name would be looked for in both does no harm.
      if (before) before.to = from;
      chunks.push({ name: numberedName(chunks.length), from, to: word });
    }
    writeWord(body, word, postings);
    count++;
    last = word;
    if (body.length >= limit) close();
  }
  if (count > 0) close();
  return chunks;
}

function writeWord(out: CborWriter, word: string, postings: readonly Posting[]): void {
  out.array(3);
  out.text(word);
  out.array(postings.length);
  let lastPage = 0;
  for (const { page, places, fieldPlaces } of postings) {
    out.array(fieldPlaces.length > 0 ? 3 : 2);
    out.integer(page - lastPage);
    lastPage = page;
    out.array(places.length);
    let lastPlace = 0;
    for (const place of places) {
      out.integer(place - lastPlace);
      lastPlace = place;
    }
    if (fieldPlaces.length > 0) writeFieldPlaces(out, fieldPlaces);
  }
  out.array(0);
}

function writeFieldPlaces(out: CborWriter, fieldPlaces: readonly (readonly [number, number])[]): void {
  const numbers: number[] = [];
  let [lastField, lastPlace] = [-1, 0];
  for (const [field, place] of fieldPlaces) {
    if (field !== lastField) numbers.push(-(field + 1));
    numbers.push(field === lastField ? place - lastPlace : place);
    [lastField, lastPlace] = [field, place];
  }
  out.array(numbers.length);
  for (const number of numbers) out.integer(number);
}

/** The shortest beginning of `word` that still comes after `before`. */
function shortestAfter(before: string, word: string): string {
  let end = 0;
  while (end < word.length && word[end] === before[end]) end++;
  const code = word.charCodeAt(end);
  return word.slice(0, end + (code >= 0xd800 && code < 0xdc00 ? 2 : 1));
}

/** The file of a filter: each value with the pages that have it. */
export function filterIndexFile(
  filter: string,
  name: string,
  values: ReadonlyMap<string, readonly number[]>,
): IndexFile {
  const out = new CborWriter();
  out.raw(MAGIC);
  out.array(2);
  out.text(filter);
  const sorted = [...values].sort(([a], [b]) => byCodePoint(a, b));
  out.array(sorted.length);
  for (const [value, pages] of sorted) {
    out.array(2);
    out.text(value);
    out.array(pages.length);
    for (const page of pages) out.integer(page);
  }
  return { path: filterFile(name), content: out.view() };
}

/** How long a page is, in places. */
export interface PageLength {
  readonly text: number;
  readonly title: number;
}

/** A length to within an eighth, which is all that ranking needs and packs to half the bytes. */
export function roughly(length: number): number {
  const dropped = Math.max(0, 29 - Math.clz32(length));
  return Math.round(length / 2 ** dropped) * 2 ** dropped;
}

/** The file that a reader loads first; `pages` are in the order of their numbers. */
export function metaIndexFile(
  pages: readonly PageLength[],
  chunks: readonly Chunk[],
  filters: readonly string[],
): IndexFile {
  const out = new CborWriter();
  out.raw(MAGIC);
  out.array(7);
  out.text(PAGEFIND_VERSION);
  out.array(pages.length);
  pages.forEach(({ text }, page) => {
    out.array(2);
    out.text(numberedName(page));
    out.integer(roughly(text));
  });
  out.array(chunks.length);
  for (const { from, to, name } of chunks) {
    out.array(3);
    out.text(from);
    out.text(to);
    out.text(name);
  }
  out.array(filters.length);
  for (const filter of filters) {
    out.array(2);
    out.text(filter);
    out.text(filter);
  }
  out.array(0);
  out.array(META_FIELDS.length);
  for (const field of META_FIELDS) out.text(field);
  out.array(pages.length);
  for (const { title } of pages) out.integer(title);
  return { path: META_FILE, content: out.view() };
}
