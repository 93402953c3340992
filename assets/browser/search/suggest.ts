import type { ArchiveIndex } from "./archive.ts";
import { parseQuery, type QueryTerm } from "./query/parse.ts";
import { type Plan, planQuery } from "./query/plan.ts";

/** A query near to one that found nothing, with the number of threads that it finds. */
export interface Suggestion {
  readonly query: string;
  readonly count: number;
}

/** Queries tried before giving up. */
const MAX_TRIES = 10;

/**
 * The nearest query that finds something: a word of the index that is spelt nearly the same, then all terms but the one
 * that finds nothing, then the words of a term apart from each other, then ever shorter stretches of it.
 */
export async function suggestQuery(
  index: ArchiveIndex,
  source: string,
  filters: Plan["filters"],
): Promise<Suggestion | undefined> {
  const { terms, excluded } = parseQuery(source);
  const candidates = [
    ...(await respelt(index, terms)),
    ...(await withoutUnknown(index, terms)),
    ...(excluded.length > 0 ? [terms] : []),
    terms.flatMap((term) => wordsOf(term)),
    ...(terms.length === 1 ? shorter(terms[0]) : terms.map((_, i) => terms.filter((__, k) => k !== i))),
  ];
  const seen = new Set<string>([source.trim()]);
  for (const candidate of candidates) {
    const query = candidate.map(written).join(" ");
    if (query === "" || seen.has(query)) continue;
    if (seen.size > MAX_TRIES) break;
    seen.add(query);
    const plan = planQuery({ terms: candidate, excluded: [], filters });
    const { hits } = await index.search(plan, { sort: "relevance" });
    if (hits.length > 0) return { query, count: hits.length };
  }
  return undefined;
}

/** A term's words by the browser's own word breaker. Single characters in a row are one word; those alone are left out. */
function wordsOf(term: QueryTerm): QueryTerm[] {
  if (!("Segmenter" in Intl)) return [term];
  const words = Array.from(
    new Intl.Segmenter("zh", { granularity: "word" }).segment(term.text),
    (word) => word.segment,
  );
  const joined: string[] = [];
  words.forEach((word, i) => {
    if ([...word].length === 1 && [...(words[i - 1] ?? "  ")].length === 1) joined.push((joined.pop() ?? "") + word);
    else joined.push(word);
  });
  const telling = joined.filter((word) => [...word].length > 1);
  return telling.length > 0 ? telling.map(asTerm) : [term];
}

function written(term: QueryTerm): string {
  return term.quoted ? `"${term.text}"` : term.text;
}

function asTerm(text: string): QueryTerm {
  return { text, quoted: false, open: false };
}

/** All terms but those that find nothing by themselves. */
async function withoutUnknown(index: ArchiveIndex, terms: readonly QueryTerm[]): Promise<QueryTerm[][]> {
  if (terms.length < 2) return [];
  const known = await Promise.all(
    terms.map(async (term) => {
      const plan = planQuery({ terms: [term], excluded: [], filters: {} });
      return plan.terms.length > 0 && (await index.search(plan, { sort: "relevance" })).hits.length > 0;
    }),
  );
  return [terms.filter((_, i) => known[i])];
}

/** The terms with each unknown word replaced by the nearest one of the index. */
async function respelt(index: ArchiveIndex, terms: readonly QueryTerm[]): Promise<QueryTerm[][]> {
  let changed = false;
  const replaced = await Promise.all(
    terms.map(async (term) => {
      const word = term.text.toLowerCase();
      if (!/^[a-z]{4,}$/.test(word)) return term;
      const near = await nearestWord(index, word);
      if (near === undefined || near === word) return term;
      changed = true;
      return asTerm(near);
    }),
  );
  return changed ? [replaced] : [];
}

/** The word with the fewest letters to change, of those with the same first two; at most a third of them. */
async function nearestWord(index: ArchiveIndex, word: string): Promise<string | undefined> {
  const start = word.slice(0, 2);
  const lists = await Promise.all(
    index.segments.map((segment) => segment.words(start, `${start}\u{10ffff}`).catch(() => ({ found: [] }))),
  );
  let best: string | undefined;
  let least = Math.floor(word.length / 3) + 1;
  for (const { word: other } of lists.flatMap(({ found }) => found)) {
    if (Math.abs(other.length - word.length) >= least) continue;
    const changes = distance(word, other);
    if (changes < least) [best, least] = [other, changes];
  }
  return best;
}

/** Letters to insert, remove, replace or swap with their neighbour (Damerau 1964, in its restricted form). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** Stretches of a term, the longest first; of those as long, its beginning before its end. */
function shorter(term: QueryTerm | undefined): QueryTerm[][] {
  if (!term) return [];
  const characters = [...term.text];
  const stretches: string[] = term.quoted ? [term.text] : [];
  const longest = Math.min(characters.length - 1, 8);
  for (let length = longest; length >= 2; length -= length > 4 ? 2 : 1) {
    stretches.push(characters.slice(0, length).join(""), characters.slice(-length).join(""));
  }
  return stretches.map((text) => [asTerm(text.trim())]).filter(([only]) => only?.text !== "");
}
