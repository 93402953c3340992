import { foldText } from "../../../../scripts/search/text/fold.ts";
import type { Segment } from "../index/segment.ts";
import { FILTERS, type FilterName, type Filters } from "./parse.ts";
import { parseYears } from "./years.ts";

/** The other name that a filter's value may be asked for by: a board's title. */
export type Names = (filter: FilterName, value: string) => string;

/** What a query asks of filters. */
export interface Conditions {
  readonly filters: Filters;
  readonly without: Filters;
}

/** Values of a filter, each as it is in the index. */
type Values = readonly [name: FilterName, values: readonly string[]];

/** What is asked of filters, in values of the index. */
export interface Choice {
  /** A thread must have one of each. */
  readonly wanted: readonly Values[];
  /** A thread may have none of these. */
  readonly unwanted: readonly Values[];
}

/**
 * Looks up what is asked of filters, in all segments together: a value that is the one asked for in one segment rules
 * out those of all others that only hold it.
 */
export async function chooseValues(
  segments: readonly Segment[],
  { filters, without }: Conditions,
  names: Names,
): Promise<Choice> {
  const chosen = (asked: Filters): Promise<Values[]> =>
    Promise.all(
      usedFilters(asked).map(async (name) => {
        const { values } = await valuesOf(segments, name);
        return [name, (asked[name] ?? []).flatMap((wanted) => matchingValues(values, name, wanted, names))] as const;
      }),
    );
  const [wanted, unwanted] = await Promise.all([chosen(filters), chosen(without)]);
  return { wanted, unwanted };
}

/** The pages of a segment that a choice leaves; undefined if nothing is asked of filters. */
export async function filterPages(segment: Segment, { wanted, unwanted }: Choice): Promise<Set<number> | undefined> {
  if (wanted.length + unwanted.length === 0) return undefined;
  const pagesOf = (choices: readonly Values[]) =>
    Promise.all(
      choices.map(async ([name, values]) => {
        const pages = await segment.filter(name);
        return new Set(values.flatMap((value) => pages.get(value) ?? []));
      }),
    );
  const [[first, ...others], without] = await Promise.all([pagesOf(wanted), pagesOf(unwanted)]);
  const candidates = first ?? (await segment.head()).lengths.keys();
  return new Set(
    [...candidates].filter((page) => others.every((set) => set.has(page)) && !without.some((set) => set.has(page))),
  );
}

/** The filters that have a value. */
function usedFilters(filters: Filters): FilterName[] {
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
    const { values, complete } = await valuesOf(segments, name);
    return (filters[name] ?? [])
      .filter((value) => complete && matchingValues(values, name, value, names).length === 0)
      .map((value) => ({ name, value }));
  });
  return (await Promise.all(unknown)).flat();
}

/** All values of a filter, as far as they can be read. */
async function valuesOf(
  segments: readonly Segment[],
  name: FilterName,
): Promise<{ readonly values: ReadonlySet<string>; readonly complete: boolean }> {
  const maps = await Promise.allSettled(segments.map((segment) => segment.filter(name)));
  const read = maps.flatMap((map) => (map.status === "fulfilled" ? [...map.value.keys()] : []));
  return { values: new Set(read), complete: maps.every(({ status }) => status === "fulfilled") };
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
