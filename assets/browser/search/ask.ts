import { mergeFilters, type SearchState } from "./address.ts";
import { ArchiveIndex } from "./archive.ts";
import { remember } from "./index/files.ts";
import { parseQuery } from "./query/parse.ts";
import { type Plan, planQuery } from "./query/plan.ts";

/** Opens the index whose list is at an address, once; after a failure again. */
export const openIndex = remember((url: string) => ArchiveIndex.open(url));

/** The plan of a state: what the query asks for, and the filters beside it. */
export function planState({ query, filters }: Pick<SearchState, "query" | "filters">): Plan {
  const parsed = parseQuery(query);
  return planQuery({ ...parsed, filters: mergeFilters(parsed.filters, filters) });
}

/** False for a plan of nothing, as of a query of nothing but signs. */
export function asksSomething({ terms, excluded, filters, without = {} }: Plan): boolean {
  return terms.length + excluded.length + Object.keys(filters).length + Object.keys(without).length > 0;
}
