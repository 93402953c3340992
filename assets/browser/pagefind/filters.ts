/** Pagefind's compound filters, https://pagefind.app/docs/js-api-filtering/. */
import { byCodePoint } from "../../../scripts/search/text/order.ts";
import type { FilterCounts } from "./types.ts";

/** Pages of a segment by value of a filter, by filter. */
export type FilterTable = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

/** Keys that join conditions, in an object whose other keys are names of filters. */
const JOINS = new Set(["any", "all", "none", "not"]);

/** Names of the filters in conditions. */
export function filtersIn(conditions: unknown): string[] {
  if (Array.isArray(conditions)) return conditions.flatMap((inner) => (isObject(inner) ? filtersIn(inner) : []));
  if (!isObject(conditions)) return [];
  return Object.entries(conditions).flatMap(([key, inner]) =>
    JOINS.has(key) && typeof inner === "object" ? filtersIn(inner) : [key],
  );
}

/**
 * The pages of a segment that meet conditions.
 *
 * @param conditions `{ tag: "a", any: [{ year: ["2016"] }, { author: { not: "b" } }] }`
 * @param pages number of pages in the segment
 * @returns undefined if there are no conditions
 */
export function selectPages(conditions: unknown, table: FilterTable, pages: number): ReadonlySet<number> | undefined {
  return isObject(conditions) ? new Selection(table, pages).object(conditions, "all") : undefined;
}

type Pages = ReadonlySet<number>;
type Join = "any" | "all";

/** Follows Pagefind's own rules for nesting. Conditions that Pagefind ignores are ignored here too. */
class Selection {
  readonly #table: FilterTable;
  readonly #pages: readonly number[];

  constructor(table: FilterTable, pages: number) {
    this.#table = table;
    this.#pages = Array.from({ length: pages }, (_, page) => page);
  }

  object(conditions: Record<string, unknown>, join: Join): Pages | undefined {
    const sets = Object.entries(conditions).map(([key, inner]) => {
      if (!JOINS.has(key)) return this.#value(key, inner, "all");
      const set = Array.isArray(inner)
        ? joined(
            inner.map((each) => (isObject(each) ? this.object(each, "all") : undefined)),
            joinOf(key),
          )
        : isObject(inner)
          ? this.object(inner, joinOf(key))
          : this.#value(key, inner, "all");
      return this.#negated(key, set);
    });
    return joined(sets, join);
  }

  /** @param wanted a value, a list of values, or `{ any: … }` */
  #value(filter: string, wanted: unknown, join: Join): Pages | undefined {
    if (typeof wanted === "string" || typeof wanted === "number") {
      return new Set(this.#table.get(filter)?.get(String(wanted)) ?? []);
    }
    if (Array.isArray(wanted)) {
      return joined(
        wanted.map((each) => this.#value(filter, each, "all")),
        join,
      );
    }
    if (!isObject(wanted)) return undefined;
    const sets = Object.entries(wanted).map(([key, inner]) =>
      JOINS.has(key) ? this.#negated(key, this.#value(filter, inner, joinOf(key))) : undefined,
    );
    return joined(sets, join);
  }

  #negated(key: string, set: Pages | undefined): Pages | undefined {
    if (set === undefined || (key !== "none" && key !== "not")) return set;
    return new Set(this.#pages.filter((page) => !set.has(page)));
  }
}

function joinOf(key: string): Join {
  return key === "any" || key === "none" ? "any" : "all";
}

function joined(sets: readonly (Pages | undefined)[], join: Join): Pages | undefined {
  const [first, ...others] = sets.filter((set) => set !== undefined);
  if (first === undefined) return undefined;
  if (join === "any") return new Set([first, ...others].flatMap((set) => [...set]));
  return new Set([...first].filter((page) => others.every((set) => set.has(page))));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Counts how many pages have each value of each filter, values that none has included.
 *
 * @param segments tables, each with the pages that count; all pages if undefined
 */
export function countValues(segments: readonly (readonly [FilterTable, Pages | undefined])[]): FilterCounts {
  const counts = new Map<string, Map<string, number>>();
  for (const [table, counted] of segments) {
    for (const [filter, values] of table) {
      const of = counts.get(filter) ?? new Map<string, number>();
      counts.set(filter, of);
      for (const [value, pages] of values) {
        const count = counted ? pages.filter((page) => counted.has(page)).length : pages.length;
        of.set(value, (of.get(value) ?? 0) + count);
      }
    }
  }
  return toCounts(counts);
}

/** Counts of several indexes as one. */
export function addCounts(all: readonly FilterCounts[]): FilterCounts {
  const sum = new Map<string, Map<string, number>>();
  for (const [filter, values] of all.flatMap((counts) => Object.entries(counts))) {
    const of = sum.get(filter) ?? new Map<string, number>();
    sum.set(filter, of);
    for (const [value, count] of Object.entries(values)) of.set(value, (of.get(value) ?? 0) + count);
  }
  return toCounts(sum);
}

/** `Object.fromEntries` makes a property even of `__proto__`, which may be the name of an author. */
function toCounts(counts: ReadonlyMap<string, ReadonlyMap<string, number>>): FilterCounts {
  const sorted = [...counts].map(([filter, values]) => {
    return [filter, Object.fromEntries([...values].sort(([a], [b]) => byCodePoint(a, b)))] as const;
  });
  return Object.fromEntries(sorted.filter(([, values]) => Object.keys(values).length > 0));
}
