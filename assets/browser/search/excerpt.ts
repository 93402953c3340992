import type { Part, PartFloor } from "../../../scripts/search/page.ts";
import { type Folded, fold, sourceRange } from "../../../scripts/search/text/fold.ts";
import { type Token, tokenise } from "../../../scripts/search/text/tokens.ts";
import { type Phrase, phraseAt } from "./query/phrase.ts";
import { type Plan, phrasesOf } from "./query/plan.ts";
import { wordStart } from "./word-edge.ts";

/** A stretch of a text; `phrase` is the number of the phrase that it answers, for a match. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly phrase: number;
}

/** A piece of an excerpt or title, in the original script. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** A text as the rules of the index see it. */
export interface ReadText {
  readonly source: string;
  readonly folded: Folded;
  readonly tokens: readonly Token[];
}

/** Reads a text, once for any number of searches in it. */
export function readText(source: string): ReadText {
  const folded = fold(source);
  return { source, folded, tokens: tokenise(folded.text) };
}

/** As `matchesIn`, for a text in which nothing else is searched. */
export function findMatches(source: string, phrases: readonly Phrase[]): Match[] {
  return phrases.length === 0 ? [] : matchesIn(readText(source), phrases);
}

/**
 * Matches of phrases in a text, found by the same rules as in the index. Overlapping matches are one.
 *
 * @returns ascending, apart from each other
 */
export function matchesIn({ folded, tokens }: ReadText, phrases: readonly Phrase[]): Match[] {
  const matches: Match[] = [];
  for (const i of tokens.keys()) {
    for (const [number, phrase] of phrases.entries()) {
      const found = phraseAt(phrase, tokens, i);
      if (!found) continue;
      const [from, to] = sourceRange(folded, found.start, found.end);
      const before = matches.at(-1);
      if (before && before.end >= from) matches[matches.length - 1] = { ...before, end: Math.max(before.end, to) };
      else matches.push({ start: from, end: to, phrase: number });
      break;
    }
  }
  return matches;
}

/** What is marked in a text: another region's words only if the reader's own are not there. */
export function phrasesIn(text: ReadText, plan: Plan): Phrase[] {
  const own = phrasesOf(plan, false);
  return matchesIn(text, own).length > 0 ? own : phrasesOf(plan, true);
}

/** A whole text in pieces, its matches marked. */
export function markAll(source: string, phrases: readonly Phrase[]): Piece[] {
  return cut(source, 0, source.length, findMatches(source, phrases));
}

/** Widths of an excerpt, an ideograph counting two. */
const WIDTH = 170;
const BEFORE = 36;

/**
 * A stretch around the place where most of the phrases are near each other; the beginning if there is none.
 *
 * @param width of the excerpt, an ideograph counting two
 */
export function excerptOf(source: string, matches: readonly Match[], width = WIDTH): Piece[] {
  const before = Math.min(BEFORE, Math.floor(width / 4));
  const best = densest(matches, source, width - before);
  const start = best ? wordStart(source, stepBack(source, best.start, before)) : 0;
  let end = start;
  for (let used = 0; end < source.length && used < width; end++) used += widthOf(source, end);
  const word = wordStart(source, end);
  end = word > start ? word : end;
  while (end < source.length && isLowSurrogate(source, end)) end++;
  // A match at the edge is shown whole.
  for (const match of matches) if (match.start < end && match.end > end) end = match.end;
  const pieces = cut(source, start, end, matches);
  return [
    ...(start > 0 ? [{ text: "…", marked: false }] : []),
    ...pieces,
    ...(end < source.length ? [{ text: "…", marked: false }] : []),
  ];
}

/** The match after which an excerpt's width holds the most different phrases. */
function densest(matches: readonly Match[], source: string, width: number): Match | undefined {
  let best: Match | undefined;
  let most = 0;
  matches.forEach((match, i) => {
    const phrases = new Set<number>();
    for (let k = i; k < matches.length; k++) {
      const other = matches[k];
      if (!other || textWidth(source, match.start, other.start, width) > width) break;
      phrases.add(other.phrase);
    }
    if (phrases.size > most) [best, most] = [match, phrases.size];
  });
  return best;
}

/** Back to the beginning of the line or sentence if that is near, else a little way. */
function stepBack(source: string, from: number, most: number): number {
  let at = from;
  for (let width = 0; at > 0 && width < most; at--) {
    const before = source.charAt(at - 1);
    if (/[\n。!?;\uff01\uff1f\uff1b]/.test(before)) return at;
    width += widthOf(source, at - 1);
  }
  return isLowSurrogate(source, at) ? at - 1 : at;
}

function cut(source: string, start: number, end: number, matches: readonly Match[]): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const match of matches) {
    const [from, to] = [Math.max(match.start, start), Math.min(match.end, end)];
    if (from >= to) continue;
    if (from > at) pieces.push({ text: source.slice(at, from), marked: false });
    pieces.push({ text: source.slice(from, to), marked: true });
    at = to;
  }
  if (at < end) pieces.push({ text: source.slice(at, end), marked: false });
  return pieces;
}

/** Width of a stretch, or more than `most` for one that is wider. */
function textWidth(source: string, from: number, to: number, most: number): number {
  let width = 0;
  for (let i = from; i < to && width <= most; i++) width += widthOf(source, i);
  return width;
}

function widthOf(source: string, at: number): number {
  return source.charCodeAt(at) >= 0x1100 ? 2 : 1;
}

function isLowSurrogate(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return code >= 0xdc00 && code < 0xe000;
}

/** A floor of a part with its text. */
export interface FloorText extends PartFloor {
  readonly text: string;
}

/** The texts of a part's floors. */
export function floorsOf(part: Part): FloorText[] {
  let at = 0;
  return part.floors.map((floor) => {
    const text = part.content.slice(at, at + floor.length);
    at += floor.length + 1;
    return { ...floor, text };
  });
}
