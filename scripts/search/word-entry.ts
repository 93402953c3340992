/** The entry of a word in a chunk: written from postings, and changed without reading its places. */

import { CborWriter } from "./cbor.ts";
import { CborReader } from "./cbor-reader.ts";
import type { WordEntry } from "./chunks.ts";
import type { Posting } from "./invert.ts";

/** A posting of which the page is known, and the rest is as it was written. */
interface PackedPosting {
  readonly page: number;
  /** Places and places in fields. */
  readonly members: number;
  readonly rest: Uint8Array;
}

/**
 * Writes the entry of a word.
 *
 * @param out is emptied first; the entry is valid until it is written to again
 * @param postings by page
 */
export function writeEntry(out: CborWriter, word: string, postings: readonly Posting[]): WordEntry {
  out.clear();
  out.array(3);
  out.text(word);
  out.array(postings.length);
  let last = 0;
  for (const posting of postings) {
    out.array(membersOf(posting) + 1);
    out.integer(posting.page - last);
    writePlaces(out, posting);
    last = posting.page;
  }
  out.array(0);
  return { word, bytes: out.view(), pages: postings.map(({ page }) => page) };
}

/**
 * The entry of a word after some pages were indexed again.
 *
 * @param before undefined if no page had the word
 * @param moved the new number of a page that is as it was; undefined if its old postings go away
 * @param postings those of changed and new pages, by page
 * @returns undefined if no page has the word any more
 */
export function changeEntry(
  word: string,
  before: WordEntry | undefined,
  moved: (page: number) => number | undefined,
  postings: readonly Posting[],
): WordEntry | undefined {
  const kept = (before ? readPostings(before.bytes) : []).flatMap(({ page, ...posting }) => {
    const now = moved(page);
    return now === undefined ? [] : [{ page: now, ...posting }];
  });
  const all = [...kept, ...postings.map(packPosting)].sort((a, b) => a.page - b.page);
  return all.length > 0 ? packEntry(word, all) : undefined;
}

function packEntry(word: string, postings: readonly PackedPosting[]): WordEntry {
  const out = new CborWriter(1 << 10);
  out.array(3);
  out.text(word);
  out.array(postings.length);
  let last = 0;
  for (const { page, members, rest } of postings) {
    out.array(members + 1);
    out.integer(page - last);
    out.bytes(rest);
    last = page;
  }
  out.array(0);
  return { word, bytes: out.view(), pages: postings.map(({ page }) => page) };
}

function packPosting(posting: Posting): PackedPosting {
  const out = new CborWriter(1 << 8);
  writePlaces(out, posting);
  return { page: posting.page, members: membersOf(posting), rest: out.view() };
}

function membersOf({ fieldPlaces }: Posting): number {
  return fieldPlaces.length > 0 ? 2 : 1;
}

function writePlaces(out: CborWriter, { places, fieldPlaces }: Posting): void {
  out.array(places.length);
  let last = 0;
  for (const place of places) {
    out.integer(place - last);
    last = place;
  }
  if (fieldPlaces.length > 0) writeFieldPlaces(out, fieldPlaces);
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

function readPostings(bytes: Uint8Array): PackedPosting[] {
  const reader = new CborReader(bytes);
  reader.array();
  reader.skip();
  let page = 0;
  return Array.from({ length: reader.array() }, () => {
    const members = reader.array() - 1;
    page += reader.integer();
    const start = reader.at;
    for (let rest = members; rest > 0; rest--) reader.skip();
    return { page, members, rest: bytes.subarray(start, reader.at) };
  });
}
