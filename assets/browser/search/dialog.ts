import "./shared.ts";
import type { SearchScriptStrings } from "../../../layouts/i18n/search-strings.ts";
import { loadDialogStyle } from "../dialog-style.ts";
import { writeAddress } from "./address.ts";
import { asksSomething, openIndex, planState } from "./ask.ts";
import { searchThread, threadPages } from "./in-thread.ts";
import { loadPage } from "./load-page.ts";
import type { Plan } from "./query/plan.ts";
import { RecentSearches } from "./recent.ts";
import { type Status, statusOf } from "./status.ts";
import { fill, isPlainClick, make, marked } from "./view/dom.ts";
import { isComposing, walkResults } from "./view/keyboard.ts";
import { highlightOf, ResultList } from "./view/list.ts";
import { fillRecent } from "./view/recent.ts";
import { withHighlight } from "./view/result.ts";
import { StatusLine } from "./view/status-line.ts";
import { followTyping } from "./view/typing.ts";
import { warmUp } from "./warm.ts";

/** Results of the archive that the dialog shows; the search page has all. */
const MOST = 8;

/** From where the dialog is opened. */
export interface Opening {
  /** Whole address of the search page. */
  readonly home: string;
  /** The search box of the page, which has what was typed meanwhile. */
  readonly box: HTMLInputElement | null;
  /** What had the focus. */
  readonly before: Element | null;
  /** Whether an input method is composing in the box. */
  isComposing(): boolean;
}

let loaded: Promise<SearchDialog> | undefined;

// The dialog is about to be opened.
loadDialogStyle().catch(() => undefined);

/** Opens the dialog. @throws Error if its words or its style cannot be loaded */
export async function openSearch(opening: Opening): Promise<void> {
  loaded ??= load(opening.home);
  loaded.catch(() => {
    loaded = undefined;
  });
  const dialog = await loaded;
  const { box } = opening;
  if (opening.isComposing()) box?.addEventListener("compositionend", () => dialog.open(opening), { once: true });
  else dialog.open(opening);
}

/** Words, boards and the address of the index are those of the search page. */
async function load(home: string): Promise<SearchDialog> {
  const [page] = await Promise.all([loadPage(home), loadDialogStyle()]);
  return new SearchDialog(home, page);
}

/** The search of every page, over the page: results while the reader types. */
class SearchDialog {
  readonly #home: string;
  readonly #strings: SearchScriptStrings;
  readonly #dialog: HTMLDialogElement;
  readonly #box: HTMLInputElement;
  readonly #list: ResultList;
  readonly #all = make("a", { class: "search-all", href: "" });
  readonly #start: HTMLElement;
  readonly #inThread = make("input", { type: "checkbox" });
  readonly #pages = threadPages();
  readonly #status: StatusLine;
  readonly #recent: RecentSearches;
  readonly #indexUrl: string;
  /** What gets the focus back; undefined once it has it. */
  #before: Element | null | undefined;
  #turn = 0;

