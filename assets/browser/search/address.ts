import { FILTERS, type FilterName, type Filters } from "./query/parse.ts";

/** The state of a search page, as its address holds it. */
export interface SearchState {
  readonly query: string;
  readonly filters: Filters;
  readonly sort: "relevance" | "date";
}

/** Reads an address's query string, `?q=…&board=…&sort=date`. */
export function readAddress(search: string): SearchState {
  const parameters = new URLSearchParams(search);
  const filters: Partial<Record<FilterName, string[]>> = {};
  for (const name of FILTERS) {
    const values = parameters.getAll(name).filter((value) => value !== "");
    if (values.length > 0) filters[name] = values;
  }
  return {
    query: parameters.get("q") ?? "",
    filters,
    sort: parameters.get("sort") === "date" ? "date" : "relevance",
  };
}

/** The query string of a state, empty or with its question mark. */
export function writeAddress(state: SearchState): string {
  const parameters = new URLSearchParams();
  if (state.query !== "") parameters.set("q", state.query);
  for (const name of FILTERS) for (const value of state.filters[name] ?? []) parameters.append(name, value);
  if (state.sort === "date") parameters.set("sort", "date");
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

/** Filters with one value added, or taken away if it was there. */
export function toggleFilter(filters: Filters, name: FilterName, value: string): Filters {
  const values = filters[name] ?? [];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...filters, [name]: next };
}
