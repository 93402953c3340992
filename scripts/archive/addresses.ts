/** Who has which address of the site: what old addresses must leave alone. */
import { foldCase } from "./names.ts";
import { isReservedTop } from "./reserved.ts";
import { plain } from "./site-map.ts";
import type { ReadThread } from "./threads.ts";

/** What stands at an address. */
export interface Owner {
  readonly kind: "page" | "board" | "thread" | "file" | "alias";
  /** Its name in messages. */
  readonly name: string;
}

/** A place that belongs to the archive itself. */
export interface Place {
  readonly kind: "page" | "board";
  /** Site path. */
  readonly url: string;
}

/** What the site makes inside the folder of a board or thread. */
const MADE: Partial<Record<Owner["kind"], RegExp>> = {
  board: /^(page|feed\.xml)(\/|$)/,
  thread: /^(page|history)(\/|$)/,
};

const OF_THE_SITE: Owner = { kind: "page", name: "a page that the site makes itself" };

/** Addresses and their owners. Letter case tells none apart, since not every host and file system does. */
export class Addresses {
  readonly #read: readonly ReadThread[];
  readonly #places: readonly Place[];
  #owners: Map<string, Owner> | undefined;

  constructor(read: readonly ReadThread[], places: readonly Place[]) {
    this.#read = read;
    this.#places = places;
  }

  /**
   * @param key a decoded path without slashes at its ends, with its query where it has one; see `aliasKey`
   * @returns what stands there, or keeps anything from being put there
   */
  owner(key: string): Owner | undefined {
    const folded = foldCase(key);
    const [path = ""] = folded.split("?");
    const owners = this.#all();
    const [there, bare] = [owners.get(folded), owners.get(path)];
    if (there) return there;
    // Aliases that differ in their query share a page; nothing else does.
    if (bare && bare.kind !== "alias") return bare;
    return isReservedTop(path.split("/")[0] ?? "") ? OF_THE_SITE : this.#around(path);
  }

  /** Gives an address to an alias. @param name of the alias in messages */
  give(key: string, name: string): void {
    this.#all().set(foldCase(key), { kind: "alias", name });
  }

  /** Nothing can lie inside a file, and some names inside folders are the site's. */
  #around(path: string): Owner | undefined {
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const outer = path.slice(0, end);
      const owner = this.#all().get(outer);
      if (!owner) continue;
      const isFile = owner.kind === "file" || (owner.kind === "alias" && /\.html?$/.test(outer));
      if (isFile) return { kind: "file", name: `a place inside ${owner.name}` };
      if (MADE[owner.kind]?.test(path.slice(end + 1))) return OF_THE_SITE;
    }
    return undefined;
  }

  /** Made when it is first asked for: most archives have no old addresses. */
  #all(): Map<string, Owner> {
    if (this.#owners) return this.#owners;
    const owners = new Map<string, Owner>();
    for (const { kind, url } of this.#places) owners.set(foldCase(plain(url)), { kind, name: url });
    for (const { thread } of this.#read) {
      owners.set(foldCase(thread.path), { kind: "thread", name: `the thread ${thread.path}` });
      for (const { url } of thread.attachments) {
        owners.set(foldCase(plain(url)), { kind: "file", name: `the file ${url}` });
      }
    }
    this.#owners = owners;
    return owners;
  }
}
