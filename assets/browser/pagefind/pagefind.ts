/** `/pagefind/pagefind.js`: Pagefind's documented JS API, https://pagefind.app/docs/api/, over our own search. */
import { Instance } from "./instance.ts";
import type { GivenOptions } from "./options.ts";
import type { FilterCounts, SearchOptions, SearchResults } from "./types.ts";

const FOLDER = new URL("./", import.meta.url).href;

let shared: Instance | undefined;
let pending: GivenOptions = {};

function instance(): Instance {
  shared ??= new Instance(FOLDER, pending);
  return shared;
}

/** Sets options: of an index that is not yet open, or those of one that is which may still change. */
export async function options(given: GivenOptions): Promise<void> {
  if (shared) await shared.options(given);
  else pending = given;
}

/** Loads the files that every search needs. The first search does so too. */
export async function init(): Promise<void> {
  await instance().init();
}

/** Searches another archive as well. @param path its `/pagefind/` */
export async function mergeIndex(path: string, given?: GivenOptions): Promise<void> {
  await instance().mergeIndex(path, given);
}

/** @param term null for no query, which all threads answer */
export async function search(term: string | null, given?: SearchOptions): Promise<SearchResults> {
  return instance().search(term, given);
}

/** Searches after a rest. @returns null if another debounced search was begun meanwhile */
export async function debouncedSearch(
  term: string | null,
  given?: SearchOptions,
  wait?: number,
): Promise<SearchResults | null> {
  return instance().debouncedSearch(term, given, wait);
}

/** Loads the files of a search, so that it answers at once. */
export async function preload(term: string | null, given?: SearchOptions): Promise<void> {
  await instance().preload(term, given);
}

/** Every value of every filter, with its number of threads. */
export async function filters(): Promise<FilterCounts> {
  return instance().filters();
}

/** Forgets everything, the options too. */
export async function destroy(): Promise<void> {
  await shared?.destroy();
  shared = undefined;
  pending = {};
}

/** The same API with options of its own. Its functions may be used by themselves, as those of the module. */
export function createInstance(given: GivenOptions = {}): { [Method in keyof Instance]: Instance[Method] } {
  const own = new Instance(FOLDER, given);
  return {
    init: () => own.init(),
    options: (changed) => own.options(changed),
    search: (term, asked) => own.search(term, asked),
    debouncedSearch: (term, asked, wait) => own.debouncedSearch(term, asked, wait),
    preload: (term, asked) => own.preload(term, asked),
    filters: () => own.filters(),
    mergeIndex: (path, merged) => own.mergeIndex(path, merged),
    destroy: () => own.destroy(),
  };
}
