/** The interface of search in one language. `{n}`, `{q}` and the like are filled in. */
export interface SearchStrings {
  /** Heading and button. */
  readonly search: string;
  readonly hint: string;
  readonly results: string;
  readonly help: string;
  /** What a query may hold; each an example and what it does. */
  readonly examples: readonly (readonly [string, string])[];
  readonly withoutScript: string;
  readonly boards: string;
  /** What the script on the page says. */
  readonly script: SearchScriptStrings;
}

/** The part of the interface that the script on the page needs; goes into the page as JSON. */
export interface SearchScriptStrings {
  readonly searching: string;
  readonly found: string;
  readonly foundOne: string;
  /** Where a word is too common to be read as a whole. */
  readonly foundAtLeast: string;
  readonly none: string;
  readonly nearest: string;
  /** `{n}` of `{m}` segments failed. */
  readonly failed: string;
  readonly unavailable: string;
  readonly missing: string;
  readonly more: string;
  readonly floor: string;
  /** Name of a comment that is kept with its thread. */
  readonly comment: string;
  readonly narrow: string;
  readonly remove: string;
  readonly sort: string;
  readonly byRelevance: string;
  readonly byDate: string;
  readonly board: string;
  readonly author: string;
  readonly tag: string;
  readonly year: string;
}
