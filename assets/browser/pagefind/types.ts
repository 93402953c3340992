/** Arguments and results of Pagefind's documented JS API, https://pagefind.app/docs/api/. */

/** Threads by value of a filter, by filter. */
export type FilterCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface SearchOptions {
  /** Conditions as https://pagefind.app/docs/js-api-filtering/ describes them. */
  readonly filters?: unknown;
  /** `{ date: "asc" }` or `{ date: "desc" }`. */
  readonly sort?: unknown;
  /** Writes each step to the console. */
  readonly verbose?: boolean;
}

export interface SearchResults {
  /** Best first, or in the order that was asked for. */
  readonly results: readonly SearchResult[];
  /** How many results there are without the filters. */
  readonly unfilteredResultCount: number;
  /**
   * Of the results, how many have each value. Counts filters that were loaded: those of a search, or all after
   * `filters()`.
   */
  readonly filters: FilterCounts;
  /** The same, of the results without the filters. */
  readonly totalFilters: FilterCounts;
  /** For each index. */
  readonly timings: readonly Timings[];
  /** Only with `verbose`. */
  readonly search_environment?: "mainthread";
}

/** Milliseconds. */
export interface Timings {
  readonly preload: number;
  readonly search: number;
  readonly total: number;
}

export interface SearchResult {
  readonly id: string;
  /** Falls along the list; of no unit. */
  readonly score: number;
  /** Places of matches in the text. */
  readonly words: readonly number[];
  /** Loads the data of the result. */
  data(): Promise<ResultData>;
}

export interface ResultData {
  readonly url: string;
  /** Site path, without the base URL. */
  readonly raw_url: string;
  /** Text, not HTML. */
  readonly content: string;
  /** HTML: text that is escaped, with `<mark>`. */
  readonly excerpt: string;
  /** HTML: text that is escaped. */
  readonly plain_excerpt: string;
  readonly word_count: number;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** Text, not HTML. */
  readonly meta: Readonly<Record<string, string>>;
  readonly anchors: readonly Anchor[];
  readonly sub_results: readonly SubResult[];
  readonly locations: readonly number[];
  readonly weighted_locations: readonly WordLocation[];
}

/** A floor of a thread, or a comment. */
export interface Anchor {
  readonly element: string;
  readonly id: string;
  readonly text: string;
  /** Place of its first word in the thread. */
  readonly location: number;
}

/** A floor in which something matches. */
export interface SubResult {
  /** Text, not HTML. */
  readonly title: string;
  readonly url: string;
  readonly excerpt: string;
  readonly plain_excerpt: string;
  readonly locations: readonly number[];
  readonly weighted_locations: readonly WordLocation[];
  /** Absent for the opening post, whose address is the thread's. */
  readonly anchor?: Anchor;
}

export interface WordLocation {
  readonly weight: number;
  readonly balanced_score: number;
  readonly location: number;
}
