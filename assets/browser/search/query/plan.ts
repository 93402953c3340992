import { foldToTheLetter } from "../../../../scripts/search/text/fold.ts";
import { regionalForms } from "../../../../scripts/search/text/regional.ts";
import type { Filters, Query, QueryTerm } from "./parse.ts";
import { type Phrase, toPhrase } from "./phrase.ts";

/** A query as phrases to be found. */
export interface Plan {
  /** The whole query as it was written, if spaces in it could tell one text from another. */
  readonly letters?: string;
  readonly terms: readonly TermPlan[];
  readonly excluded: readonly Phrase[];
  readonly filters: Filters;
  /** Values that a thread may not have. */
  readonly without?: Filters;
}

export interface TermPlan {
  readonly text: string;
  readonly literal: Phrase;
  /** The same in the words of another region. */
  readonly regional: readonly Phrase[];
}

/** Works out the lookups for a query. Terms without letters, digits or ideographs are left out. */
export function planQuery(query: Query): Plan {
  const terms = query.terms.flatMap((term) => planTerm(term) ?? []);
  const excluded = query.excluded.flatMap((term) => toPhrase(term.text, term.quoted, false) ?? []);
  const plain = excluded.length === 0 && terms.length > 1 && query.terms.every((term) => !term.quoted);
  return {
    ...(plain ? { letters: foldToTheLetter(query.terms.map((term) => term.text).join(" ")) } : {}),
    terms,
    excluded,
    filters: query.filters,
    ...(query.without && { without: query.without }),
  };
}

function planTerm(term: QueryTerm): TermPlan | undefined {
  const { text, quoted, open } = term;
  const literal = toPhrase(text, quoted, open);
  if (!literal) return undefined;
  if (quoted) return { text, literal, regional: [] };
  return {
    text,
    literal,
    regional: regionalForms(text).flatMap((form) => toPhrase(form, false, open) ?? []),
  };
}

/** The phrases that a text is marked with: the reader's own, and those of other regions if they are asked for. */
export function phrasesOf(plan: Plan, regional: boolean): Phrase[] {
  return plan.terms.flatMap((term) => (regional ? [term.literal, ...term.regional] : [term.literal]));
}
