/** Old addresses of all threads: each leads to one thread, the one that had it first. */
import { aliasKey } from "../../archive/model/site-map.ts";
import { foldCase } from "../../archive/schema/names.ts";
import { shortSum } from "../join/summary.ts";

export class OldAddresses {
  /** Folders by a sum of the address. */
  readonly #owners = new Map<string, string>();

  /** Gives an address to a thread. @returns false if another one has it: two sites may have had one path */
  take(alias: string, folder: string): boolean {
    const key = shortSum(foldCase(aliasKey(alias)));
    const owner = this.#owners.get(key);
    if (owner === undefined) this.#owners.set(key, folder);
    return owner === undefined || owner === folder;
  }
}

/**
 * The aliases that a text's front matter gives, without parsing it: a list in one line, as importers write it, or one
 * with a line for each.
 *
 * @param text the beginning of an `index.md`
 */
export function aliasesIn(text: string): string[] {
  const front = /^\ufeff?---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? "";
  const [, inline, block] = /^aliases:[ \t]*(?:\[(.*)\][ \t]*$|((?:\r?\n[ \t]*-[^\n]*)*))/m.exec(front) ?? [];
  const entries = inline?.split(/,\s*(?=["']?\/)/) ?? block?.split("\n").map((line) => line.replace(/^\s*-/, "")) ?? [];
  return entries.map((entry) => entry.trim().replace(/^(["'])(.*)\1$/, "$2")).filter((entry) => entry !== "");
}
