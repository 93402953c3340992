import { breathe } from "../breathe.ts";
import { inText, inTitle } from "../index/postings.ts";
import type { Segment } from "../index/segment.ts";
import { enoughOf, findPhrase, isHeavy, isTooWide } from "./lookup.ts";
import type { Plan } from "./plan.ts";
import { beginTerm, finishTerm, type TermMatch, type TermResult } from "./term.ts";

/** How well a thread answers a query; a better class always comes first. */
export const CLASS = {
  /** The whole query is in the title. */
  titleLiteral: 5,
  /** The whole query is in the text, the words of the reader in their order. */
  literal: 4,
  /** Every term is in the title. */
  titleTerms: 3,
  /** Every term is somewhere in the thread. */
  terms: 2,
  /** Some term is there in another form only: in the words of another region, in the other kana, joined, or split. */
  regional: 1,
  /** Some of the words are there, and not others. */
  some: 0,
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
  /** Places of matches in the text, ascending. */
  readonly places: readonly number[];
}

/** The pages of hits, by segment. */
export function pagesOf(hits: readonly Hit[]): Map<Segment, Set<number>> {
  const pages = new Map<Segment, Set<number>>();
  for (const { segment, page } of hits) pages.set(segment, (pages.get(segment) ?? new Set()).add(page));
  return pages;
}

/** A thread as its segment knows it: how rare the terms are, only the whole archive knows. */
export interface SegmentHit extends Omit<Hit, "score"> {
  /** How much of each term of the plan is there, from 0 to 1. */
  readonly weights: readonly number[];
  /** What it counts for besides. */
  readonly bonus: number;
}

export interface SegmentResult {
  readonly hits: readonly SegmentHit[];
  /** How many pages have each term of the plan; undefined for one that was not looked up. */
  readonly having: readonly (number | undefined)[];
  /** False if a word was too common to be read as a whole: there may be more. */
  readonly complete: boolean;
}

/** Pages that are judged in a piece. */
const STRIDE = 100;

/** What a title that is all query gets above one of which it is the smallest part; more than words can weigh. */
const TITLE_SHARE = 100;

/**
 * Finds the threads of one segment that answer a query. An ideograph too common to be read as a whole counts as present
 * on every page with the other terms.
 *
 * @param allowed pages that the filters leave, or undefined if there are none
 * @param averageLength of the pages of the whole archive
 */
export async function searchSegment(
  segment: Segment,
  plan: Plan,
  allowed: ReadonlySet<number> | undefined,
  averageLength: number,
): Promise<SegmentResult> {
  const head = { ...(await segment.head()), averageLength };
  const pagesWith = (sets: readonly Pages[]): number[] => intersect(sets, allowed, head.lengths.length);
  const enough = enoughOf(plan.terms.length);
  const weights = await Promise.all(plan.terms.map((term) => isHeavy(segment, term.literal)));
  const light = plan.terms.filter((_, i) => !weights[i]);
  const heavy = plan.terms.filter((_, i) => weights[i]);
  const begun = await Promise.all(light.map((term) => beginTerm(segment, term, enough)));
  const candidates = pagesWith(begun.map(({ pages }) => pages));
  const havingBegun = new Map(begun.map(({ term, pages }) => [term, pages.size]));
  const nothing = { hits: [], having: plan.terms.map((term) => havingBegun.get(term)), complete: true };
  if (candidates.length === 0) return nothing;
  const [found, excluded] = await Promise.all([
    Promise.all(begun.map((term) => finishTerm(segment, term, candidates, head))),
    Promise.all(plan.excluded.map((phrase) => findPhrase(segment, phrase))),
  ]);
  const left = pagesWith(found.map(({ byPage }) => byPage));
  if (left.length === 0) return nothing;
  const foundHeavy = await Promise.all(
    heavy.map(async (term) => {
      if (light.length > 0 && (await isTooWide(segment, term.literal))) return undefined;
      return finishTerm(segment, await beginTerm(segment, term, enough), left, head);
    }),
  );
  const byTerm = new Map([...light, ...heavy].map((term, i) => [term, [...found, ...foundHeavy][i]] as const));
  const terms = plan.terms.map((term) => byTerm.get(term));
  const known = terms.filter((term): term is TermResult => term !== undefined);
  const hits: SegmentHit[] = [];
  for (const [i, page] of pagesWith(known.map(({ byPage }) => byPage)).entries()) {
    if (i % STRIDE === 0) await breathe();
    if (excluded.some(({ places }) => places.has(page))) continue;
    const matches = terms.map((term) => term?.byPage.get(page));
    hits.push({
      segment,
      page,
      dated: page >= head.undated,
      ...judge(matches, plan, head.titleLengths[page] ?? 0),
    });
  }
  return { hits, having: terms.map((term) => term?.pages), complete: known.every((term) => term.complete) };
}

