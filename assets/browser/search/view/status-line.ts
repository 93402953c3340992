import type { SearchScriptStrings } from "../../../../layouts/i18n/search-strings.ts";
import { failureText, type Status, statusText } from "../status.ts";
import { make } from "./dom.ts";

/** Milliseconds that a search may take before the reader is told that it runs. */
const PATIENCE = 400;

/**
 * The line with the status of a search, and the notes below it. A search begins and ends once. It is shown as running
 * only between the two, so nothing overwrites its end.
 */
export class StatusLine {
  readonly #line: HTMLElement;
  readonly #notes: HTMLElement;
  readonly #strings: SearchScriptStrings;
  readonly #retry: () => void;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** @param retry searches again */
  constructor(line: HTMLElement, notes: HTMLElement, strings: SearchScriptStrings, retry: () => void) {
    this.#line = line;
    this.#notes = notes;
    this.#strings = strings;
    this.#retry = retry;
  }

  /** A search begins, in place of any that has not ended. */
  begin(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#show({ kind: "searching" }), PATIENCE);
  }

  /** The search has ended so. @param words that take the place of the usual ones */
  end(status: Status, words: Partial<SearchScriptStrings> = {}): void {
    clearTimeout(this.#waiting);
    this.#show(status, words);
  }

  /** Adds a note on the search that has ended. */
  note(...content: (Node | string)[]): void {
    this.#notes.append(make("p", { class: "search-nearest" }, ...content));
  }

  #show(status: Status, words: Partial<SearchScriptStrings> = {}): void {
    const strings = { ...this.#strings, ...words };
    const text = statusText(status, strings);
    if (this.#line.textContent !== text) this.#line.textContent = text;
    const failure = failureText(status, strings);
    if (failure === "" && status.kind !== "unavailable") this.#notes.replaceChildren();
    else {
      const alert: Record<string, string> = failure === "" ? {} : { role: "alert" };
      this.#notes.replaceChildren(make("p", { class: "search-failed", ...alert }, failure, " ", this.#retryButton()));
    }
  }

  #retryButton(): HTMLButtonElement {
    const button = make("button", { type: "button", class: "search-retry" }, this.#strings.retry);
    button.addEventListener("click", () => {
      // The button goes away; the line takes the focus that it had.
      this.#line.tabIndex = -1;
      this.#line.focus();
      this.#retry();
    });
    return button;
  }
}
