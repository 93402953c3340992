/** The search page, and the dialog of every page. */
export interface SearchStrings {
  readonly button: string;
  readonly hint: string;
  readonly results: string;
  readonly help: string;
  /** Pairs of an example query and its meaning. */
  readonly examples: readonly (readonly [string, string])[];
  readonly withoutScript: string;
  readonly script: SearchScriptStrings;
}

/** The words that the scripts of search need. They go into the search page as JSON; `{n}`, `{q}` and the like are filled in. */
export interface SearchScriptStrings {
  readonly searching: string;
  readonly found: string;
  readonly foundOne: string;
  /** If a word is too common to be read as a whole. */
  readonly foundAtLeast: string;
  /** Above `{n}` threads that have some of the words, when none has all. */
  readonly some: string;
  /** `{words}` that no thread has. */
  readonly unknown: string;
  /** `{words}` that no result has, because the query excludes them. */
  readonly excluded: string;
  /** Between words of a list. */
  readonly comma: string;
  readonly none: string;
  /** A query that finds `{n}` threads, offered in place of one that finds none. */
  readonly nearest: string;
  /** `{n}` of `{m}` segments failed. */
  readonly failed: string;
  /** Nothing was found, but some segments failed. */
  readonly unsearched: string;
  readonly unavailable: string;
  /** Name of the button that searches again. */
  readonly retry: string;
  readonly missing: string;
  readonly more: string;
  /** Link to all results of the search page. */
  readonly all: string;
  readonly floor: string;
  /** Name of an archived comment. */
  readonly comment: string;
  /** BCP 47 tag of the language that dates are written in. */
  readonly locale: string;
  readonly undated: string;
  readonly replies: string;
  readonly reply: string;
  readonly narrow: string;
  readonly remove: string;
  /** A filter that is set, `{name}` and `{value}`. */
  readonly condition: string;
  /** A filter that was turned round. */
  readonly without: string;
  /** The same query without its quotes finds something. */
  readonly unquoted: string;
  /** The same query finds something without its filters. */
  readonly unfiltered: string;
  readonly sort: string;
  readonly byRelevance: string;
  readonly byNewest: string;
  readonly byOldest: string;
  readonly byReplies: string;
  readonly board: string;
  readonly author: string;
  readonly tag: string;
  readonly year: string;
  /** Over the authors that results can be narrowed to: whoever wrote in a thread. */
  readonly authors: string;
  /** Names of the two ends of a range of years. */
  readonly fromYear: string;
  readonly toYear: string;
  /** If no thread has the value of a filter. */
  readonly noBoard: string;
  readonly noAuthor: string;
  readonly noTag: string;
  readonly noYear: string;
  readonly recent: string;
  /** Button that forgets the recent searches. */
  readonly forget: string;
  readonly close: string;
  /** Searches in the thread of this page alone. */
  readonly inThread: string;
  readonly foundPosts: string;
  readonly foundPost: string;
  readonly noneInThread: string;
  /** `{n}` of the `{m}` pages of the thread failed. */
  readonly failedPages: string;
}
