import type { Place, Source } from "../formats/yaml.ts";
import type { Problem } from "../problems.ts";

/** Finds the place of data in its file. */
export interface Locator {
  locate(path: readonly PropertyKey[], key?: boolean): Place;
  written(path: readonly PropertyKey[]): string | undefined;
  /** The text that the data was read from, if people write it. */
  readonly text?: string;
  source?(path: readonly PropertyKey[], key?: boolean): Source | undefined;
}

/** What is wrong, and what to write instead. Edits have offsets in the locator's text. */
export type Explained = Pick<Problem, "message" | "fix" | "edits">;