  /** @param page the search page */
  constructor(home: string, page: Document) {
    const root = page.getElementById("search");
    const strings = JSON.parse(root?.dataset.strings ?? "") as SearchScriptStrings;
    const hint = page.getElementById("search-query")?.getAttribute("placeholder") ?? "";
    const name = page.querySelector("#search h1")?.textContent ?? "";
    this.#home = home;
    this.#strings = strings;
    this.#indexUrl = new URL(root?.dataset.index ?? "", home).href;
    this.#recent = new RecentSearches(new URL(home).pathname);
    this.#box = make("input", {
      type: "search",
      name: "q",
      "aria-label": hint,
      placeholder: hint,
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "search",
      "aria-controls": "search-found",
    });
    const close = make("button", { type: "button", class: "search-close", "aria-label": strings.close }, "×");
    close.addEventListener("click", () => this.#close());
    const form = make("form", { class: "search-form", role: "search", action: home, method: "get" }, this.#box, close);
    const results = make("ol", { id: "search-found", "aria-busy": "false" });
    const line = make("p", { class: "search-status", role: "status" });
    const notes = make("div", { class: "search-notes", "aria-live": "polite" });
    const start = page.getElementById("search-start");
    this.#start = start ? document.importNode(start, true) : make("div", {});
    const scope = make("label", { class: "search-scope" }, this.#inThread, " ", strings.inThread);
    scope.hidden = this.#pages.length === 0;
    const body = make("div", { class: "search-body" }, line, notes, results, this.#all, this.#start);
    const lang = page.documentElement.lang;
    this.#dialog = make("dialog", { class: "search search-dialog", "aria-label": name, lang }, form, scope, body);
    this.#list = new ResultList(results, this.#box, strings);
    this.#status = new StatusLine(line, notes, strings, () => void this.#run());
    this.#follow(body);
    document.body.append(this.#dialog);
    warmUp();
  }

  /** Opens the dialog with what was typed into the box of the page. */
  open({ box, before }: Opening): void {
    if (this.#dialog.open) return;
    this.#before = before;
    const typed = box?.value ?? "";
    if (box) box.value = "";
    this.#dialog.showModal();
    this.#box.focus();
    if (typed === "") this.#box.select();
    else this.#box.value = typed;
    void this.#run();
  }

  #follow(body: HTMLElement): void {
    followTyping(this.#box, { typed: () => void this.#run(), sent: () => this.#send() });
    walkResults(this.#box, body);
    this.#inThread.addEventListener("change", () => void this.#run());
    // A phone's way back closes it too.
    this.#dialog.addEventListener("close", () => this.#giveBack());
    // Before the box empties itself, and the list gives the focus to the box.
    this.#dialog.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || isComposing(event)) return;
        event.preventDefault();
        event.stopPropagation();
        this.#close();
      },
      true,
    );
    this.#dialog.addEventListener("click", (event) => {
      const target = event.target as Element;
      // The ground around it belongs to the dialog, and everything in it to a child.
      if (target === this.#dialog) this.#close();
      const link = target.closest("a");
      if (!link) return;
      const again = link.closest("#search-recent") && new URL(link.href).searchParams.get("q");
      if (!again) return this.#recent.add(this.#box.value);
      if (!isPlainClick(event)) return;
      event.preventDefault();
      this.#box.value = again;
      this.#box.focus();
      void this.#run();
    });
  }

  #close(): void {
    this.#dialog.close();
    // At once: the event comes later, when the reader may have moved the focus.
    this.#giveBack();
  }

  /** Gives the focus back to what had it. */
  #giveBack(): void {
    const before = this.#before;
    if (before === undefined) return;
    this.#before = undefined;
    this.#turn++;
    if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
    else (document.activeElement as HTMLElement | null)?.blur();
  }

  /** Enter leads to all results; in a thread, which has no page of results, to the first of them. */
  #send(): void {
    this.#recent.add(this.#box.value);
    if (this.#inThread.checked) this.#list.list.querySelector("a")?.focus();
    else location.assign(this.#allResults());
  }

  #allResults(): string {
    return this.#home + writeAddress({ query: this.#box.value, filters: {}, sort: "relevance" });
  }

  async #run(): Promise<void> {
    const turn = ++this.#turn;
    const { list } = this.#list;
    list.setAttribute("aria-busy", "true");
    this.#status.begin();
    try {
      const plan = planState({ query: this.#box.value, filters: {} });
      if (!asksSomething(plan)) this.#showStart();
      else await (this.#inThread.checked ? this.#findPosts(plan, turn) : this.#findThreads(plan, turn));
    } catch {
      if (turn === this.#turn) this.#clear({ kind: "unavailable" });
    }
    if (turn === this.#turn) list.setAttribute("aria-busy", "false");
  }

  async #findThreads(plan: Plan, turn: number): Promise<void> {
    const index = await openIndex(this.#indexUrl);
    const isCurrent = () => turn === this.#turn;
    const onFound = () => {
      this.#start.hidden = true;
    };
    const result = await this.#list.search(index, plan, { sort: "relevance", most: MOST, isCurrent, onFound });
    if (!isCurrent()) return;
    const status = statusOf(result, index.segments.length, this.#box.value);
    if (status.kind === "unavailable") return this.#clear(status);
    await this.#list.show(result.hits.slice(0, MOST), plan, index);
    if (!isCurrent()) return;
    // Where nothing is found, the boards are another way.
    this.#start.hidden = status.kind !== "none";
    this.#status.end(status);
    this.#all.href = this.#allResults();
    this.#all.textContent = fill(this.#strings.all, { n: result.hits.length });
    this.#all.hidden = result.hits.length <= MOST;
  }

  async #findPosts(plan: Plan, turn: number): Promise<void> {
    const { posts, failed, pages } = await searchThread(plan, this.#pages);
    if (turn !== this.#turn) return;
    const highlight = highlightOf(plan);
    const items = posts.map(({ url, name, lang, excerpt }) => {
      const link = make("a", { href: withHighlight(url, highlight), class: "result-title" }, name);
      const text = make("p", { class: "result-excerpt", lang }, ...marked(excerpt));
      return make("li", { class: "row" }, make("h3", {}, link), text);
    });
    const { foundPosts, foundPost, noneInThread, failedPages } = this.#strings;
    const words = {
      found: foundPosts,
      foundAtLeast: foundPosts,
      foundOne: foundPost,
      none: noneInThread,
      failed: failedPages,
    };
    this.#clear(statusOf({ hits: posts, complete: true, failed }, pages, this.#box.value), words);
    this.#list.replace(items);
  }

  #showStart(): void {
    this.#clear({ kind: "idle" });
    this.#start.hidden = this.#inThread.checked;
    const place = this.#start.querySelector<HTMLElement>("#search-recent");
    if (place) fillRecent(place, this.#recent, this.#home, this.#strings, () => this.#box.focus());
  }

  #clear(status: Status, words?: Partial<SearchScriptStrings>): void {
    this.#list.replace([]);
    this.#all.hidden = true;
    this.#start.hidden = true;
    this.#status.end(status, words);
  }
}
