import type { ArchiveIndex } from "./archive.ts";
import { countFacet, type Facet } from "./query/filter.ts";
import { type Hit, pagesOf } from "./query/match.ts";
import type { FilterName } from "./query/parse.ts";
import type { Plan } from "./query/plan.ts";

/**
 * The values of a filter, each with its number of results: of those that there would be without this filter, so that a
 * reader sees what another value would bring.
 *
 * @param hits results of the plan
 */
export async function facetsOf(
  index: ArchiveIndex,
  plan: Plan,
  hits: readonly Hit[],
  name: FilterName,
): Promise<Facet[]> {
  const { [name]: own, ...filters } = plan.filters;
  const all = own ? (await index.search({ ...plan, filters }, { sort: "newest" })).hits : hits;
  return countFacet(pagesOf(all), name);
}
