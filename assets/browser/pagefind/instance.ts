import { addCounts } from "./filters.ts";
import { type GivenOptions, openSettings } from "./options.ts";
import { Source } from "./source.ts";
import type { FilterCounts, SearchOptions, SearchResults } from "./types.ts";

/** Milliseconds that `debouncedSearch` waits unless told otherwise. */
const DEBOUNCE = 300;

/** Pagefind's JS API over one index, and those that are merged into it. */
export class Instance {
  readonly #folder: string;
  #sources: readonly Source[];
  /** Counts debounced searches; one that is no longer the last gives nothing. */
  #turn = 0;

  /** @param folder absolute address of the folder of `pagefind.js` */
  constructor(folder: string, options: GivenOptions = {}) {
    this.#folder = folder;
    this.#sources = [new Source(openSettings(folder, options))];
  }

  /** Loads the files that every search needs. */
  async init(): Promise<void> {
    await Promise.all(this.#sources.map((source) => source.warm()));
  }

  /** Changes options of the first index. */
  async options(options: GivenOptions): Promise<void> {
    this.#open()[0]?.change(options);
  }

  /**
   * Searches another archive as well.
   *
   * @param path its `/pagefind/`
   * @throws Error if there is no archive of Stele's
   */
  async mergeIndex(path: string, options: GivenOptions = {}): Promise<void> {
    const source = new Source(openSettings(this.#folder, { ...options, bundlePath: path }));
    if (this.#open().some(({ address }) => address === source.address)) {
      console.warn(`Pagefind: ${path} is searched already`);
      return;
    }
    try {
      await source.open();
    } catch (cause) {
      const message = `Pagefind: no archive made by Stele answers at ${path}, and indexes of Pagefind's own cannot be merged`;
      throw new Error(message, { cause });
    }
    this.#sources = [...this.#open(), source];
  }

  /** @param term null for no query, which all threads answer */
  async search(term: string | null, options: SearchOptions = {}): Promise<SearchResults> {
    const asked = term === null ? undefined : String(term ?? "");
    const answers = await Promise.all(this.#open().map((source) => source.search(asked, options ?? {})));
    const results = answers.flatMap((answer) => answer.results).sort((a, b) => b.score - a.score);
    if (options?.verbose) console.log(`Pagefind: ${results.length} results for ${JSON.stringify(term)}`);
    return {
      results,
      unfilteredResultCount: answers.reduce((sum, answer) => sum + answer.unfilteredResultCount, 0),
      filters: addCounts(answers.map((answer) => answer.filters)),
      totalFilters: addCounts(answers.map((answer) => answer.totalFilters)),
      timings: answers.map((answer) => answer.timings),
      ...(options?.verbose && { search_environment: "mainthread" }),
    };
  }

  /** Searches after a rest. @returns null if another debounced search was begun meanwhile */
  async debouncedSearch(
    term: string | null,
    options: SearchOptions = {},
    wait = DEBOUNCE,
  ): Promise<SearchResults | null> {
    const turn = ++this.#turn;
    this.preload(term, options).catch(() => undefined);
    await new Promise((done) => setTimeout(done, wait));
    if (turn !== this.#turn) return null;
    const found = await this.search(term, options);
    return turn === this.#turn ? found : null;
  }

  /** Loads the files of a search, so that it answers at once. */
  async preload(term: string | null, options: SearchOptions = {}): Promise<void> {
    await this.search(term, { ...options, verbose: false });
  }

  /** Every value of every filter, with its number of threads. Later searches count all of them. */
  async filters(): Promise<FilterCounts> {
    return addCounts(await Promise.all(this.#open().map((source) => source.filters())));
  }

  /** Forgets everything. */
  async destroy(): Promise<void> {
    this.#turn++;
    this.#sources = [];
  }

  #open(): readonly Source[] {
    if (this.#sources.length === 0) throw new Error("Pagefind: this instance was destroyed");
    return this.#sources;
  }
}
