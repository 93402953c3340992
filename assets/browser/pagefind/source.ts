import { ArchiveIndex } from "../search/archive.ts";
import { asksSomething } from "../search/ask.ts";
import type { Segment } from "../search/index/segment.ts";
import type { Names } from "../search/query/filter.ts";
import { type Hit, pagesOf } from "../search/query/match.ts";
import { FILTERS, parseQuery } from "../search/query/parse.ts";
import { type Plan, planQuery } from "../search/query/plan.ts";
import { countValues, type FilterTable, filtersIn, selectPages } from "./filters.ts";
import { changeSettings, type GivenOptions, type Settings } from "./options.ts";
import { loadResult } from "./result.ts";
import type { FilterCounts, SearchOptions, SearchResult, SearchResults, Timings } from "./types.ts";

/** The list of segments, from the folder of `pagefind.js`. */
const LIST = "../search/index/segments.stele";

/** The answer of one index. */
export interface SourceAnswer extends Omit<SearchResults, "timings" | "search_environment"> {
  readonly timings: Timings;
}

/** The index of one archive, asked in Pagefind's terms. Every method throws if none of the index can be read. */
export class Source {
  #settings: Settings;
  #index: Promise<ArchiveIndex> | undefined;
  /** Filters whose values are counted with every search: those that were asked for before. */
  readonly #counted = new Set<string>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Address of the list of segments. */
  get address(): string {
    return new URL(LIST, this.#settings.bundle).href;
  }

  change(options: GivenOptions): void {
    this.#settings = changeSettings(this.#settings, options);
  }

  /** Reads the list of segments. A read that failed is tried again the next time. */
  async open(): Promise<ArchiveIndex> {
    this.#index ??= ArchiveIndex.open(this.address);
    try {
      return await this.#index;
    } catch (cause) {
      this.#index = undefined;
      throw new Error(`Pagefind: the search index at ${this.address} cannot be read`, { cause });
    }
  }

  /** Loads the files that every search needs. */
  async warm(): Promise<void> {
    const { segments } = await this.open();
    await Promise.all(segments.map((segment) => segment.head().catch(() => undefined)));
  }

  /** Every value of every filter, with its number of threads. */
  async filters(): Promise<FilterCounts> {
    const index = await this.open();
    for (const name of FILTERS) this.#counted.add(name);
    const tables = await this.#tables(index);
    return countValues([...tables.values()].map((table) => [table, undefined] as const));
  }

  /** @param term undefined for no query, which all threads answer */
  async search(term: string | undefined, options: SearchOptions): Promise<SourceAnswer> {
    const started = performance.now();
    const index = await this.open();
    const plan = planQuery(parseQuery(term ?? ""));
    const preload = performance.now() - started;
    if (term !== undefined && !asksSomething(plan))
      return { ...NOTHING, timings: { preload, search: 0, total: preload } };
    for (const name of filtersIn(options.filters)) this.#counted.add(name);
    const sort = sortOf(options.sort);
    const [found, tables] = await Promise.all([
      index.search(plan, { sort: sort === undefined ? "relevance" : SORTS[sort] }),
      this.#tables(index),
    ]);
    report(found.failed, index.segments.length, this.address);
    const whole = found.hits.filter(({ segment }) => tables.has(segment));
    const hits = await selectHits(whole, tables, options.filters);
    const total = performance.now() - started;
    return {
      results: this.#results(hits, plan, index, sort !== undefined),
      unfilteredResultCount: whole.length,
      filters: countHits(tables, hits),
      totalFilters: countHits(tables, whole),
      timings: { preload, search: total - preload, total },
    };
  }

  #results(hits: readonly Hit[], plan: Plan, index: ArchiveIndex, sorted: boolean): SearchResult[] {
    const context = { settings: this.#settings, names: boardNames(index) };
    const folders = new Map(index.segments.map((segment, i) => [segment, index.list.segments[i]?.path ?? ""]));
    let least = Number.POSITIVE_INFINITY;
    return hits.map((hit, place) => {
      // Pagefind gives the place itself if results are sorted, and its users sort joined results by score.
      least = sorted ? -place : Math.min(least, scoreOf(hit));
      return {
        id: `${(folders.get(hit.segment) ?? "").replaceAll("/", "")}_${hit.page.toString(36)}`,
        score: sorted ? least : least * this.#settings.indexWeight,
        words: hit.places,
        data: () => loadResult(hit, plan, context),
      };
    });
  }

  /** Values of the filters that are counted, for each segment that can be read. */
  async #tables(index: ArchiveIndex): Promise<ReadonlyMap<Segment, FilterTable>> {
    const names = boardNames(index);
    const tables = new Map<Segment, FilterTable>();
    const read = index.segments.map(async (segment) => {
      try {
        return [segment, await this.#table(segment, names)] as const;
      } catch {
        return undefined;
      }
    });
    for (const entry of await Promise.all(read)) if (entry) tables.set(...entry);
    report(index.segments.length - tables.size, index.segments.length, this.address);
    return tables;
  }

  async #table(segment: Segment, names: Names): Promise<FilterTable> {
    const counted = FILTERS.filter((name) => this.#counted.has(name)).map(async (name) => {
      const values = [...(await segment.filter(name))];
      return [name, new Map(values.map(([value, pages]) => [names(name, value), pages]))] as const;
    });
    // In the order of their names, whichever file comes first.
    const table = new Map<string, Map<string, readonly number[]>>(await Promise.all(counted));
    const merged = Object.entries(this.#settings.mergeFilter);
    if (merged.length === 0) return table;
    const pages = (await segment.head()).lengths.map((_, page) => page);
    for (const [name, values] of merged) {
      table.set(name, new Map([...(table.get(name) ?? []), ...values.map((value) => [value, pages] as const)]));
    }
    return table;
  }
}

