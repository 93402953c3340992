/** Keys of other tools: what they become in a schema of ours. A table of them is beside the schema. */
import type * as z from "zod";

/** What a key of other tools becomes: another key, or nothing. */
export type ForeignKey =
  /** The same thing has another name here. */
  | { readonly to: string }
  | {
      /** Says what is instead, as the end of a sentence. */
      readonly none: string;
      /** Another entry that says the same, for some values. */
      readonly becomes?: (words: string) => Becoming | undefined;
      /** Values whose loss changes nothing; without it all. */
      readonly harmless?: RegExp;
    };

/** An entry that takes the place of another. */
export interface Becoming {
  readonly key: string;
  /** YAML on one line. */
  readonly text: string;
}

interface ForeignKeys {
  /** By name, as `foldKey` folds it. */
  readonly keys: ReadonlyMap<string, ForeignKey>;
  /** Fields of ours that hold one name, and a list of names elsewhere. */
  readonly names?: readonly string[];
}

/** The tables, by schema. */
export const foreignKeys = new WeakMap<z.core.$ZodType, ForeignKeys>();

/** Letter case, width and the mark between words tell no keys apart. */
export function foldKey(key: string): string {
  return key
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_.-]/g, "");
}
