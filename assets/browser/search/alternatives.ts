import "./shared.ts";
import { type SearchState, withoutConditions } from "./address.ts";
import type { ArchiveIndex } from "./archive.ts";
import { planState, queryOf } from "./ask.ts";
import type { Hit } from "./query/match.ts";
import type { Plan } from "./query/plan.ts";
import { oftenMeant as meant, nearMisses, type Suggestion } from "./suggest.ts";

/** A search that finds something, near to one that found nothing. */
export interface Alternative {
  readonly kind: "unquoted" | "unfiltered" | "nearest";
  readonly state: SearchState;
  /** Number of threads that it finds. */
  readonly count: number;
}

const QUOTES = /["“”＂]/gu;

/** What there is in place of a search that found nothing. */
export interface Alternatives {
  readonly alternatives: readonly Alternative[];
  /** Threads that have some of the words, the best first. */
  readonly hits: readonly Hit[];
  /** What they are shown with. */
  readonly plan?: Plan;
  /** Words that no thread has. */
  readonly unknown: readonly string[];
}

/**
 * What a reader may do instead: leave out the quotes or the filters; or search for what is spelt or sounds nearly the same, or
 * look at the threads that have some of the words.
 */
export async function alternativesTo(index: ArchiveIndex, state: SearchState): Promise<Alternatives> {
  const { query } = state;
  const counted = async (kind: Alternative["kind"], other: SearchState): Promise<Alternative> => {
    const { hits } = await index.search(planState(other), { sort: "newest" });
    return { kind, state: other, count: hits.length };
  };
  const unquoted = { ...state, query: query.replace(QUOTES, " ").replace(/\s+/g, " ").trim() };
  const unfiltered = withoutConditions(state);
  const simple = await Promise.all([
    ...(query.search(QUOTES) >= 0 ? [counted("unquoted", unquoted)] : []),
    ...(unfiltered.query.trim() !== "" && unfiltered !== state ? [counted("unfiltered", unfiltered)] : []),
  ]);
  const found = simple.filter(({ count }) => count > 0);
  if (found.length > 0) return { alternatives: found, hits: [], unknown: [] };
  const { suggestions, ...near } = await nearMisses(index, queryOf(state));
  return { alternatives: asAlternatives(suggestions, state), ...near };
}

/** For a search that finds few threads: what sounds the same and finds more. */
export async function oftenMeant(index: ArchiveIndex, state: SearchState, threads: number): Promise<Alternative[]> {
  return asAlternatives(await meant(index, queryOf(state), threads), state);
}

function asAlternatives(suggestions: readonly Suggestion[], state: SearchState): Alternative[] {
  return suggestions.map(({ query, count }) => ({ kind: "nearest", state: { ...state, query }, count }));
}
