import { mergeFilters, type SearchState } from "./address.ts";
import { ArchiveIndex } from "./archive.ts";
import { remember } from "./index/files.ts";
import { parseQuery, type Query } from "./query/parse.ts";
import { type Plan, planQuery } from "./query/plan.ts";

/** Opens the index whose list is at an address, once; after a failure again. */
export const openIndex = remember((url: string) => ArchiveIndex.open(url));

type Asked = Pick<SearchState, "query" | "filters">;

/** What the query of a state asks for, and the filters beside it. */
export function queryOf({ query, filters }: Asked): Query {
  const parsed = parseQuery(query);
  return { ...parsed, filters: mergeFilters(parsed.filters, filters) };
}

/** The plan of a state. */
export function planState(state: Asked): Plan {
  return planQuery(queryOf(state));
}

/** False for a plan of nothing, as of a query of nothing but signs. */
export function asksSomething({ terms, excluded, filters, without }: Plan): boolean {
  return terms.length + excluded.length + Object.keys(filters).length + Object.keys(without).length > 0;
}
