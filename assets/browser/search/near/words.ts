import type { ArchiveIndex } from "../archive.ts";
import type { Hit } from "../query/match.ts";
import type { Query, QueryTerm } from "../query/parse.ts";
import { planQuery } from "../query/plan.ts";

/** A word of a query with the threads that have it. */
export interface QueryWord {
  readonly term: QueryTerm;
  readonly hits: readonly Hit[];
  /** The word follows the one before it without anything between. */
  readonly attached: boolean;
}

/** Words of a query that are looked up at most. */
const MOST_WORDS = 12;

/**
 * The words of a query, each looked up by itself: its terms, and of an unquoted term that nobody wrote, the words in it.
 */
export async function wordsOf(index: ArchiveIndex, query: Query): Promise<QueryWord[]> {
  const lookUp = async (term: QueryTerm): Promise<readonly Hit[]> => {
    const plan = planQuery({ ...query, terms: [term] });
    return plan.terms.length > 0 ? (await index.search(plan, { sort: "relevance" })).hits : [];
  };
  const words = await Promise.all(
    query.terms.map(async (term): Promise<QueryWord[]> => {
      const whole = { term, hits: await lookUp(term), attached: false };
      if (whole.hits.length > 0 || term.quoted) return [whole];
      const pieces = await piecesOf(term.text, lookUp);
      return pieces.length > 1 || pieces.some(({ hits }) => hits.length > 0) ? pieces : [whole];
    }),
  );
  return words.flat().slice(0, MOST_WORDS);
}

/**
 * The words of a text by the browser's own word breaker. A single character belongs to the word before or after it if
 * the two are found together, single ones in a row are one word, and those that are left tell nothing.
 */
async function piecesOf(text: string, lookUp: (term: QueryTerm) => Promise<readonly Hit[]>): Promise<QueryWord[]> {
  if (!("Segmenter" in Intl)) return [];
  const found: { text: string; attached: boolean }[] = [];
  let attached = false;
  for (const { segment, isWordLike } of new Intl.Segmenter("zh", { granularity: "word" }).segment(text)) {
    const before = found.at(-1);
    if (isWordLike && before && attached && isSingle(segment) && isSingle(before.text)) before.text += segment;
    else if (isWordLike) found.push({ text: segment, attached });
    attached = isWordLike === true;
  }
  const words: QueryWord[] = [];
  const add = async (word: string, follows: boolean): Promise<void> => {
    words.push({ term: toTerm(word), hits: await lookUp(toTerm(word)), attached: follows });
  };
  for (const [i, piece] of found.entries()) {
    const last = words.at(-1);
    if (!isSingle(piece.text)) {
      await add(piece.text, piece.attached && i > 0);
      continue;
    }
    if (!last || !piece.attached) continue;
    const longer = toTerm(last.term.text + piece.text);
    const hits = await lookUp(longer);
    if (hits.length > 0) words[words.length - 1] = { term: longer, hits, attached: last.attached };
  }
  return words;
}

function isSingle(word: string): boolean {
  return [...word].length === 1;
}

/** A term as a reader writes it who has finished. */
export function toTerm(text: string): QueryTerm {
  return { text, quoted: false, open: false };
}
