import type { SearchScriptStrings } from "../../../layouts/i18n/search-strings.ts";
import type { Query } from "./query/parse.ts";
import { fill } from "./view/dom.ts";

/** The states of a search as the reader is told of them; always one of these. */
export type Status =
  /** Nothing was asked. */
  | { readonly kind: "idle" }
  | { readonly kind: "searching" }
  /** `failed` of `parts` segments could not be read; without `complete` there may be more results. */
  | {
      readonly kind: "found";
      readonly count: number;
      readonly complete: boolean;
      readonly failed: number;
      readonly parts: number;
    }
  /** Every segment was searched in vain. */
  | { readonly kind: "none"; readonly query: string }
  /** Nothing was found, but not every segment was searched. */
  | { readonly kind: "unsearched"; readonly query: string; readonly failed: number; readonly parts: number }
  /** Nothing could be searched. */
  | { readonly kind: "unavailable" };

/** How a search of so many segments ended. */
export interface Outcome {
  readonly hits: readonly unknown[];
  readonly complete: boolean;
  readonly failed: number;
}

/** The status that a search ends with. Only a search of every segment may say that there is nothing. */
export function statusOf({ hits, complete, failed }: Outcome, parts: number, query: string): Status {
  if (failed > 0 && failed === parts) return { kind: "unavailable" };
  if (hits.length > 0) return { kind: "found", count: hits.length, complete: complete && failed === 0, failed, parts };
  return failed > 0 ? { kind: "unsearched", query, failed, parts } : { kind: "none", query };
}

/** Threads that a query finds at most that may be meant otherwise. */
const FEW = 5;

/** True for a short word of ideographs that hardly any thread has: another that sounds the same may be meant. */
export function mayBeMisspelt({ terms }: Query, threads: number): boolean {
  const [only, ...others] = terms;
  return threads <= FEW && others.length === 0 && !only?.quoted && /^\p{Script=Han}{2,4}$/u.test(only?.text ?? "");
}

/** The words for a status. */
export function statusText(status: Status, strings: SearchScriptStrings): string {
  switch (status.kind) {
    case "idle":
      return "";
    case "searching":
      return strings.searching;
    case "found": {
      const counted = status.complete ? (status.count === 1 ? strings.foundOne : strings.found) : strings.foundAtLeast;
      return fill(counted, { n: status.count });
    }
    case "none":
      return fill(strings.none, { q: shortQuery(status.query) });
    case "unsearched":
      return fill(strings.unsearched, { q: shortQuery(status.query) });
    case "unavailable":
      return strings.unavailable;
  }
}

/** How many segments failed, in words; empty if none did, or if the status says as much. */
export function failureText(status: Status, strings: SearchScriptStrings): string {
  const failed = status.kind === "found" || status.kind === "unsearched" ? status.failed : 0;
  return failed > 0 && "parts" in status ? fill(strings.failed, { n: failed, m: status.parts }) : "";
}

/** A query as it is repeated to the reader. */
function shortQuery(query: string): string {
  const characters = [...query.trim()];
  return characters.length > 60 ? `${characters.slice(0, 60).join("")}…` : characters.join("");
}
