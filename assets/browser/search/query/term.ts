import { breathe } from "../breathe.ts";
import type { Head } from "../index/head.ts";
import type { Segment } from "../index/segment.ts";
import { type Found, findEnds, findRest } from "./lookup.ts";
import type { Phrase } from "./phrase.ts";
import type { TermPlan } from "./plan.ts";

/** The lookups of one term in a segment: in the reader's words, and in those of other regions. */
export interface BegunTerm {
  readonly term: TermPlan;
  readonly enough: number;
  readonly literal: Found;
  /** As many as the term has forms. */
  readonly regional: readonly Found[];
  readonly pages: ReadonlySet<number>;
}

/** Occurrences of one term in a segment. */
export interface TermResult {
  readonly byPage: ReadonlyMap<number, TermMatch>;
  /** Pages of the segment that have it. */
  readonly pages: number;
  /** False if a word was too common to be read as a whole. */
  readonly complete: boolean;
}

/** The match of one term on one page. */
export interface TermMatch {
  readonly places: readonly number[];
  /** Places of the term as it was asked for; none if it is there in the words of another region only. */
  readonly literal: readonly number[];
  /** How much it is there, from 0 to 1; what that counts for depends on how rare the term is in the archive. */
  readonly weight: number;
}

/** The lengths of a segment's pages. */
export type LengthsOfPages = Pick<Head, "lengths" | "averageLength">;

/** Saturation and length of BM25 (Robertson and others, TREC-3, 1994). */
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.6;

/** Words as they were asked for count for more than those of the same stem or beginning. */
const INEXACT = 0.6;

/**
 * Looks up beginning and end of a term, which is mostly enough to rule a page out.
 *
 * @param enough words to be looked up for it in all
 */
export async function beginTerm(segment: Segment, term: TermPlan, enough: number): Promise<BegunTerm> {
  const [literal, regional] = await Promise.all([
    findEnds(segment, term.literal, enough),
    Promise.all(term.regional.map((phrase) => findEnds(segment, phrase, enough))),
  ]);
  const pages = new Set([literal, ...regional].flatMap(({ places }) => [...places.keys()]));
  return { term, enough, literal, regional, pages };
}

/**
 * Looks up the rest of a term.
 *
 * @param candidates pages that have the beginnings and ends of all terms; nothing is looked up for others
 * @param head of the segment, with the average of the whole archive
 */
export async function finishTerm(
  segment: Segment,
  begun: BegunTerm,
  candidates: readonly number[],
  head: LengthsOfPages,
): Promise<TermResult> {
  const finish = (phrase: Phrase, ends: Found): Promise<Found> | Found =>
    candidates.some((page) => ends.places.has(page)) ? findRest(segment, phrase, begun.enough, ends) : ends;
  const { term } = begun;
  const [literal, regional] = await Promise.all([
    finish(term.literal, begun.literal),
    Promise.all(begun.regional.map((ends, i) => finish(term.regional[i] ?? term.literal, ends))),
  ]);
  await breathe();
  const byPage = new Map<number, TermMatch>();
  for (const [page, places] of literal.places) {
    byPage.set(page, { places, literal: places, weight: weigh(literal, page, places.length, head) });
  }
  for (const found of regional) {
    for (const [page, places] of found.places) {
      if (byPage.has(page)) continue;
      byPage.set(page, { places, literal: [], weight: weigh(found, page, places.length, head) });
    }
  }
  return { byPage, pages: begun.pages.size, complete: literal.complete };
}

function weigh(found: Found, page: number, count: number, { lengths, averageLength }: LengthsOfPages): number {
  const length = (lengths[page] ?? 0) / Math.max(1, averageLength);
  const saturated = count / (count + SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length));
  return saturated * (found.exact.has(page) ? 1 : INEXACT);
}

/** What a term that so many of all pages have counts for (BM25). */
export function rarityOf(having: number, pages: number): number {
  return Math.log(1 + (Math.max(0, pages - having) + 0.5) / (having + 0.5));
}
