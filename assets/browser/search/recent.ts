/** How many searches are kept. */
const KEPT = 8;

/** The searches that this device keeps, the latest first. Archives below other paths of the same host have their own. */
export class RecentSearches {
  readonly #key: string;

  /** @param base path that the site lives under */
  constructor(base: string) {
    this.#key = `stele recent searches ${base}`;
  }

  get list(): string[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.#key) ?? "[]");
      return Array.isArray(kept) ? kept.filter((query) => typeof query === "string") : [];
    } catch {
      // A browser may keep nothing, and somebody may have written something else.
      return [];
    }
  }

  /** Keeps a search that the reader has meant: sent, or followed to a result. */
  add(query: string): void {
    const meant = query.trim();
    if (meant === "") return;
    const others = this.list.filter((other) => other !== meant);
    try {
      localStorage.setItem(this.#key, JSON.stringify([meant, ...others].slice(0, KEPT)));
    } catch {
      // Then it is not kept.
    }
  }

  forget(): void {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Nothing was kept.
    }
  }
}
