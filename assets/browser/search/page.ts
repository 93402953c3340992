import type { SearchScriptStrings } from "../../../layouts/i18n/strings.ts";
import { mergeFilters, readAddress, type SearchState, toggleFilter, writeAddress } from "./address.ts";
import { ArchiveIndex, type SearchResult } from "./archive.ts";
import { previewOf } from "./preview.ts";
import type { Hit } from "./query/match.ts";
import { type FilterName, parseQuery, type Query } from "./query/parse.ts";
import { type Plan, planQuery } from "./query/plan.ts";
import { mayBeMisspelt, type Status, statusOf } from "./status.ts";
import type { Suggestion } from "./suggest.ts";
import { byId, fill, make } from "./view/dom.ts";
import { fillChosen, fillFacets } from "./view/facets.ts";
import { holdFocus } from "./view/keyboard.ts";
import { fillMissing, fillResult, type ResultContext } from "./view/result.ts";
import { StatusLine } from "./view/status-line.ts";

const PAGE = 10;
/** Milliseconds that results wait to be shown together before they are shown one by one. */
const TOGETHER = 150;
/**
 * Milliseconds before what some segments have found is shown while others are still asked. The next such list comes no
 * sooner than after as long again as has passed: each loads texts, for which the one after it may have no place.
 */
const PATIENCE = 400;

