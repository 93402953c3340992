import { foldText } from "../../../../scripts/search/text/fold.ts";
import type { Segment } from "../index/segment.ts";
import { FILTERS, type FilterName, type Filters } from "./parse.ts";
import { parseYears } from "./years.ts";

/** The other name that a filter's value may be asked for by: a board's title. */
export type Names = (filter: FilterName, value: string) => string;

/** What a query asks of filters. */
export interface Conditions {
  readonly filters: Filters;
  readonly without?: Filters;
}

/** The pages of a segment that meet all conditions; undefined if there are none. */
export async function filterPages(
  segment: Segment,
  { filters, without = {} }: Conditions,
  names: Names,
): Promise<Set<number> | undefined> {
  const pagesOf = (asked: Filters) =>
    Promise.all(
      usedFilters(asked).map(async (name) => {
        const values = await segment.filter(name);
        const found = (asked[name] ?? []).flatMap((wanted) => matchingValues(values.keys(), name, wanted, names));
        return new Set(found.flatMap((value) => values.get(value) ?? []));
      }),
    );
  const [wanted, unwanted] = await Promise.all([pagesOf(filters), pagesOf(without)]);
  if (wanted.length + unwanted.length === 0) return undefined;
  const [first, ...others] = wanted;
  const candidates = first ?? (await segment.head()).lengths.keys();
  return new Set(
    [...candidates].filter((page) => others.every((set) => set.has(page)) && !unwanted.some((set) => set.has(page))),
  );
}

/** The filters that have a value. */
export function usedFilters(filters: Filters): FilterName[] {
  return FILTERS.filter((name) => (filters[name]?.length ?? 0) > 0);
}

const foldedNames = new Map<string, string>();

/** A value or a name as it is compared: an archive has thousands, which are compared at each keystroke. */
function foldedName(name: string): string {
  let folded = foldedNames.get(name);
  if (folded === undefined) {
    folded = foldText(name).trim();
    foldedNames.set(name, folded);
  }
  return folded;
}

/** Of the values of a filter those that are the wanted one in either script and letter case, or else those that hold it. */
export function matchingValues(values: Iterable<string>, name: FilterName, wanted: string, names: Names): string[] {
  if (name === "year") {
    const years = parseYears(wanted);
    return years ? [...values].filter((value) => Number(value) >= years.from && Number(value) <= years.to) : [];
  }
  const asked = foldText(wanted).trim();
  if (asked === "") return [...values].filter((value) => value === wanted);
  const forms = [...values].map((value) => {
    return { value, texts: [foldedName(value), foldedName(names(name, value))] };
  });
  const same = forms.filter(({ texts }) => texts.includes(asked));
  const found = same.length > 0 ? same : forms.filter(({ texts }) => texts.some((text) => text.includes(asked)));
  return found.map(({ value }) => value);
}

/** Those of the wanted values that no thread has. A segment whose filter cannot be read may have any. */
export async function unknownValues(
  segments: readonly Segment[],
  filters: Filters,
  names: Names,
): Promise<{ readonly name: FilterName; readonly value: string }[]> {
  const unknown = usedFilters(filters).map(async (name) => {
    const values = await allValues(segments, name);
    return (filters[name] ?? [])
      .filter((value) => values && matchingValues(values, name, value, names).length === 0)
      .map((value) => ({ name, value }));
  });
  return (await Promise.all(unknown)).flat();
}

async function allValues(segments: readonly Segment[], name: FilterName): Promise<Set<string> | undefined> {
  try {
    const maps = await Promise.all(segments.map((segment) => segment.filter(name)));
    return new Set(maps.flatMap((values) => [...values.keys()]));
  } catch {
    return undefined;
  }
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
