import { stem } from "../../../../scripts/search/text/stem.ts";
import type { Places } from "../index/postings.ts";
import type { Segment } from "../index/segment.ts";
import { type Phrase, type PhraseToken, wordMatches } from "./phrase.ts";

/** Words of the index to be looked up for one place in a phrase. */
interface Lookup {
  /** Place in the phrase. */
  readonly offset: number;
  readonly from: string;
  /** First word beyond. */
  readonly to: string;
  /** The word itself, as against others that answer it. */
  readonly word: string;
  accepts(word: string): boolean;
}

/** Where a phrase stands: the places of its first word, by page. */
export interface Found {
  readonly places: Places;
  /** Pages where every word is as it was asked for, not merely of the same stem or beginning. */
  readonly exact: ReadonlySet<number>;
  /** False where a word was too common to be read as a whole. */
  readonly complete: boolean;
}

/** Words that are looked up first: where the beginning and end do not stand at their distance, the phrase does not. */
const FIRST_WAVE = 2;
/**
 * Words that are looked up for a phrase that is not quoted, spread over it. Where these stand at their distances the rest
 * all but certainly does too; texts that differ between them are nearly the same text.
 */
const ENOUGH = 4;

const LAST = "\u{10ffff}";

/** True for a phrase that so many words answer that it is best looked up last: an ideograph, or a letter or two begun. */
export function isWide({ tokens }: Phrase): boolean {
  const [only] = tokens;
  return (
    tokens.length === 1 &&
    only !== undefined &&
    (only.ideograph || (only.match === "beginning" && only.text.length < 3))
  );
}

/**
 * Finds a phrase in a segment. Ideographs are looked up by pairs, and every second pair is enough: where 支付 stands two
 * places before 寶錢 there is nothing between them.
 */
export async function findPhrase(segment: Segment, phrase: Phrase): Promise<Found> {
  let result: Found | undefined;
  for (const wave of inWaves(phrase)) {
    const found = await Promise.all(wave.map((lookup) => lookUp(segment, lookup)));
    result = both([...(result ? [result] : []), ...found]);
    if (result.places.size === 0) break;
  }
  return result ?? { places: new Map(), exact: new Set(), complete: true };
}

/** What all of the lookups found, at the same places. */
function both(found: readonly Found[]): Found {
  const [first, ...others] = [...found].sort((a, b) => a.places.size - b.places.size);
  const places: Places = new Map();
  const exact = new Set<number>();
  for (const [page, starts] of first?.places ?? []) {
    const kept = others.reduce<readonly number[]>((rest, other) => shared(rest, other.places.get(page)), starts);
    if (kept.length === 0) continue;
    places.set(page, [...kept]);
    if (found.every((each) => each.exact.has(page))) exact.add(page);
  }
  return { places, exact, complete: found.every((each) => each.complete) };
}

async function lookUp(segment: Segment, lookup: Lookup): Promise<Found> {
  const { found, complete } = await segment.words(lookup.from, lookup.to);
  const accepted = found.filter(({ word }) => lookup.accepts(word));
  const places: Places = new Map();
  accepted.find(({ word }) => word === lookup.word)?.collect(places);
  const exact = new Set(places.keys());
  for (const { word, collect } of accepted) if (word !== lookup.word) collect(places);
  if (lookup.offset > 0) {
    for (const [page, list] of places)
      places.set(
        page,
        list.map((place) => place - lookup.offset),
      );
  }
  return { places, exact, complete };
}

function lookupsOf({ tokens }: Phrase): Lookup[] {
  const lookups: Lookup[] = [];
  for (let start = 0; start < tokens.length; ) {
    const token = tokens[start];
    if (!token) break;
    if (!token.ideograph) {
      lookups.push(runLookup(token));
      start++;
      continue;
    }
    let end = start;
    while (tokens[end]?.joined) end++;
    const last = end === tokens.length - 1;
    // Every second pair leaves nothing between; the last overlaps the one before it where the number of ideographs is odd.
    if (start === end) lookups.push(singleLookup(token, last));
    else
      for (let at = start; at <= end; at += 2)
        lookups.push(pairLookup(tokens[Math.min(at, end - 1)], tokens[Math.min(at, end - 1) + 1]));
    start = end + 1;
  }
  return lookups;
}

function pairLookup(first: PhraseToken | undefined, second: PhraseToken | undefined): Lookup {
  const word = (first?.text ?? "") + (second?.text ?? "");
  return { offset: first?.place ?? 0, word, from: word, to: `${word}\0`, accepts: (other) => other === word };
}

/** One ideograph: by itself where a word follows it in the phrase, else all pairs that it begins. */
function singleLookup({ text, place }: PhraseToken, last: boolean): Lookup {
  return last
    ? { offset: place, word: text, from: text, to: text + LAST, accepts: () => true }
    : { offset: place, word: text, from: text, to: `${text}\0`, accepts: (other) => other === text };
}

/** A run of letters: the words that share its stem lie among those with the beginning of the stem. */
function runLookup(token: PhraseToken): Lookup {
  const { text, match, place: offset } = token;
  if (match === "exact" || /\d/.test(text)) {
    const to = match === "beginning" ? text + LAST : `${text}\0`;
    return { offset, word: text, from: text, to, accepts: (word) => wordMatches(word, token) };
  }
  const root = stem(text);
  const beginning = match === "beginning" && text.length < 3 ? text : root.length > 3 ? root.slice(0, -1) : root;
  return { offset, word: text, from: beginning, to: beginning + LAST, accepts: (word) => wordMatches(word, token) };
}

/** Beginning and end, then the rest: all of it for a quoted phrase, else enough of it. */
function inWaves(phrase: Phrase): Lookup[][] {
  const lookups = lookupsOf(phrase);
  const first = spread(lookups, FIRST_WAVE);
  const quoted = phrase.tokens.every(({ match }) => match === "exact");
  const all = new Set(quoted ? lookups : [...first, ...spread(lookups, ENOUGH)]);
  return [first, [...all].filter((lookup) => !first.includes(lookup))].filter((wave) => wave.length > 0);
}

/** So many of them, evenly apart, with the first and the last. */
function spread(lookups: readonly Lookup[], count: number): Lookup[] {
  if (lookups.length <= count) return [...lookups];
  const step = (lookups.length - 1) / (count - 1);
  const numbers = new Set(Array.from({ length: count }, (_, i) => Math.round(i * step)));
  return lookups.filter((_, i) => numbers.has(i));
}

/** Numbers in both lists, each ascending. */
function shared(a: readonly number[], b: readonly number[] | undefined): number[] {
  if (!b) return [];
  const both: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (x === y) {
      both.push(x);
      i++;
      j++;
    } else if (x < y) i++;
    else j++;
  }
  return both;
}
