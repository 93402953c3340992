import type { SearchScriptStrings } from "../../../layouts/i18n/search-strings.ts";
import {
  type Condition,
  conditionsOf,
  readAddress,
  readSort,
  type SearchState,
  withoutCondition,
  writeAddress,
} from "./address.ts";
import type { Alternative } from "./alternatives.ts";
import type { ArchiveIndex, SearchResult } from "./archive.ts";
import { asksSomething, openIndex, planState, queryOf } from "./ask.ts";
import { unknownValues } from "./query/filter.ts";
import type { Plan } from "./query/plan.ts";
import { RecentSearches } from "./recent.ts";
import { mayBeMisspelt, type Status, statusOf } from "./status.ts";
import { conditionText, removeButton, unknownText } from "./view/conditions.ts";
import { byId, fill, make } from "./view/dom.ts";
import type { FacetPanel } from "./view/facets.ts";
import { holdControl } from "./view/keyboard.ts";
import { ResultList } from "./view/list.ts";
import { fillRecent } from "./view/recent.ts";
import { StatusLine } from "./view/status-line.ts";

const PAGE = 10;
/** Milliseconds of rest in typing before what else may be meant is looked for. */
const NEAR_REST = 300;

/** The search page: its state is the address, and everything shown follows from it. */
export class SearchPage {
  readonly #root = byId("search", HTMLElement);
  readonly box = byId("search-query", HTMLInputElement);
  readonly results = byId("search-results", HTMLOListElement);
  readonly #more = byId("search-more", HTMLButtonElement);
  readonly #sort = byId("search-sort", HTMLSelectElement);
  readonly #panel = byId("search-facets", HTMLDetailsElement);
  readonly #chosen = byId("search-chosen", HTMLElement);
  readonly #start = byId("search-start", HTMLElement);
  readonly #recentPlace = byId("search-recent", HTMLElement);
  readonly #strings = JSON.parse(this.#root.dataset.strings ?? "{}") as SearchScriptStrings;
  readonly #indexUrl = new URL(this.#root.dataset.index ?? "", location.href).href;
  readonly #title = document.title;
  readonly #recent = new RecentSearches(location.pathname);
  readonly #list = new ResultList(this.results, this.box, this.#strings);
  readonly #notes = byId("search-notes", HTMLElement);
  readonly #status = new StatusLine(
    byId("search-status", HTMLElement),
    this.#notes,
    this.#strings,
    () => void this.#run(),
  );
  /** Few readers open it, so its code comes when they do. */
  #facets: Promise<FacetPanel> | undefined;
  #state: SearchState = readAddress(location.search);
  #shown = PAGE;
  /** Counts searches; one that is no longer the last shows nothing more. */
  #turn = 0;
  #last: { plan: Plan; result: SearchResult; index: ArchiveIndex } | undefined;

  constructor() {
    this.#more.addEventListener("click", () => void this.#showMore());
    this.#sort.addEventListener("change", () => {
      this.go({ ...this.#state, sort: readSort(this.#sort.value) }, "push");
    });
    this.#panel.addEventListener("toggle", () => void this.#narrow());
  }

  /** Takes the state from the address, as after Back or at the start. */
  async restore(): Promise<void> {
    this.#state = readAddress(location.search);
    const kept: unknown = history.state;
    const { shown, scroll } = (kept ?? {}) as { shown?: number; scroll?: number };
    this.#shown = shown ?? PAGE;
    this.box.value = this.#state.query;
    if (location.search === "") byId("search-help", HTMLDetailsElement).open = true;
    await this.#run();
    // The style shows what is below the results.
    this.#root.classList.add("ready");
    if (scroll !== undefined) scrollTo(0, scroll);
  }

  /** What is in the box, searched for. */
  type(commit: boolean): void {
    this.go({ ...this.#state, query: this.box.value }, commit ? "push" : "replace");
    if (commit) this.remember();
  }

  /** Shows another state, as a new entry in the history or in place of this one. */
  go(state: SearchState, entry: "push" | "replace"): void {
    this.#state = state;
    this.#shown = PAGE;
    // What is being typed stays as it is, the space at its end too.
    if (this.box.value !== state.query) this.box.value = state.query;
    // What was pressed there goes away.
    if (this.#notes.contains(document.activeElement)) this.box.focus({ preventScroll: true });
    const url = location.pathname + writeAddress(state);
    if (entry === "push" && url !== location.pathname + location.search) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
    void this.#run();
  }

  /** Keeps this search among the recent ones: the reader has meant it. */
  remember(): void {
    this.#recent.add(this.#state.query);
  }

  /** Remembers how far down the reader is, for the way back. */
  keepPlace(): void {
    history.replaceState({ shown: this.#shown, scroll: scrollY }, "");
  }

  async #run(): Promise<void> {
    const turn = ++this.#turn;
    const query = this.#state.query.trim();
    document.title = query === "" ? this.#title : `${query} – ${this.#title}`;
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
    const plan = planState(this.#state);
    if (!asksSomething(plan)) {
      const { query } = this.#state;
      this.#clear(query.trim() === "" ? { kind: "idle" } : { kind: "none", query });
      this.#offerStart(query.trim() === "");
      // The page has preloaded the list, and a browser complains of what nobody uses.
      const index = await openIndex(this.#indexUrl).catch(() => undefined);
      if (index && turn === this.#turn) this.#showConditions(index);
      return;
    }
    const index = await openIndex(this.#indexUrl);
    const result = await this.#list.search(index, plan, {
      sort: this.#state.sort,
      most: PAGE,
      isCurrent: () => turn === this.#turn,
      onFound: () => {
        this.#start.hidden = true;
      },
    });
    if (turn !== this.#turn) return;
    const status = statusOf(result, index.segments.length, this.#asked(index));
    if (status.kind === "unavailable") return this.#clear(status);
    this.#last = { plan, result, index };
    const shown = result.hits.slice(0, this.#shown);
    this.results.dataset.total = String(result.hits.length);
    this.#more.hidden = result.hits.length <= shown.length;
    this.#panel.hidden = false;
    if (status.kind === "none") this.#offerStart(false);
    else this.#start.hidden = true;
    await this.#list.show(shown, plan, index);
    if (turn !== this.#turn) return;
    this.#status.end(status);
    this.#showConditions(index);
    void this.#narrow();
    await this.#explain(index, plan, turn, status);
  }

  async #showMore(): Promise<void> {
    if (!this.#last) return;
    const { plan, result, index } = this.#last;
    const next = result.hits.slice(this.#shown, this.#shown + PAGE);
    this.#shown += next.length;
    this.#more.hidden = result.hits.length <= this.#shown;
    this.results.setAttribute("aria-busy", "true");
    const first = await this.#list.append(next, plan, index);
    this.results.setAttribute("aria-busy", "false");
    first?.querySelector("a")?.focus();
    this.keepPlace();
  }

  /** Says which filters no thread has, and what finds something if this search does not. */
  async #explain(index: ArchiveIndex, plan: Plan, turn: number, status: Status): Promise<void> {
    const conditions = conditionsOf(this.#state);
    const unknown = await unknownValues(index.segments, plan.filters, index.names);
    if (turn !== this.#turn) return;
    for (const { name, value } of unknown) {
      const condition = conditions.find((each) => !each.excluded && each.name === name && each.value === value);
      if (!condition) continue;
      this.#status.note(unknownText(condition, this.#strings, index.names), " ", this.#removeButton(condition, index));
    }
    if (plan.excludedTexts.length > 0) {
      this.#status.note(fill(this.#strings.excluded, { words: plan.excludedTexts.join(this.#strings.comma) }));
    }
    if (status.kind === "none") await this.#showNear(index, turn);
    if (status.kind === "found" && mayBeMisspelt(queryOf(this.#state), status.count)) {
      void this.#showMeant(index, turn, status.count);
    }
  }

  /** What is near to a search takes many searches, so it waits. @returns false if the reader has gone on meanwhile */
  async #hasRested(turn: number): Promise<boolean> {
    await new Promise((done) => setTimeout(done, NEAR_REST));
    return turn === this.#turn;
  }

  async #showMeant(index: ArchiveIndex, turn: number, threads: number): Promise<void> {
    if (!(await this.#hasRested(turn))) return;
    const meant = import("./alternatives.ts").then(({ oftenMeant }) => oftenMeant(index, this.#state, threads));
    this.#offer(await meant.catch(() => []), turn);
  }

  /** Below a search that found nothing: the threads that have some of the words, and other searches. */
  async #showNear(index: ArchiveIndex, turn: number): Promise<void> {
    if (!(await this.#hasRested(turn))) return;
    // A reader who cannot be helped is told no more than that nothing was found.
    const near = await import("./alternatives.ts")
      .then(({ alternativesTo }) => alternativesTo(index, this.#state))
      .catch(() => undefined);
    if (!near || turn !== this.#turn) return;
    const { hits, plan, unknown, alternatives } = near;
    if (plan && hits.length > 0) {
      this.#last = { plan, result: { hits, complete: true, failed: 0 }, index };
      this.results.dataset.total = String(hits.length);
      this.#more.hidden = hits.length <= this.#shown;
      await this.#list.show(hits.slice(0, this.#shown), plan, index);
      if (turn !== this.#turn) return;
    }
    this.#offer(alternatives, turn);
    if (hits.length === 0) return;
    if (unknown.length > 0)
      this.#status.note(fill(this.#strings.unknown, { words: unknown.join(this.#strings.comma) }));
    this.#status.note(fill(this.#strings.some, { n: hits.length }));
  }

  /** Notes searches that may be meant. */
  #offer(alternatives: readonly Alternative[], turn: number): void {
    if (turn !== this.#turn) return;
    for (const { kind, state, count } of alternatives) {
      const href = location.pathname + writeAddress(state);
      this.#status.note(make("a", { href }, fill(this.#strings[kind], { q: state.query, n: count })));
    }
  }

  /** What is searched for, in words: the query, or the filters if there is none. */
  #asked({ names }: ArchiveIndex): string {
    const { query } = this.#state;
    if (query.trim() !== "") return query;
    return conditionsOf(this.#state)
      .map((condition) => conditionText(condition, this.#strings, names))
      .join(" ");
  }

  #showConditions(index: ArchiveIndex): void {
    const conditions = conditionsOf(this.#state);
    const giveBack = holdControl(this.box, this.#chosen);
    this.#chosen.hidden = conditions.length === 0;
    this.#chosen.replaceChildren(...conditions.map((each) => make("li", {}, this.#removeButton(each, index))));
    giveBack();
  }

  #removeButton(condition: Condition, index: ArchiveIndex): HTMLButtonElement {
    return removeButton(condition, this.#strings, index.names, () =>
      this.go(withoutCondition(this.#state, condition), "push"),
    );
  }

  async #narrow(): Promise<void> {
    if (!this.#panel.open) return;
    const body = this.#panel.querySelector("div") ?? this.#panel;
    this.#facets ??= import("./view/facets.ts").then(
      ({ FacetPanel }) =>
        new FacetPanel(body, this.box, this.#strings, (change, entry) => this.go(change(this.#state), entry)),
    );
    const facets = await this.#facets.catch(() => {
      this.#facets = undefined;
      body.textContent = this.#strings.unavailable;
    });
    if (!facets || !this.#last) return;
    const { index, plan, result } = this.#last;
    await facets.fill({ index, plan, hits: result.hits, state: this.#state });
  }

  /** Shows where else a reader may look, and the recent searches if nothing is searched for. */
  #offerStart(isIdle: boolean): void {
    this.#start.hidden = false;
    this.#panel.hidden = isIdle;
    if (isIdle) fillRecent(this.#recentPlace, this.#recent, location.pathname, this.#strings, () => this.box.focus());
    else this.#recentPlace.hidden = true;
  }

  #clear(status: Status): void {
    this.#last = undefined;
    this.#list.replace([]);
    this.results.dataset.total = "0";
    this.#more.hidden = true;
    this.#status.end(status);
  }
}
