/** Checks that no old address leads to two places, or hides a page that is there. */
import type { Problem } from "../../core/problems.ts";
import { aliasKey } from "../model/site-map.ts";
import type { ReadThread } from "../read/thread-record.ts";
import type { Addresses } from "./addresses.ts";

/**
 * Gives every alias its address, or says why it cannot have it.
 *
 * @param locate finds an alias in the front matter of its thread
 */
export function checkAliases(
  read: readonly ReadThread[],
  addresses: Addresses,
  locate: (file: string, path: readonly PropertyKey[]) => object | undefined,
): Problem[] {
  const problems: Problem[] = [];
  for (const { thread, source } of read) {
    const file = `${source.path}/index.md`;
    thread.aliases.forEach((alias, index) => {
      const key = aliasKey(alias);
      const owner = addresses.owner(key);
      if (owner === undefined) {
        addresses.give(key, `an alias of ${thread.path}`);
        return;
      }
      const message = `the alias "${alias}" is the address of ${owner.name}`;
      const why = key.includes("?") ? ": a static host gives what is there, whatever the query" : "";
      const fix = owner.kind === "alias" ? "take the alias out of one of the two" : `take it out${why}`;
      problems.push({ kind: "alias-taken", file, ...locate(file, ["aliases", index]), message, fix });
    });
  }
  return problems;
}
