import type { SearchScriptStrings } from "../../../../layouts/i18n/search-strings.ts";
import type { ArchiveIndex, SearchResult } from "../archive.ts";
import { rested } from "../breathe.ts";
import { previewOf } from "../preview.ts";
import type { Hit } from "../query/match.ts";
import type { Plan } from "../query/plan.ts";
import type { Sort } from "../sort.ts";
import { holdFocus } from "./keyboard.ts";
import { fillMissing, fillResult, type ResultContext } from "./result.ts";

/** Milliseconds that results wait to be shown together before they are shown one by one. */
const TOGETHER = 150;

/**
 * Milliseconds before what some segments have found is shown while others are still asked. The next such list comes no
 * sooner than after as long again as has passed: each loads texts, for which the one after it may have no place.
 */
const PATIENCE = 400;

export interface ListedSearch {
  readonly sort: Sort;
  /** Results that are shown at first. */
  readonly most: number;
  /** False once another search has begun. */
  isCurrent(): boolean;
  /** Called before something is shown. */
  onFound?(): void;
}

/** A list of results. */
export class ResultList {
  readonly list: HTMLOListElement;
  readonly #box: HTMLInputElement;
  readonly #strings: SearchScriptStrings;
  /** Counts what was to be shown; what is no longer the last is not. */
  #turn = 0;

  constructor(list: HTMLOListElement, box: HTMLInputElement, strings: SearchScriptStrings) {
    this.list = list;
    this.#box = box;
    this.#strings = strings;
  }

  /** Searches. What some segments have found is shown if others take long; the whole is the caller's to show. */
  search(index: ArchiveIndex, plan: Plan, { sort, most, isCurrent, onFound }: ListedSearch): Promise<SearchResult> {
    const started = performance.now();
    let patience = PATIENCE;
    return index.search(plan, {
      sort,
      onProgress: (found) => {
        const passed = performance.now() - started;
        if (passed < patience || !isCurrent()) return;
        const hits = found().slice(0, most);
        if (hits.length === 0) return;
        patience = 2 * passed;
        onFound?.();
        void this.show(hits, plan, index);
      },
    });
  }

  /** Shows results in place of all others: together if they come soon, else each as it comes. */
  async show(hits: readonly Hit[], plan: Plan, index: ArchiveIndex): Promise<void> {
    const turn = ++this.#turn;
    const items = hits.map(() => document.createElement("li"));
    const filled = this.#fill(items, hits, plan, index, () => turn === this.#turn);
    await Promise.race([filled, new Promise((done) => setTimeout(done, TOGETHER))]);
    if (turn !== this.#turn) return;
    const giveBack = holdFocus(this.#box, this.list);
    this.list.replaceChildren(...items);
    await filled;
    giveBack();
  }

  /** Adds results at the end. @returns the first of them */
  async append(hits: readonly Hit[], plan: Plan, index: ArchiveIndex): Promise<HTMLLIElement | undefined> {
    const items = hits.map(() => document.createElement("li"));
    await this.#fill(items, hits, plan, index, () => true);
    this.list.append(...items);
    return items[0];
  }

  /** Shows these items and nothing else. */
  replace(items: readonly HTMLLIElement[]): void {
    this.#turn++;
    this.list.replaceChildren(...items);
  }

  /** @param isWanted false once other results are shown in place of these */
  async #fill(
    items: readonly HTMLLIElement[],
    hits: readonly Hit[],
    plan: Plan,
    index: ArchiveIndex,
    isWanted: () => boolean,
  ): Promise<void> {
    const context: ResultContext = {
      strings: this.#strings,
      base: index.list.base,
      highlight: highlightOf(plan),
      names: index.names,
    };
    await Promise.all(
      hits.map(async (hit, i) => {
        const item = items[i];
        if (!item) return;
        try {
          await hit.segment.fragment(hit.page);
          if (!isWanted()) return;
          const preview = await previewOf(hit, plan);
          await rested(() => fillResult(item, preview, context));
        } catch {
          fillMissing(item, context);
        }
      }),
    );
  }
}

/** The words that a thread's page is to highlight. */
export function highlightOf({ terms }: Plan): string {
  return terms.map(({ text }) => text).join(" ");
}
