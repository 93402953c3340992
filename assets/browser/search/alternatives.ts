import "./shared.ts";
import { conditionsOf, type SearchState } from "./address.ts";
import type { ArchiveIndex } from "./archive.ts";
import { planState } from "./ask.ts";
import { suggestQuery } from "./suggest.ts";

/** A search that finds something, near to one that found nothing. */
export interface Alternative {
  readonly kind: "unquoted" | "unfiltered" | "nearest";
  readonly state: SearchState;
  /** Number of threads that it finds. */
  readonly count: number;
}

const QUOTES = /["“”＂]/gu;

/** What a reader may do instead: leave out the quotes or the filters, or search for what is spelt nearly the same. */
export async function alternativesTo(index: ArchiveIndex, state: SearchState): Promise<Alternative[]> {
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
  if (found.length > 0) return found;
  const near = await suggestQuery(index, query, planState(state).filters);
  return near ? [{ kind: "nearest", state: { ...state, query: near.query }, count: near.count }] : [];
}

/** The state without any filter; itself if it has none. */
export function withoutConditions(state: SearchState): SearchState {
  const [first] = conditionsOf(state);
  return first ? withoutConditions(first.removed) : state;
}
