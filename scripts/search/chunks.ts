import { CborWriter } from "./cbor.ts";
import type { IndexFile } from "./index-file.ts";
import type { Posting } from "./invert.ts";
import { chunkFile, MAGIC, numberedName } from "./pagefind-contract.ts";

/**
 * Bytes of CBOR after which a chunk is closed. A query loads about three chunks and the list of all of them, so the best
 * size grows with the square root of the index: with 6 bytes a place, 57 in 100 of that left by gzip, and 2.4 bytes in
 * the list for each chunk, it is 3 times that of the number of places. 4 times costs a reader a twentieth more, and makes
 * a quarter fewer files. Measured in README.md.
 */
function chunkBytes(places: number): number {
  return Math.max(1000, Math.round(4 * Math.sqrt(places)));
}

/** A file of words. */
export interface Chunk {
  readonly name: string;
  /** The first word or one before it, and after every word of the chunk before. */
  readonly from: string;
  /** The last word or one after it. */
  to: string;
  /** How many times as large it is as most are, from 1. */
  readonly size: number;
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
  const usual = chunkBytes(places);
  const chunks: Chunk[] = [];
  const body = new CborWriter();
  const entry = new CborWriter();
  let count = 0;
  let from = "";
  let last = "";
  const close = (): void => {
    const file = new CborWriter();
    file.raw(MAGIC);
    file.array(1);
    file.array(count);
    file.append(body);
    const name = numberedName(chunks.length);
    const before = chunks.at(-1);
    // Repeated, it costs nearly nothing; a word with exactly that name is searched in both, which does no harm.
    if (before) before.to = from;
    chunks.push({ name, from, to: last, size: Math.max(1, Math.round(body.length / usual)) });
    write({ path: chunkFile(name), content: file.view() });
    body.clear();
    count = 0;
  };
  for (const { word, postings } of words) {
    entry.clear();
    writeWord(entry, word, postings);
    // A word that fills a chunk has it for itself, so that nobody loads it for the words beside it.
    if (count > 0 && body.length + entry.length > 1.5 * usual) close();
    if (count === 0) from = chunks.length === 0 ? word : between(last, word);
    body.append(entry);
    count++;
    last = word;
    if (body.length >= usual) close();
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

/**
 * A word after `before` and not after `word`: as short as can be, and its last unit as round, which packs to less. A
 * character beyond U+FFFF is taken whole.
 */
function between(before: string, word: string): string {
  let end = 0;
  while (end < word.length && word[end] === before[end]) end++;
  const [above, below] = [end < before.length ? before.charCodeAt(end) : 0, word.charCodeAt(end)];
  if (below >= 0xd800 && below < 0xe000) return word.slice(0, end + (below < 0xdc00 ? 2 : 1));
  let round = below;
  while ((round & (round - 1)) > above) round &= round - 1;
  return word.slice(0, end) + String.fromCharCode(round);
}
