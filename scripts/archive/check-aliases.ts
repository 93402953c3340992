/** Checks that no old address leads to two places, or hides a page that is there. */
import type { Problem } from "../problems.ts";
import { foldCase } from "./names.ts";
import { isReservedTop } from "./reserved.ts";
import { aliasKey, plain } from "./site-map.ts";
import type { ReadThread } from "./threads.ts";

/**
 * @param taken every site path of the archive that is not a thread's or an attachment's
 * @param locate finds an alias in the front matter of its thread
 */
export function checkAliases(
  read: readonly ReadThread[],
  taken: Iterable<string>,
  locate: (file: string, path: readonly PropertyKey[]) => object | undefined,
): Problem[] {
  if (!read.some(({ thread }) => thread.aliases.length > 0)) return [];
  const problems: Problem[] = [];
  const owners = new Map<string, string>();
  for (const url of taken) owners.set(foldCase(plain(url)), url);
  for (const { thread } of read) {
    owners.set(foldCase(thread.path), `the thread ${thread.path}`);
    for (const attachment of thread.attachments)
      owners.set(foldCase(plain(attachment.url)), `the file ${attachment.url}`);
  }
  for (const { thread, source } of read) {
    const file = `${source.path}/index.md`;
    thread.aliases.forEach((alias, index) => {
      const key = foldCase(aliasKey(alias));
      const owner = owners.get(key);
      const first = key.split(/[/?]/)[0] ?? "";
      if (owner === undefined && !isReservedTop(first)) {
        owners.set(key, `an alias of ${thread.path}`);
        return;
      }
      const message = `the alias "${alias}" is the address of ${owner ?? "a page that the site makes itself"}`;
      problems.push({
        file,
        ...locate(file, ["aliases", index]),
        message,
        fix: "take the alias out of one of the two",
      });
    });
  }
  return problems;
}
