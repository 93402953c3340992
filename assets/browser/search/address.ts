import { FILTERS, type FilterName, type Filters, parseQuery } from "./query/parse.ts";
import { SORTS, type Sort } from "./sort.ts";

/** The state of a search page, as its address holds it. */
export interface SearchState {
  readonly query: string;
  readonly filters: Filters;
  readonly sort: Sort;
}

/** Reads an address's query string, `?q=…&board=…&year=2010-2012&sort=newest`. */
export function readAddress(search: string): SearchState {
  const parameters = new URLSearchParams(search);
  const filters: Partial<Record<FilterName, string[]>> = {};
  for (const name of FILTERS) {
    const values = parameters.getAll(name).filter((value) => value !== "");
    if (values.length > 0) filters[name] = values;
  }
  return { query: parameters.get("q") ?? "", filters, sort: readSort(parameters.get("sort")) };
}

/** The order of that name; by relevance if there is none. In links of earlier versions `date` is the newest first. */
export function readSort(name: string | null): Sort {
  return name === "date" ? "newest" : (SORTS.find((sort) => sort === name) ?? "relevance");
}

/** The query string of a state, empty or with its question mark. */
export function writeAddress(state: SearchState): string {
  const parameters = new URLSearchParams();
  if (state.query !== "") parameters.set("q", state.query);
  for (const name of FILTERS) for (const value of state.filters[name] ?? []) parameters.append(name, value);
  if (state.sort !== "relevance") parameters.set("sort", state.sort);
  const written = parameters.toString();
  return written === "" ? "" : `?${written}`;
}

/** Both sets of filters as one. */
export function mergeFilters(a: Filters, b: Filters): Filters {
  const merged: Partial<Record<FilterName, readonly string[]>> = {};
  for (const name of FILTERS) {
    const values = [...new Set([...(a[name] ?? []), ...(b[name] ?? [])])];
    if (values.length > 0) merged[name] = values;
  }
  return merged;
}

/** The state with these values of a filter in place of those that its address has. */
export function withFilter(state: SearchState, name: FilterName, values: readonly string[]): SearchState {
  const { [name]: _, ...filters } = state.filters;
  return { ...state, filters: values.length > 0 ? { ...filters, [name]: values } : filters };
}

/** A filter that is set, by the query or beside it. */
export interface Condition {
  readonly name: FilterName;
  readonly value: string;
  /** With a minus before it: threads may not have the value. */
  readonly excluded: boolean;
  /** The state without it. */
  readonly removed: SearchState;
}

/** Every filter of a state: those beside the query, then those in it. */
export function conditionsOf(state: SearchState): Condition[] {
  const { query, filters } = state;
  const beside = FILTERS.flatMap((name) =>
    (filters[name] ?? []).map((value): Condition => {
      const others = (filters[name] ?? []).filter((other) => other !== value);
      return { name, value, excluded: false, removed: withFilter(state, name, others) };
    }),
  );
  const written = parseQuery(query).conditions.map(({ start, end, ...condition }): Condition => {
    const rest = [query.slice(0, start).trimEnd(), query.slice(end).trimStart()]
      .filter((text) => text !== "")
      .join(" ");
    return { ...condition, removed: { ...state, query: rest } };
  });
  return [...beside, ...written];
}

/** The state without some of its filters, all unless told; itself if it has none of them. */
export function withoutConditions(state: SearchState, isOf: (one: Condition) => boolean = () => true): SearchState {
  const first = conditionsOf(state).find(isOf);
  return first ? withoutConditions(first.removed, isOf) : state;
}

/** The state without one of its filters. */
export function withoutCondition(state: SearchState, { name, value, excluded }: Condition): SearchState {
  const isSame = (one: Condition) => one.name === name && one.value === value && one.excluded === excluded;
  return withoutConditions(state, isSame);
}