/** The search page: its state is the address, and everything shown follows from it. */
export class SearchPage {
  readonly #root = byId("search", HTMLElement);
  readonly box = byId("search-query", HTMLInputElement);
  readonly results = byId("search-results", HTMLOListElement);
  readonly #more = byId("search-more", HTMLButtonElement);
  readonly #sort = byId("search-sort", HTMLSelectElement);
  readonly #panel = byId("search-facets", HTMLDetailsElement);
  readonly #chosen = byId("search-chosen", HTMLElement);
  readonly #strings = JSON.parse(this.#root.dataset.strings ?? "{}") as SearchScriptStrings;
  readonly #status = new StatusLine(
    byId("search-status", HTMLElement),
    byId("search-notes", HTMLElement),
    this.#strings,
    () => void this.#run(),
  );
  #index: Promise<ArchiveIndex> | undefined;
  #state: SearchState = readAddress(location.search);
  #shown = PAGE;
  /** Counts searches; one that is no longer the last shows nothing more. */
  #turn = 0;
  /** Counts lists shown; a list of what was found so far never comes after the whole. */
  #lists = 0;
  #last: { plan: Plan; result: SearchResult; index: ArchiveIndex } | undefined;

  constructor() {
    this.#more.addEventListener("click", () => void this.#showMore());
    this.#sort.addEventListener("change", () => {
      this.go({ ...this.#state, sort: this.#sort.value === "date" ? "date" : "relevance" }, "push");
    });
    this.#panel.addEventListener("toggle", () => void this.#fillFacets());
  }

  /** Takes the state from the address, as after Back or at the start. */
  async restore(): Promise<void> {
    this.#state = readAddress(location.search);
    const kept: unknown = history.state;
    const { shown, scroll } = (kept ?? {}) as { shown?: number; scroll?: number };
    this.#shown = shown ?? PAGE;
    this.box.value = this.#state.query;
    await this.#run();
    if (scroll !== undefined) scrollTo(0, scroll);
  }

  /** What is in the box, searched for. */
  type(commit: boolean): void {
    this.go({ ...this.#state, query: this.box.value }, commit ? "push" : "replace");
  }

  /** Shows another state, as a new entry in the history or in place of this one. */
  go(state: SearchState, entry: "push" | "replace"): void {
    this.#state = state;
    this.#shown = PAGE;
    const url = location.pathname + writeAddress(state);
    if (entry === "push" && url !== location.pathname + location.search) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
    void this.#run();
  }

  /** Remembers how far down the reader is, for the way back. */
  keepPlace(): void {
    history.replaceState({ shown: this.#shown, scroll: scrollY }, "");
  }

  readonly #toggle = (name: FilterName, value: string): void => {
    this.go({ ...this.#state, filters: toggleFilter(this.#state.filters, name, value) }, "push");
  };

  async #run(): Promise<void> {
    const turn = ++this.#turn;
    this.results.setAttribute("aria-busy", "true");
    this.#sort.value = this.#state.sort;
    this.#status.begin();
    try {
      await this.#search(turn);
    } catch {
      if (turn === this.#turn) this.#clear({ kind: "unavailable" });
    }
    if (turn === this.#turn) this.results.setAttribute("aria-busy", "false");
  }

  async #search(turn: number): Promise<void> {
    const query = parseQuery(this.#state.query);
    const plan = planQuery({ ...query, filters: mergeFilters(query.filters, this.#state.filters) });
    const asked = plan.terms.length + plan.excluded.length + Object.keys(plan.filters).length > 0;
    if (!asked) {
      const { query } = this.#state;
      this.#clear(query.trim() === "" ? { kind: "idle" } : { kind: "none", query });
      // The page has preloaded the list, and a browser complains of what nobody uses.
      const index = await this.#open().catch(() => undefined);
      if (index && turn === this.#turn)
        fillChosen(this.#chosen, index, this.#state.filters, this.#strings, this.#toggle);
      return;
    }
    const index = await this.#open();
    const started = performance.now();
    let patience = PATIENCE;
    const result = await index.search(plan, {
      sort: this.#state.sort,
      onProgress: (found) => {
        const passed = performance.now() - started;
        if (passed < patience || turn !== this.#turn || found.length === 0) return;
        patience = 2 * passed;
        void this.#show(found.slice(0, PAGE), plan, index, turn);
      },
    });
    if (turn !== this.#turn) return;
    const status = statusOf(result, index.segments.length, this.#state.query);
    if (status.kind === "unavailable") return this.#clear(status);
    this.#last = { plan, result, index };
    const shown = result.hits.slice(0, this.#shown);
    this.results.dataset.total = String(result.hits.length);
    this.#more.hidden = result.hits.length <= shown.length;
    await this.#show(shown, plan, index, turn);
    if (turn !== this.#turn) return;
    this.#status.end(status);
    fillChosen(this.#chosen, index, this.#state.filters, this.#strings, this.#toggle);
    if (status.kind === "none") await this.#showNear(index, { ...query, filters: plan.filters }, turn);
    if (turn !== this.#turn) return;
    void this.#fillFacets();
    if (status.kind === "found" && mayBeMisspelt(query, status.count)) {
      const meant = import("./suggest.ts").then(({ oftenMeant }) =>
        oftenMeant(index, { ...query, filters: plan.filters }, status.count),
      );
      void meant.catch(() => []).then((suggestions) => this.#offer(suggestions, turn));
    }
  }

  #open(): Promise<ArchiveIndex> {
    const url = new URL(this.#root.dataset.index ?? "", location.href).href;
    this.#index ??= ArchiveIndex.open(url);
    this.#index.catch(() => {
      this.#index = undefined;
    });
    return this.#index;
  }

  /** Shows results together if they come soon, else each as it comes. */
  async #show(hits: readonly Hit[], plan: Plan, index: ArchiveIndex, turn: number): Promise<void> {
    const list = ++this.#lists;
    const items = hits.map(() => document.createElement("li"));
    const filled = this.#fill(items, hits, plan, index);
    await Promise.race([filled, new Promise((done) => setTimeout(done, TOGETHER))]);
    if (turn !== this.#turn || list !== this.#lists) return;
    const giveBack = holdFocus(this.box, this.results);
    this.results.replaceChildren(...items);
    await filled;
    giveBack();
  }

  async #fill(items: readonly HTMLLIElement[], hits: readonly Hit[], plan: Plan, index: ArchiveIndex): Promise<void> {
    const highlight = plan.terms.map(({ text }) => text).join(" ");
    const context: ResultContext = { strings: this.#strings, base: index.list.base, highlight, names: index.names };
    await Promise.all(
      hits.map(async (hit, i) => {
        const item = items[i];
        if (!item) return;
        try {
          fillResult(item, await previewOf(hit, plan), context);
        } catch {
          fillMissing(item, context);
        }
      }),
    );
  }

  async #showMore(): Promise<void> {
    if (!this.#last) return;
    const { plan, result, index } = this.#last;
    const next = result.hits.slice(this.#shown, this.#shown + PAGE);
    this.#shown += next.length;
    this.#more.hidden = result.hits.length <= this.#shown;
    const items = next.map(() => document.createElement("li"));
    this.results.setAttribute("aria-busy", "true");
    await this.#fill(items, next, plan, index);
    this.results.append(...items);
    this.results.setAttribute("aria-busy", "false");
    items[0]?.querySelector("a")?.focus();
    this.keepPlace();
  }

  /** Below a search that found nothing: the threads that have some of the words, and nearer queries. */
  async #showNear(index: ArchiveIndex, query: Query, turn: number): Promise<void> {
    const near = await import("./suggest.ts").then(({ nearMisses }) => nearMisses(index, query)).catch(() => undefined);
    if (!near || turn !== this.#turn) return;
    const { hits, plan, unknown, suggestions } = near;
    if (hits.length > 0) {
      this.#last = { plan, result: { hits, complete: true, failed: 0 }, index };
      this.results.dataset.total = String(hits.length);
      this.#more.hidden = hits.length <= this.#shown;
      await this.#show(hits.slice(0, this.#shown), plan, index, turn);
      if (turn !== this.#turn) return;
    }
    this.#offer(suggestions, turn);
    if (hits.length === 0) return;
    if (unknown.length > 0) this.#status.note(fill(this.#strings.unknown, { words: unknown.join(", ") }));
    this.#status.note(fill(this.#strings.some, { n: hits.length }));
  }

  /** Notes queries that may be meant. */
  #offer(suggestions: readonly Suggestion[], turn: number): void {
    if (turn !== this.#turn) return;
    for (const { query, count } of suggestions) {
      const url = location.pathname + writeAddress({ ...this.#state, query });
      this.#status.note(make("a", { href: url }, fill(this.#strings.nearest, { q: query, n: count })));
    }
  }

  async #fillFacets(): Promise<void> {
    if (!this.#panel.open || !this.#last) return;
    const { index, result } = this.#last;
    const body = this.#panel.querySelector<HTMLElement>("div");
    if (body) await fillFacets(body, index, result.hits, this.#state.filters, this.#strings, this.#toggle);
  }

  #clear(status: Status): void {
    this.#last = undefined;
    this.#lists++;
    this.results.replaceChildren();
    this.results.dataset.total = "0";
    this.#more.hidden = true;
    this.#status.end(status);
  }
}
