import { foldText } from "../../../../scripts/search/text/fold.ts";
import type { ArchiveIndex } from "../archive.ts";
import { remember } from "../index/files.ts";
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

/** The words of titles and tags, by how often they are there. @throws Error if they cannot be loaded */
export const frequentWords = remember((index: ArchiveIndex) => index.frequentWords());

/** Those of them that are words. What is there once may be any stretch. */
const knownWords = remember(async (index: ArchiveIndex) => {
  return new Set((await frequentWords(index)).slice(1).flat().map(foldText));
});

/**
 * The words of a query, each looked up by itself: its terms, and of an unquoted term that nobody wrote, the words in it.
 */
export async function wordsOf(index: ArchiveIndex, query: Query): Promise<QueryWord[]> {
  const lookUp = async (term: QueryTerm): Promise<readonly Hit[]> => {
    const plan = planQuery({ ...query, terms: [term] });
    return plan.terms.length > 0 ? (await index.search(plan, { sort: "newest" })).hits : [];
  };
  const known = await knownWords(index).catch(() => new Set<string>());
  const words = await Promise.all(
    query.terms.map(async (term): Promise<QueryWord[]> => {
      const whole = { term, hits: await lookUp(term), attached: false };
      if (whole.hits.length > 0 || term.quoted) return [whole];
      const pieces = await Promise.all(
        piecesOf(term.text, known)
          .slice(0, MOST_WORDS)
          .map(async ({ text, attached }) => {
            return { term: toTerm(text), hits: await lookUp(toTerm(text)), attached };
          }),
      );
      return pieces.some(({ hits }) => hits.length > 0) ? pieces : [whole];
    }),
  );
  return words.flat().slice(0, MOST_WORDS);
}

/** What begins or ends with these is no word that the word breaker missed. */
const PARTICLE = /^[的了是在和与與]|[的了是在和与與]$/u;

let segmenter: Intl.Segmenter | undefined;

interface Piece {
  readonly text: string;
  readonly attached: boolean;
}

/**
 * The words of a text by the browser's own word breaker. Pieces that together are a known word are one, single characters
 * in a row are one word, and a single one that is left tells nothing.
 */
function piecesOf(text: string, known: ReadonlySet<string>): Piece[] {
  if (!("Segmenter" in Intl)) return [];
  const found: Piece[] = [];
  let attached = false;
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike) found.push({ text: segment, attached });
    attached = isWordLike === true;
  }
  const words: Piece[] = [];
  for (let at = 0; at < found.length; ) {
    const first = found[at];
    if (!first) break;
    let end = at + 1;
    let whole = first.text;
    let longest = end;
    for (; found[end]?.attached; end++) {
      whole += found[end]?.text ?? "";
      if (known.has(foldText(whole))) longest = end + 1;
    }
    if (longest === at + 1 && isSingle(first.text)) {
      while (found[longest]?.attached && isSingle(found[longest]?.text ?? "")) longest++;
    }
    const word = found.slice(at, longest).map((piece) => piece.text);
    const isSingles = longest > at + 1 && !known.has(foldText(word.join("")));
    if (word.join("").length > 1 && !(isSingles && PARTICLE.test(word.join(""))))
      words.push({ text: word.join(""), attached: first.attached && words.length > 0 });
    at = longest;
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
