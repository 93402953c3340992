import { derivedWord } from "../../../../scripts/search/text/compound.ts";
import { stem } from "../../../../scripts/search/text/stem.ts";
import { breathe } from "../breathe.ts";
import type { Places } from "../index/postings.ts";
import type { Cost, Segment } from "../index/segment.ts";
import { type Phrase, type PhraseToken, wordMatches } from "./phrase.ts";

/** Words of the index to be looked up for one place in a phrase. */
interface Lookup {
  /** Place in the phrase. */
  readonly offset: number;
  readonly from: string;
  /** First word beyond. */
  readonly to: string;
  /** The word itself, not another one that answers it. */
  readonly word: string;
  accepts(word: string): boolean;
}

/** A lookup with what a segment must load for it. */
interface PricedLookup extends Lookup {
  readonly cost: Cost;
}

/** Occurrences of a phrase: the places of its first word, by page. */
export interface Found {
  readonly places: Places;
  /** Pages on which every word is as it was asked for, not merely of the same stem or beginning. */
  readonly exact: ReadonlySet<number>;
  /** False if a word was too common to be read as a whole. */
  readonly complete: boolean;
}

/** Words that are looked up first: a page without beginning and end at their distance does not have the phrase. */
const FIRST_WAVE = 2;
/**
 * Words that are looked up for a phrase that is not quoted, spread over it. If these are at their distances, the rest
 * is almost certainly there too; texts that differ between them are nearly the same text.
 */
const ENOUGH = 4;
/** The same for all phrases of a query together, of which each narrows what the others find. */
const ENOUGH_TOGETHER = 8;
/** The most that a lookup loads, in chunks of the usual size, if it is not to be put off or left out for another. */
const LIGHT = 2;

const LAST = "\u{10ffff}";

/** Words to be looked up for each phrase of a query that is not quoted, of so many that must all be found. */
export function enoughOf(phrases: number): number {
  return Math.max(FIRST_WAVE, Math.min(ENOUGH, Math.ceil(ENOUGH_TOGETHER / phrases)));
}

/** True for a phrase that is best looked up last: all of its words are so common that much must be loaded for each. */
export async function isHeavy(segment: Segment, phrase: Phrase): Promise<boolean> {
  const lookups = await lookupsOf(segment, phrase);
  return lookups.every((lookup) => !isLight(lookup));
}

/** True for a phrase with a word that more words of this segment answer than can be read as a whole. */
export async function isTooWide(segment: Segment, phrase: Phrase): Promise<boolean> {
  const lookups = await lookupsOf(segment, phrase);
  return lookups.some(({ cost }) => !cost.complete);
}

/** Finds a phrase in a segment. */
export async function findPhrase(segment: Segment, phrase: Phrase): Promise<Found> {
  return findRest(segment, phrase, ENOUGH, await findEnds(segment, phrase, ENOUGH));
}

/** Finds the pages with beginning and end of a phrase at their distance. */
export async function findEnds(segment: Segment, phrase: Phrase, enough: number): Promise<Found> {
  const { ends } = await inWaves(segment, phrase, enough);
  return both(await Promise.all(ends.map((lookup) => lookUp(segment, lookup))));
}

/** Finds a phrase of which beginning and end were found. */
export async function findRest(segment: Segment, phrase: Phrase, enough: number, ends: Found): Promise<Found> {
  const { rest } = await inWaves(segment, phrase, enough);
  if (rest.length === 0 || ends.places.size === 0) return ends;
  return both([ends, ...(await Promise.all(rest.map((lookup) => lookUp(segment, lookup))))]);
}

/** The places that all lookups found. */
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
  await breathe();
  const accepted = found.filter(({ word }) => lookup.accepts(word));
  const places: Places = new Map();
  accepted.find(({ word }) => word === lookup.word)?.collect(places);
  const exact = new Set(places.keys());
  for (const { word, collect } of accepted) {
    await breathe();
    if (word !== lookup.word) collect(places);
  }
  for (const [page, list] of places) {
    if (accepted.length > 1) list.sort((a, b) => a - b);
    if (lookup.offset > 0) {
      places.set(
        page,
        list.map((place) => place - lookup.offset),
      );
    }
  }
  return { places, exact, complete };
}

