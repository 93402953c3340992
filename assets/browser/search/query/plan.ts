import { regionalForms } from "../../../../scripts/search/text/regional.ts";
import type { Filters, Query, QueryTerm } from "./parse.ts";
import { joinPhrases, type Phrase, toPhrase } from "./phrase.ts";

/** A query as phrases to be found. */
export interface Plan {
  readonly terms: readonly TermPlan[];
  /** All terms one after the other, where there are several. */
  readonly whole?: Phrase;
  readonly excluded: readonly Phrase[];
  readonly filters: Filters;
}

export interface TermPlan {
  readonly text: string;
  readonly literal: Phrase;
  /** The same in the words of another region. */
  readonly regional: readonly Phrase[];
  /** The words that it is made of, where it has several; empty for quoted ones. */
  readonly pieces: readonly Phrase[];
}

/** Works out what to look up for a query. Terms without letters, digits or ideographs are left out. */
export function planQuery(query: Query): Plan {
  const terms = query.terms.flatMap((term) => planTerm(term) ?? []);
  const excluded = query.excluded.flatMap((term) => toPhrase(term.text, term.quoted, false) ?? []);
  return {
    terms,
    ...(terms.length > 1 ? { whole: joinPhrases(terms.map((term) => term.literal)) } : {}),
    excluded,
    filters: query.filters,
  };
}

function planTerm(term: QueryTerm): TermPlan | undefined {
  const { text, quoted, open } = term;
  const literal = toPhrase(text, quoted, open);
  if (!literal) return undefined;
  if (quoted) return { text, literal, regional: [], pieces: [] };
  return {
    text,
    literal,
    regional: regionalForms(text).flatMap((form) => toPhrase(form, false, open) ?? []),
    pieces: piecesOf(text, open),
  };
}

/** Words of one ideograph are left out of the pieces: they say little and are everywhere. */
function piecesOf(text: string, open: boolean): Phrase[] {
  const words = segment(text);
  const phrases = words.flatMap((word, i) => toPhrase(word, false, open && i === words.length - 1) ?? []);
  const telling = phrases.filter(({ tokens }) => tokens.length > 1 || !tokens[0]?.ideograph);
  return phrases.length > 1 ? telling : [];
}

/** The browser's own word breaker; where it has none, pairs of characters. */
function segment(text: string): string[] {
  if (!("Segmenter" in Intl)) return text.match(/\p{Script=Han}{1,2}|[^\p{Script=Han}\s]+/gu) ?? [];
  const words = new Intl.Segmenter("zh", { granularity: "word" }).segment(text);
  return Array.from(words, ({ segment: word }) => word);
}

/** How far from the literal query a result may be, and so what of it may be marked. */
export type Nearness = "literal" | "regional" | "pieces";

/** The phrases that a result's text is marked with. */
export function phrasesOf(plan: Plan, nearness: Nearness): Phrase[] {
  return plan.terms.flatMap(({ literal, regional, pieces }) => [
    literal,
    ...(nearness === "literal" ? [] : regional),
    ...(nearness === "pieces" ? pieces : []),
  ]);
}
