/** Filters of a query, by name; a thread must have one value of each that is named. A year may be a range of years. */
export type FilterName = "author" | "board" | "tag" | "year";
export const FILTERS: readonly FilterName[] = ["board", "author", "tag", "year"];
export type Filters = Readonly<Partial<Record<FilterName, readonly string[]>>>;

/** A reader's query. */
export interface Query {
  /** All of them must match. */
  readonly terms: readonly QueryTerm[];
  /** None of them may: each a `-word` after white space. */
  readonly excluded: readonly QueryTerm[];
  /** From `author:` and the like. */
  readonly filters: Filters;
  /** From `-author:` and the like: a thread may have none of these values. */
  readonly without: Filters;
}

/** A query with the way back to where each of its filters is written. */
export interface ParsedQuery extends Query {
  readonly conditions: readonly WrittenCondition[];
}

/** A filter as a query has it. */
export interface WrittenCondition {
  readonly name: FilterName;
  readonly value: string;
  /** With a minus before it. */
  readonly excluded: boolean;
  /** Its place in the query: the offsets of its first character, and of the one after it. */
  readonly start: number;
  readonly end: number;
}

export interface QueryTerm {
  readonly text: string;
  /** Nothing but these words as they are: no stems, no other region's words, no parts. */
  readonly quoted: boolean;
  /** The reader may still be typing its last word. */
  readonly open: boolean;
}

/** Longer queries are cut; nothing that long is searched for on purpose. */
const MAX_CHARACTERS = 400;
const MAX_TERMS = 12;

const NAMES: Readonly<Record<string, FilterName>> = {
  author: "author",
  作者: "author",
  投稿者: "author",
  board: "board",
  版塊: "board",
  版块: "board",
  板塊: "board",
  板块: "board",
  版面: "board",
  掲示板: "board",
  tag: "tag",
  標籤: "tag",
  标签: "tag",
  タグ: "tag",
  year: "year",
  年份: "year",
  年: "year",
};

/** A word with its operators: `-`, a filter's name, quotes around it. Full-width forms are the same. */
const WORD = /([-－])?(?:([\p{L}]+)[:：])?(?:["“”＂]([^"“”＂]*)(?:["“”＂]|$)|([^\s"“”＂]*))/uy;

/**
 * What a minus excludes: what is quoted, and words that begin with an ideograph or two letters. Options of commands, as in
 * `git commit -m` and `npm install --save-dev`, are words to be found.
 */
const EXCLUDED = /^.(?:["“”＂]|\p{Lo}|\p{L}{2})/u;

/** An option of one letter, which is whole. */
const OPTION = /^[-－]\p{L}$/u;

/**
 * Reads a query: words that must all match, `"quoted"` ones, `-word` for what must not, and `author:`, `board:`,
 * `tag:`, `year:`, which a minus turns round too. Never fails: a word that is no operator is searched for, and an operator without a value has no
 * effect.
 */
export function parseQuery(source: string): ParsedQuery {
  const text = source.slice(0, MAX_CHARACTERS);
  const terms: QueryTerm[] = [];
  const excluded: QueryTerm[] = [];
  const conditions: WrittenCondition[] = [];
  for (let at = 0; at < text.length; ) {
    const space = /\s+/uy;
    space.lastIndex = at;
    if (space.test(text)) {
      at = space.lastIndex;
      continue;
    }
    WORD.lastIndex = at;
    const found = WORD.exec(text);
    if (!found || found[0] === "") {
      at++;
      continue;
    }
    const start = at;
    at += found[0].length;
    const [whole, minus, name, inQuotes, plain] = found;
    const excludes = minus !== undefined && /^$|\s/u.test(text.charAt(start - 1)) && EXCLUDED.test(whole);
    const filter = name === undefined ? undefined : NAMES[name.toLowerCase()];
    const value = inQuotes ?? plain ?? "";
    if (filter && Object.hasOwn(NAMES, name?.toLowerCase() ?? "")) {
      if (value !== "") conditions.push({ name: filter, value, excluded: minus !== undefined, start, end: at });
      continue;
    }
    const word = inQuotes ?? (excludes ? whole.slice(1) : whole);
    const term: QueryTerm = {
      text: word,
      quoted: inQuotes !== undefined,
      open: at >= text.length && inQuotes === undefined && !OPTION.test(whole),
    };
    if (word !== "" && terms.length + excluded.length < MAX_TERMS) (excludes ? excluded : terms).push(term);
  }
  const filtersOf = (unwanted: boolean) => toFilters(conditions.filter((condition) => condition.excluded === unwanted));
  return { terms, excluded, filters: filtersOf(false), without: filtersOf(true), conditions };
}

function toFilters(conditions: readonly WrittenCondition[]): Filters {
  const filters: Partial<Record<FilterName, string[]>> = {};
  for (const { name, value } of conditions) filters[name] = [...(filters[name] ?? []), value];
  return filters;
}
