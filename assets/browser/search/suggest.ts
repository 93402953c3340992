import type { ArchiveIndex } from "./archive.ts";
import { withSome, wordsIn } from "./near/some.ts";
import { soundAlike } from "./near/sound.ts";
import { respelt, splits } from "./near/spelling.ts";
import { type QueryWord, toTerm, wordsOf } from "./near/words.ts";
import type { Hit } from "./query/match.ts";
import type { Query, QueryTerm } from "./query/parse.ts";
import { type Plan, planQuery } from "./query/plan.ts";

/** A query near to one that found nothing, with the number of threads that it finds. */
export interface Suggestion {
  readonly query: string;
  readonly count: number;
}

/** What there is for a query that no thread answers as a whole. */
export interface NearMisses {
  /** Threads that have some of its words, in the class `some`. */
  readonly hits: readonly Hit[];
  /** The plan that they are shown with. */
  readonly plan: Plan;
  /** Words that no thread has, as they were written. */
  readonly unknown: readonly string[];
  /** The nearest first. */
  readonly suggestions: readonly Suggestion[];
}

/** Suggestions that are made, and queries that are tried for them. */
const MOST = 3;
const MOST_TRIES = 16;

/** Looks for what is near to a query that found nothing. Loads much, so it is for such queries only. */
export async function nearMisses(index: ArchiveIndex, query: Query): Promise<NearMisses> {
  const words = await wordsOf(index, query);
  const known = words.filter(({ hits }) => hits.length > 0);
  const unknown = words.filter(({ hits }) => hits.length === 0).map(({ term }) => term.text);
  const hits = withSome(index, known);
  return {
    hits,
    plan: planQuery({ ...query, terms: known.map(({ term }) => term) }),
    unknown,
    suggestions: await suggestions(index, query, words, hits[0]),
  };
}

/**
 * Queries that find something: what sounds the same, a word of the index that is spelt nearly the same or in two, the words that the
 * best thread has, and the query with nothing excluded.
 */
async function suggestions(
  index: ArchiveIndex,
  query: Query,
  words: readonly QueryWord[],
  best: Hit | undefined,
): Promise<Suggestion[]> {
  const tried = triesOf(index, query);
  const unknown = words.filter(({ hits }) => hits.length === 0);
  const has = new Set(best ? wordsIn(index, best, words) : []);
  const found = usual(await tried(await soundAlike(index, query.terms)));
  const lists = [
    () => respeltQueries(index, words),
    () => unknown.flatMap((word) => splits(word.term.text).map((text) => compose(words, new Map([[word, text]])))),
    () => [compose(words, new Map(), has), [...has].map(({ term }) => term)],
    () => (query.excluded.length > 0 ? [query.terms] : []),
  ];
  for (const list of lists) if (found.length < MOST) found.push(...(await tried(await list(), 1)));
  return found.slice(0, MOST);
}

/** Tries queries, each once, for those that find something; gives up after a number of them. */
function triesOf(
  index: ArchiveIndex,
  query: Query,
): (candidates: readonly (readonly QueryTerm[])[], most?: number) => Promise<Suggestion[]> {
  // With what it excludes the query was tried already, and without that it was not.
  const seen = new Set<string>(query.excluded.length > 0 ? [] : [writtenQuery(query.terms)]);
  return async (candidates, most = MOST_TRIES) => {
    const found: Suggestion[] = [];
    for (const terms of candidates) {
      const text = writtenQuery(terms);
      if (text === "" || seen.has(text) || seen.size > MOST_TRIES || found.length === most) continue;
      seen.add(text);
      const { hits } = await index.search(planQuery({ ...query, terms, excluded: [] }), { sort: "newest" });
      if (hits.length > 0) found.push({ query: text, count: hits.length });
    }
    return found;
  };
}

/**
 * Of queries that sound the same the one that finds most, and those that find more than half as much. A part of the query
 * is for want of anything else.
 */
function usual(found: readonly Suggestion[]): Suggestion[] {
  const longest = Math.max(0, ...found.map(({ query }) => query.length));
  const whole = found.filter(({ query }) => query.length === longest);
  const most = Math.max(0, ...whole.map(({ count }) => count));
  return whole.filter(({ count }) => 2 * count > most).sort((a, b) => b.count - a.count);
}

/** For a query that finds so many threads: what sounds the same and finds more may have been meant. */
export async function oftenMeant(index: ArchiveIndex, query: Query, threads: number): Promise<Suggestion[]> {
  const found = usual(await triesOf(index, query)(await soundAlike(index, query.terms)));
  return found.slice(0, MOST).filter(({ count }) => count > threads);
}

/** The words with each unknown one replaced by the nearest of the index, then by the next nearest. */
async function respeltQueries(index: ArchiveIndex, words: readonly QueryWord[]): Promise<QueryTerm[][]> {
  const unknown = words.filter(({ hits }) => hits.length === 0);
  const near = await Promise.all(unknown.map(async (word) => ({ word, texts: await respelt(index, word.term.text) })));
  const most = Math.max(0, ...near.map(({ texts }) => texts.length));
  return Array.from({ length: most }, (_, i) => {
    const replaced = near.flatMap(({ word, texts }) => {
      const text = texts[i] ?? texts[0];
      return text === undefined ? [] : [[word, text] as const];
    });
    return replaced.length > 0 ? compose(words, new Map(replaced)) : [];
  });
}

/**
 * Words as terms of a query, those that follow each other directly as one.
 *
 * @param instead other texts for some of them
 * @param kept the words that are not left out
 */
function compose(
  words: readonly QueryWord[],
  instead: ReadonlyMap<QueryWord, string>,
  kept: ReadonlySet<QueryWord> = new Set(words),
): QueryTerm[] {
  const terms: QueryTerm[] = [];
  for (const [i, word] of words.entries()) {
    if (!kept.has(word)) continue;
    const other = instead.get(word);
    const term = other === undefined ? word.term : { ...toTerm(other), quoted: other.includes(" ") };
    const before = words[i - 1];
    const last = before && kept.has(before) && word.attached && !term.quoted ? terms.pop() : undefined;
    terms.push(last ? toTerm(last.text + term.text) : term);
  }
  return terms;
}

function writtenQuery(terms: readonly QueryTerm[]): string {
  return terms.map(written).join(" ");
}

function written(term: QueryTerm): string {
  return term.quoted ? `"${term.text}"` : term.text;
}
