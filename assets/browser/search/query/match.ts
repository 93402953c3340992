import { inText, inTitle } from "../index/postings.ts";
import type { Segment } from "../index/segment.ts";
import { type Found, findPhrase, isWide } from "./lookup.ts";
import type { Plan, TermPlan } from "./plan.ts";

/** How well a thread answers a query; a better class always comes first. */
export const CLASS = {
  /** The whole query stands in the title. */
  titleLiteral: 5,
  /** The whole query stands in the text, the words of the reader in their order. */
  literal: 4,
  /** Every term stands in the title. */
  titleTerms: 3,
  /** Every term stands somewhere. */
  terms: 2,
  /** Some term stands there in the words of another region. */
  regional: 1,
} as const;
export type MatchClass = (typeof CLASS)[keyof typeof CLASS];

/** A thread that answers a query. */
export interface Hit {
  readonly segment: Segment;
  readonly page: number;
  readonly dated: boolean;
  readonly class: MatchClass;
  /** For the order within a class; of no unit. */
  readonly score: number;
  /** Places in the text where something matches, ascending. */
  readonly places: readonly number[];
}

export interface SegmentResult {
  readonly hits: readonly Hit[];
  /** False where a word was too common to be read as a whole: there may be more. */
  readonly complete: boolean;
}

/** What one term gives for one page. */
interface TermMatch {
  readonly class: MatchClass;
  readonly places: readonly number[];
  readonly weight: number;
  /** Places of the literal term, for those that follow each other. */
  readonly literal: readonly number[];
}

/** Saturation and length of BM25 (Robertson and others, TREC-3, 1994). */
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.6;

/** What a title that is all query gets above one of which it is the smallest part; more than words can weigh. */
const TITLE_SHARE = 100;

/** Words that are as they were asked for count for more than those of the same stem or beginning. */
const INEXACT = 0.6;

/**
 * Finds the threads of one segment that answer a query.
 *
 * @param allowed pages that the filters leave, or undefined where there are none
 */
export async function searchSegment(
  segment: Segment,
  plan: Plan,
  allowed: ReadonlySet<number> | undefined,
): Promise<SegmentResult> {
  const head = await segment.head();
  const match = (term: TermPlan): Promise<TermResult> => matchTerm(segment, term, head.lengths, head.averageLength);
  const wide = plan.terms.filter((term) => isWide(term.literal));
  const narrow = plan.terms.filter((term) => !wide.includes(term));
  const [found, excluded] = await Promise.all([
    Promise.all(narrow.map(match)),
    Promise.all(plan.excluded.map((phrase) => findPhrase(segment, phrase))),
  ]);
  if (narrow.length > 0 && intersect(found, allowed, 0).length === 0) return { hits: [], complete: true };
  const foundWide = await Promise.all(wide.map(match));
  const byTerm = new Map([...narrow, ...wide].map((term, i) => [term, [...found, ...foundWide][i]] as const));
  const terms = plan.terms.map((term) => byTerm.get(term)).filter((result) => result !== undefined);
  const pages = intersect(terms, allowed, head.lengths.length);
  const hits: Hit[] = [];
  for (const page of pages) {
    if (excluded.some(({ places }) => places.has(page))) continue;
    const matches = terms.map((term) => term.byPage.get(page)).filter((match) => match !== undefined);
    hits.push({ segment, page, dated: page >= head.undated, ...judge(matches, plan, head.titleLengths[page] ?? 0) });
  }
  return { hits, complete: terms.every((term) => term.complete) };
}

function judge(
  matches: readonly TermMatch[],
  plan: Plan,
  titleLength: number,
): Pick<Hit, "class" | "score" | "places"> {
  const places = [...new Set(matches.flatMap((match) => match.places))].sort((a, b) => a - b);
  const score = matches.reduce((sum, match) => sum + match.weight, 0);
  const worst = Math.min(...matches.map((match) => match.class), CLASS.literal) as MatchClass;
  const text = places.filter(inText);
  if (worst < CLASS.terms || matches.length === 0) return { class: worst, score, places: text };
  const together = follow(matches, plan);
  if (together.some(inTitle)) {
    // The more of the title the query is, the more likely that very title is meant.
    const asked = plan.terms.reduce((sum, term) => sum + term.literal.places, 0);
    return { class: CLASS.titleLiteral, score: score + TITLE_SHARE * Math.min(1, asked / titleLength), places: text };
  }
  if (together.length > 0) return { class: CLASS.literal, score, places: text };
  const everyInTitle = matches.every((match) => match.literal.some(inTitle));
  return { class: everyInTitle ? CLASS.titleTerms : CLASS.terms, score, places: text };
}

/** Places where the terms follow each other in their order, with or without a place left free between them. */
function follow(matches: readonly TermMatch[], plan: Plan): number[] {
  let chains = (matches[0]?.literal ?? []).map((start) => ({ start, next: start }));
  matches.forEach((match, i) => {
    const here = new Set(match.literal);
    const length = plan.terms[i]?.literal.places ?? 0;
    chains = chains.flatMap(({ start, next }) => {
      const at = here.has(next) ? next : i > 0 && here.has(next + 1) ? next + 1 : undefined;
      return at === undefined ? [] : [{ start, next: at + length }];
    });
  });
  return chains.map(({ start }) => start);
}

interface TermResult {
  readonly byPage: ReadonlyMap<number, TermMatch>;
  readonly complete: boolean;
}

async function matchTerm(
  segment: Segment,
  term: TermPlan,
  lengths: readonly number[],
  averageLength: number,
): Promise<TermResult> {
  const [literal, regional] = await Promise.all([
    findPhrase(segment, term.literal),
    Promise.all(term.regional.map((phrase) => findPhrase(segment, phrase))),
  ]);
  const byPage = new Map<number, TermMatch>();
  const weigh = (found: Found, page: number, count: number): number => {
    const length = (lengths[page] ?? 0) / Math.max(1, averageLength);
    const saturated = count / (count + SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length));
    const rarity = Math.log(1 + (lengths.length - found.places.size + 0.5) / (found.places.size + 0.5));
    return rarity * saturated * (found.exact.has(page) ? 1 : INEXACT);
  };
  for (const [page, places] of literal.places) {
    byPage.set(page, { class: CLASS.literal, places, weight: weigh(literal, page, places.length), literal: places });
  }
  for (const found of regional) {
    for (const [page, places] of found.places) {
      if (byPage.has(page)) continue;
      byPage.set(page, { class: CLASS.regional, places, weight: weigh(found, page, places.length), literal: [] });
    }
  }
  return { byPage, complete: literal.complete };
}

/** Pages that every term has and the filters leave; all that they leave where there is no term. */
function intersect(terms: readonly TermResult[], allowed: ReadonlySet<number> | undefined, pages: number): number[] {
  const [first, ...others] = [...terms].sort((a, b) => a.byPage.size - b.byPage.size);
  const candidates = first
    ? [...first.byPage.keys()]
    : allowed
      ? [...allowed]
      : Array.from({ length: pages }, (_, i) => i);
  return candidates.filter((page) => (!allowed || allowed.has(page)) && others.every((term) => term.byPage.has(page)));
}
