/** Who has which address of the site: what old addresses must leave alone. */
import type { Attachment, Thread } from "../model/model.ts";
import { plain } from "../model/site-map.ts";
import type { ReadThread } from "../read/thread-record.ts";
import { foldCase } from "../schema/names.ts";
import { isReservedTop } from "../schema/reserved.ts";

/** The owner of an address. */
export interface Owner {
  readonly kind: "page" | "board" | "thread" | "file" | "alias";
  /** Its name in messages. */
  readonly name: string;
}

/** A place that belongs to the archive itself. */
export interface Place {
  readonly kind: "page" | "board" | "file";
  /** Site path. */
  readonly url: string;
}

/** What the site makes inside the folder of a board or thread. */
const MADE = { board: /^(page|feed\.(xml|json))(\/|$)/, thread: /^(page|history)(\/|$)/ };

const OF_THE_SITE: Owner = { kind: "page", name: "a page that the site makes itself" };

/** Addresses and their owners. Letter case tells none apart, since not every host and file system does. */
export class Addresses {
  readonly #read: readonly ReadThread[];
  readonly #places: ReadonlyMap<string, Owner>;
  /** Names of aliases for messages. */
  readonly #aliases = new Map<string, string>();
  #threads: ReadonlyMap<string, Thread> | undefined;

  constructor(read: readonly ReadThread[], places: readonly Place[]) {
    this.#read = read;
    this.#places = new Map(places.map(({ kind, url }) => [foldCase(plain(url)), { kind, name: url }]));
  }

  /**
   * @param key a decoded path without slashes at its ends, with its query if it has one; see `aliasKey`
   * @returns the owner, or whatever keeps the address from being used
   */
  owner(key: string): Owner | undefined {
    const folded = foldCase(key);
    // Aliases that differ in their query share a page; nothing else does.
    const [path = ""] = folded.split("?");
    const alias = this.#aliases.get(folded);
    if (alias !== undefined) return { kind: "alias", name: alias };
    const thread = this.#thread(path);
    if (thread) return { kind: "thread", name: `the thread ${thread.path}` };
    const place = this.#places.get(path) ?? (isReservedTop(path.split("/")[0] ?? "") ? OF_THE_SITE : undefined);
    return place ?? this.#around(path);
  }

  /** Gives an address to an alias. @param name of the alias in messages */
  give(key: string, name: string): void {
    this.#aliases.set(foldCase(key), name);
  }

  /** Files are inside the folders of threads, nothing is inside files, and some names inside folders are the site's. */
  #around(path: string): Owner | undefined {
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const [outer, inner] = [path.slice(0, end), path.slice(end + 1)];
      const alias = this.#aliases.get(outer);
      if (alias !== undefined && /\.html?$/.test(outer)) return insideFile(alias);
      const thread = this.#thread(outer);
      const file = thread && fileAt(thread, path);
      if (file) return file;
      const place = this.#places.get(outer);
      if (place?.kind === "file") return insideFile(place.name);
      if (thread ? MADE.thread.test(inner) : this.#isBoard(outer) && MADE.board.test(inner)) return OF_THE_SITE;
    }
    return undefined;
  }

  #isBoard(path: string): boolean {
    return this.#places.get(path)?.kind === "board";
  }

  /** Threads are put in order when one is first asked for: most archives have no old addresses. */
  #thread(path: string): Thread | undefined {
    this.#threads ??= new Map(this.#read.map(({ thread }) => [foldCase(thread.path), thread]));
    return this.#threads.get(path);
  }
}

/** The file of a thread at a path, or the one that is in the way to it. */
function fileAt(thread: Thread, path: string): Owner | undefined {
  const at = ({ url }: Attachment) => foldCase(plain(url));
  const file = thread.attachments.find((one) => path === at(one) || path.startsWith(`${at(one)}/`));
  if (!file) return undefined;
  const name = `the file ${file.url}`;
  return path === at(file) ? { kind: "file", name } : insideFile(name);
}

function insideFile(name: string): Owner {
  return { kind: "file", name: `a place inside ${name}` };
}