/** @param matches by term; undefined for one that was not looked up */
function judge(
  matches: readonly (TermMatch | undefined)[],
  plan: Plan,
  titleLength: number,
): Pick<SegmentHit, "class" | "weights" | "bonus" | "places"> {
  const known = matches.filter((match) => match !== undefined);
  const places = [...new Set(known.flatMap((match) => match.places))].sort((a, b) => a - b).filter(inText);
  const found = { weights: matches.map((match) => match?.weight ?? 0), bonus: 0, places };
  if (known.length === 0) return { class: CLASS.literal, ...found };
  if (known.some(({ literal }) => literal.length === 0)) return { class: CLASS.regional, ...found };
  const together = follow(matches, plan);
  if (together.some(inTitle)) {
    // The more of the title the query is, the more likely that very title is meant.
    const asked = plan.terms.reduce((sum, term) => sum + term.literal.places, 0);
    const share = Math.min(1, asked / titleLength);
    // Of threads with that very title the newest comes first, whatever their texts say.
    const weights = share < 1 ? found.weights : [];
    return { class: CLASS.titleLiteral, ...found, weights, bonus: TITLE_SHARE * share };
  }
  if (together.length > 0) return { class: CLASS.literal, ...found };
  const everyInTitle = known.every((match) => match.literal.some(inTitle));
  return { class: everyInTitle ? CLASS.titleTerms : CLASS.terms, ...found };
}

/**
 * Places at which the terms follow each other in their order, with or without a free place between them. At the place
 * of a term that was not looked up, anything matches.
 */
function follow(matches: readonly (TermMatch | undefined)[], plan: Plan): number[] {
  let chains: { start: number; next: number; free: number }[] | undefined;
  matches.forEach((match, i) => {
    const length = plan.terms[i]?.literal.places ?? 0;
    const here = match && new Set(match.literal);
    chains = chains
      ? chains.flatMap(({ start, next, free }) => {
          if (!here) return [{ start, next: next + length, free: free + 1 }];
          const at = Array.from({ length: free + 1 }, (_, more) => next + more).filter((place) => here.has(place));
          return at.map((place) => ({ start, next: place + length, free: 1 }));
        })
      : match?.literal.map((start) => ({ start, next: start + length, free: 1 }));
  });
  return (chains ?? []).map(({ start }) => start);
}

type Pages = Pick<ReadonlyMap<number, unknown>, "has" | "keys" | "size">;

/** Pages that are in every set and that the filters leave; if there is no set, all that the filters leave. */
function intersect(sets: readonly Pages[], allowed: ReadonlySet<number> | undefined, pages: number): number[] {
  const [first, ...others] = [...sets, ...(allowed ? [allowed] : [])].sort((a, b) => a.size - b.size);
  const candidates = first ? [...first.keys()] : Array.from({ length: pages }, (_, i) => i);
  return candidates.filter((page) => others.every((set) => set.has(page)));
}