/** The lookups that find every word of a phrase at its place. */
async function lookupsOf(segment: Segment, { tokens }: Phrase): Promise<PricedLookup[]> {
  const price = async (lookup: Lookup) => ({ ...lookup, cost: await segment.cost(lookup.from, lookup.to) });
  const lookups: PricedLookup[] = [];
  for (let start = 0; start < tokens.length; ) {
    const token = tokens[start];
    if (!token) break;
    let end = start;
    while (token.ideograph && tokens[end]?.joined) end++;
    if (!token.ideograph) lookups.push(await price(runLookup(token)));
    else if (start === end) lookups.push(await price(singleLookup(token, end === tokens.length - 1)));
    else {
      const pairs = tokens.slice(start, end).map((first, i) => pairLookup(first, tokens[start + i + 1]));
      lookups.push(...cheapestCover(await Promise.all(pairs.map(price))));
    }
    start = end + 1;
  }
  return lookups;
}

/**
 * The pairs of a run of ideographs that cost least to load and still hold every ideograph. Every second pair is enough:
 * if 支付 is two places before 寶錢, there is nothing between them.
 */
function cheapestCover(pairs: readonly PricedLookup[]): PricedLookup[] {
  const best: { cost: number; chosen: PricedLookup[] }[] = [];
  pairs.forEach((pair, i) => {
    const [two, one] = [best[i - 2], best[i - 1]];
    const before = two && (!one || two.cost <= one.cost) ? two : one;
    best.push({ cost: pair.cost.size + (before?.cost ?? 0), chosen: [...(before?.chosen ?? []), pair] });
  });
  return best.at(-1)?.chosen ?? [];
}

function pairLookup(first: PhraseToken | undefined, second: PhraseToken | undefined): Lookup {
  const word = (first?.text ?? "") + (second?.text ?? "");
  return { offset: first?.place ?? 0, word, from: word, to: `${word}\0`, accepts: (other) => other === word };
}

/** One ideograph: by itself if a word follows it in the phrase, else all pairs that it begins. */
function singleLookup({ text, place }: PhraseToken, last: boolean): Lookup {
  return last
    ? { offset: place, word: text, from: text, to: text + LAST, accepts: () => true }
    : { offset: place, word: text, from: text, to: `${text}\0`, accepts: (other) => other === text };
}

/** A run of letters: the words that share its stem are among those with the beginning of the stem. */
function runLookup(token: PhraseToken): Lookup {
  const { text, match, signs, place: offset } = token;
  const word = text + signs;
  const accepts = (other: string): boolean => wordMatches(other, token);
  if (match === "word") return { offset, word, from: text, to: `${derivedWord(text)}\0`, accepts };
  if (match === "exact" || !/^\p{L}+$/u.test(text)) {
    return { offset, word, from: word, to: match === "beginning" ? text + LAST : `${word}\0`, accepts };
  }
  const root = stem(text);
  const beginning = match === "beginning" && text.length < 3 ? text : root.length > 3 ? root.slice(0, -1) : root;
  return { offset, word, from: beginning, to: beginning + LAST, accepts };
}

/** Beginning and end, then the rest: all of it for a quoted phrase, else enough of it. Heavy lookups come last. */
async function inWaves(
  segment: Segment,
  phrase: Phrase,
  enough: number,
): Promise<Record<"ends" | "rest", readonly PricedLookup[]>> {
  const lookups = await lookupsOf(segment, phrase);
  const quoted = phrase.tokens.every(({ match }) => match === "exact");
  const wanted = quoted ? lookups : spread(lightest(lookups, enough), enough);
  const ends = spread(lightest(wanted, 1), FIRST_WAVE);
  return { ends, rest: wanted.filter((lookup) => !ends.includes(lookup)) };
}

/** The light ones; if these are too few, also the least heavy of the others. */
function lightest(lookups: readonly PricedLookup[], least: number): PricedLookup[] {
  const costs = lookups.map(({ cost }) => cost.size).sort((a, b) => a - b);
  const most = Math.max(LIGHT, costs[Math.min(least, costs.length) - 1] ?? 0);
  return lookups.filter(({ cost }) => cost.size <= most);
}

function isLight({ cost }: PricedLookup): boolean {
  return cost.size <= LIGHT;
}

/** So many of them, evenly apart, with the first and the last. */
function spread<T>(lookups: readonly T[], count: number): T[] {
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