/** Our orders for Pagefind's directions of `date`. Both have threads without a date at the end. */
const SORTS = { asc: "oldest", desc: "newest" } as const;

const NOTHING = { results: [], unfilteredResultCount: 0, filters: {}, totalFilters: {} };

/** Better classes come first, then scores of no bound. */
function scoreOf({ class: matchClass, score }: Hit): number {
  return matchClass + score / (score + 50);
}

/** Reports the parts that could not be read. @throws Error if none could */
function report(failed: number, all: number, address: string): void {
  if (failed === 0) return;
  const message = `Pagefind: ${failed} of ${all} segments of ${address} cannot be read`;
  if (failed === all) throw new Error(message);
  console.error(message);
}

/** The direction of `{ date: "asc" }`; undefined for relevance. */
function sortOf(sort: unknown): "asc" | "desc" | undefined {
  const [[key, direction] = []] = Object.entries((sort ?? {}) as Readonly<Record<string, unknown>>);
  if (key === undefined) return undefined;
  if (key === "date" && (direction === "asc" || direction === "desc")) return direction;
  console.warn(`Pagefind: results cannot be sorted by ${key}: ${String(direction)}. Supported: date: asc, date: desc`);
  return undefined;
}

async function selectHits(
  hits: readonly Hit[],
  tables: ReadonlyMap<Segment, FilterTable>,
  conditions: unknown,
): Promise<readonly Hit[]> {
  const selected = new Map<Segment, ReadonlySet<number> | undefined>();
  for (const segment of new Set(hits.map((hit) => hit.segment))) {
    const { lengths } = await segment.head();
    selected.set(segment, selectPages(conditions, tables.get(segment) ?? new Map(), lengths.length));
  }
  return hits.filter(({ segment, page }) => selected.get(segment)?.has(page) ?? true);
}

function countHits(tables: ReadonlyMap<Segment, FilterTable>, hits: readonly Hit[]): FilterCounts {
  const pages = pagesOf(hits);
  return countValues([...tables].map(([segment, table]) => [table, pages.get(segment) ?? new Set<number>()] as const));
}

/** A board's title for its path, or the path if several boards have the title. */
function boardNames({ list, names }: ArchiveIndex): Names {
  return (filter, value) => {
    const name = names(filter, value);
    return list.boards.filter(({ title }) => title === name).length > 1 ? value : name;
  };
}
