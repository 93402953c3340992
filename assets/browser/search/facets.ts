import type { ArchiveIndex } from "./archive.ts";
import type { Segment } from "./index/segment.ts";
import { countFacet, type Facet } from "./query/filter.ts";
import type { Hit } from "./query/match.ts";
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
  const pages = new Map<Segment, Set<number>>();
  for (const { segment, page } of all) pages.set(segment, (pages.get(segment) ?? new Set()).add(page));
  return countFacet(pages, name);
}
