/** Finds the address that a dead link was perhaps meant to lead to. Pure. */
import { nearest } from "../../core/schema/nearest.ts";
import { compareText } from "../../core/text-order.ts";

/** Addresses that are compared with one: a folder of a large archive holds thousands. */
const COMPARED = 500;

/** Addresses of a site by their parts, so that few are compared with each dead link. */
export class NearestAddress {
  readonly #places: ReadonlyMap<string, { readonly url: string }>;
  readonly #byName = new Map<string, string[]>();
  readonly #byFolder = new Map<string, string[]>();
  readonly #found = new Map<string, string | undefined>();

  /** @param places by decoded path without slashes at its ends */
  constructor(places: ReadonlyMap<string, { readonly url: string }>) {
    this.#places = places;
    for (const path of places.keys()) {
      if (path === "") continue;
      const { folder, name } = split(path);
      add(this.#byName, name, path);
      add(this.#byFolder, folder, path);
    }
  }

  /**
   * The address with the same name in another folder, or else the one in the same folder with the name most like it.
   *
   * @param path decoded, without slashes at its ends
   * @returns site path, percent-encoded; undefined if no address is like this one
   */
  find(path: string): string | undefined {
    if (!this.#found.has(path)) {
      const near = this.#nearest(path);
      this.#found.set(path, near === undefined ? undefined : this.#places.get(near)?.url);
    }
    return this.#found.get(path);
  }

  #nearest(path: string): string | undefined {
    const { folder, name } = split(path);
    if (name === "") return undefined;
    const named = this.#byName.get(name);
    if (named) return mostAlike(path, named);
    const beside = this.#byFolder.get(folder) ?? [];
    const names = new Map(beside.map((other) => [split(other).name, other]));
    const close = nearest(name, [...names.keys()]);
    return close === undefined ? undefined : names.get(close);
  }
}

/** The path that shares the most folders with another; of several, the first by name. */
function mostAlike(path: string, paths: readonly string[]): string | undefined {
  const parts = new Set(path.split("/"));
  const shared = (other: string) => other.split("/").filter((part) => parts.has(part)).length;
  return [...paths].sort((a, b) => shared(b) - shared(a) || compareText(a, b))[0];
}

function split(path: string): { readonly folder: string; readonly name: string } {
  const slash = path.lastIndexOf("/");
  return { folder: path.slice(0, Math.max(0, slash)), name: path.slice(slash + 1).toLowerCase() };
}

function add(lists: Map<string, string[]>, key: string, path: string): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [path]);
  else if (list.length < COMPARED) list.push(path);
}
