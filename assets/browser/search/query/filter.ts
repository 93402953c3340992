import { foldText } from "../../../../scripts/search/text/fold.ts";
import type { Segment } from "../index/segment.ts";
import { FILTERS, type FilterName, type Filters } from "./parse.ts";

/** The other name that a filter's value may be asked for by: a board's title. */
export type Names = (filter: FilterName, value: string) => string;

/** The pages of a segment that have a value for every filter; undefined if nothing is filtered. */
export async function filterPages(segment: Segment, filters: Filters, names: Names): Promise<Set<number> | undefined> {
  const used = FILTERS.filter((name) => (filters[name]?.length ?? 0) > 0);
  if (used.length === 0) return undefined;
  const sets = await Promise.all(
    used.map(async (name) => {
      const values = await segment.filter(name);
      return new Set((filters[name] ?? []).flatMap((wanted) => matchingValues(values, name, wanted, names)).flat());
    }),
  );
  const [first = new Set<number>(), ...others] = sets;
  return new Set([...first].filter((page) => others.every((set) => set.has(page))));
}

/** The pages of each value that is the wanted one in either script and letter case, or else of those that hold it. */
function matchingValues(values: Map<string, number[]>, name: FilterName, wanted: string, names: Names): number[][] {
  const asked = foldText(wanted).trim();
  if (asked === "") return values.has(wanted) ? [values.get(wanted) ?? []] : [];
  const forms = [...values].map(([value, pages]) => {
    return { pages, texts: [foldText(value).trim(), foldText(names(name, value)).trim()] };
  });
  const same = forms.filter(({ texts }) => texts.includes(asked));
  const found =
    same.length > 0 || name === "year" ? same : forms.filter(({ texts }) => texts.some((t) => t.includes(asked)));
  return found.map(({ pages }) => pages);
}

/** A value of a filter and how many of the results have it. */
export interface Facet {
  readonly value: string;
  readonly count: number;
}

/** Counts, over results of several segments, how many have each value of a filter; the most frequent first. */
export async function countFacet(pages: ReadonlyMap<Segment, ReadonlySet<number>>, name: FilterName): Promise<Facet[]> {
  const counts = new Map<string, number>();
  for (const [segment, results] of pages) {
    for (const [value, having] of await segment.filter(name)) {
      const count = having.reduce((sum, page) => sum + (results.has(page) ? 1 : 0), 0);
      if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
