import { BOUNDARY, JOINT } from "../../../../scripts/search/text/classes.ts";
import { foldText, foldToTheLetter, foldWords } from "../../../../scripts/search/text/fold.ts";
import { kanaForms } from "../../../../scripts/search/text/kana.ts";
import { regionalForms } from "../../../../scripts/search/text/regional.ts";
import { hasSigns } from "../../../../scripts/search/text/signs.ts";
import type { Filters, Query, QueryTerm } from "./parse.ts";
import { joinedPhrase, type Phrase, toPhrase, withoutSigns } from "./phrase.ts";

/** A query as phrases to be found. */
export interface Plan {
  /** The whole query as it was written, if spaces or signs in it could tell one text from another. */
  readonly letters?: string;
  /** What was quoted with signs that the index does not hold: a thread's text must have each of them. */
  readonly required: readonly string[];
  readonly terms: readonly TermPlan[];
  readonly excluded: readonly Phrase[];
  /** What is excluded, as it was written. */
  readonly excludedTexts: readonly string[];
  readonly filters: Filters;
  /** Values that a thread may not have. */
  readonly without: Filters;
}

export interface TermPlan {
  readonly text: string;
  readonly literal: Phrase;
  /** The same in another form: in the words of another region, in the other kana, joined or split, without its signs. */
  readonly regional: readonly Phrase[];
}

/** Letters of two terms that are looked up as one word as well. */
const MOST_JOINED = 16;

/** Works out the lookups for a query. Terms without letters, digits, ideographs or emoji are left out. */
export function planQuery(query: Query): Plan {
  const terms = query.terms.flatMap((term) => planTerm(term) ?? []);
  const excluded = query.excluded
    .map((term) => ({ text: term.text, phrases: excludedPhrases(term) }))
    .filter(({ phrases }) => phrases.length > 0);
  const quoted = query.terms.filter((term) => term.quoted).map(({ text }) => foldToTheLetter(text).trim());
  const written = foldToTheLetter(query.terms.map((term) => term.text).join(" "));
  const telling = terms.length > 1 || hasSigns(written);
  return {
    ...(excluded.length === 0 && quoted.length === 0 && telling ? { letters: written } : {}),
    required: quoted.filter(hasSigns),
    terms: terms.map((term, i) => withJoined(term, terms[i - 1], terms[i + 1])),
    excluded: excluded.flatMap(({ phrases }) => phrases),
    excludedTexts: excluded.map(({ text }) => text),
    filters: query.filters,
    without: query.without,
  };
}

function planTerm(term: QueryTerm): TermPlan | undefined {
  const { text, quoted, open } = term;
  const literal = toPhrase(text, quoted, open);
  if (!literal) return undefined;
  if (quoted) return { text, literal, regional: [] };
  const forms = [...regionalForms(text), ...kanaForms(foldText(text).trim()), ...compoundForms(text)];
  const unsigned = withoutSigns(literal);
  return {
    text,
    literal,
    regional: [...forms.flatMap((form) => toPhrase(form, false, open) ?? []), ...(unsigned ? [unsigned] : [])],
  };
}

/** `wifi` for `wi-fi`, and `get user name` for `getUserName`. */
function compoundForms(text: string): string[] {
  const words = foldWords(text);
  const joined = words.replaceAll(BOUNDARY, "").replaceAll(JOINT, "");
  const split = words.replaceAll(BOUNDARY, " ");
  // `i phone` is not what iPhone is called.
  const pieces = split.split(/\P{L}+/u).every((piece) => piece.length !== 1);
  return [...(words.includes(JOINT) ? [joined] : []), ...(split !== words && pieces ? [split] : [])];
}

/** A term with the word that it makes with the one before or after it: both of `wi fi` are found in `wifi`. */
function withJoined(term: TermPlan, before: TermPlan | undefined, after: TermPlan | undefined): TermPlan {
  const words = [joinedWord(before, term), joinedWord(term, after)].filter((word) => word !== undefined);
  return words.length === 0 ? term : { ...term, regional: [...term.regional, ...words.map(joinedPhrase)] };
}

function joinedWord(first: TermPlan | undefined, second: TermPlan | undefined): string | undefined {
  const [a, b] = [loneWord(first), loneWord(second)];
  return a !== undefined && b !== undefined && a.length + b.length <= MOST_JOINED ? a + b : undefined;
}

/** The text of a term that is one run of letters and not quoted. */
function loneWord(term: TermPlan | undefined): string | undefined {
  const [only, ...others] = term?.literal.tokens ?? [];
  const lone = only && others.length === 0 && only.match !== "exact" && /^\p{L}/u.test(only.text) && !only.ideograph;
  return lone ? only.text : undefined;
}

function excludedPhrases({ text, quoted }: QueryTerm): Phrase[] {
  return [text, ...(quoted ? [] : compoundForms(text))].flatMap((form) => toPhrase(form, quoted, false) ?? []);
}

/** The phrases that a text is marked with: the reader's own, and those in other forms if they are asked for. */
export function phrasesOf(plan: Plan, regional: boolean): Phrase[] {
  return plan.terms.flatMap((term) => (regional ? [term.literal, ...term.regional] : [term.literal]));
}
