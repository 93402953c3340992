import "../shared.ts";
import type { SearchScriptStrings } from "../../../../layouts/i18n/search-strings.ts";
import { conditionsOf, type SearchState, withFilter, withoutCondition, withoutConditions } from "../address.ts";
import type { ArchiveIndex } from "../archive.ts";
import { facetsOf } from "../facets.ts";
import { type Facet, matchingValues } from "../query/filter.ts";
import type { Hit } from "../query/match.ts";
import type { FilterName } from "../query/parse.ts";
import type { Plan } from "../query/plan.ts";
import { writeYears } from "../query/years.ts";
import { make } from "./dom.ts";
import { holdControl } from "./keyboard.ts";
import { YearControl } from "./years.ts";

/** Values shown of each filter, those that are chosen aside. */
const MOST = 12;
/** Filters with a button for each value. */
const LISTED = ["board", "author", "tag"] as const;

/** What the panel narrows down. */
export interface Narrowed {
  readonly index: ArchiveIndex;
  readonly plan: Plan;
  readonly hits: readonly Hit[];
  readonly state: SearchState;
}

/** Shows another state, made of the one that is shown by now: the reader may have typed on. */
export type ChangeState = (change: (state: SearchState) => SearchState, entry: "push" | "replace") => void;

/** The panel of filters: the values that results have, with counts, and the range of years. */
export class FacetPanel {
  readonly #lists = make("div", { class: "facet-lists" });
  readonly #years: YearControl;
  readonly #strings: SearchScriptStrings;
  readonly #box: HTMLInputElement;
  readonly #change: ChangeState;
  #shown: Narrowed | undefined;

  constructor(body: HTMLElement, box: HTMLInputElement, strings: SearchScriptStrings, change: ChangeState) {
    this.#strings = strings;
    this.#box = box;
    this.#change = change;
    this.#years = new YearControl(strings, (years) => {
      const others = (state: SearchState) => withoutConditions(state, (one) => one.name === "year" && !one.excluded);
      // Each step of a key on the slider is one: an entry in the history for each would be too many.
      change((state) => withFilter(others(state), "year", years ? [writeYears(years)] : []), "replace");
    });
    this.#years.element.hidden = true;
    body.replaceChildren(this.#years.element, this.#lists);
  }

  async fill(narrowed: Narrowed): Promise<void> {
    this.#shown = narrowed;
    const { index, plan, hits } = narrowed;
    const of = (name: FilterName) => facetsOf(index, plan, hits, name);
    const facets = await Promise.all((["year", ...LISTED] as const).map(of)).catch(() => undefined);
    if (this.#shown !== narrowed) return;
    if (!facets) return this.#fail();
    const [years = [], ...lists] = facets;
    this.#years.update(years, plan.filters.year ?? []);
    const groups = LISTED.flatMap((name, i) => {
      const items = this.#items(name, lists[i] ?? [], narrowed);
      const heading = name === "author" ? this.#strings.authors : this.#strings[name];
      return items.length > 0 ? [make("section", {}, make("h2", {}, heading), make("ul", {}, ...items))] : [];
    });
    const giveBack = holdControl(this.#box, this.#lists);
    this.#lists.replaceChildren(...groups);
    giveBack();
  }

  /** Values that cannot be counted are not shown as none. */
  #fail(): void {
    this.#years.element.hidden = true;
    this.#lists.replaceChildren(make("p", {}, this.#strings.unavailable));
  }

  #items(name: FilterName, facets: readonly Facet[], { index, state }: Narrowed): HTMLLIElement[] {
    const set = conditionsOf(state).filter((condition) => condition.name === name && !condition.excluded);
    const values = facets.map(({ value }) => value);
    const chosen = new Map(
      set.flatMap((condition) =>
        matchingValues(values, name, condition.value, index.names).map((value) => [value, condition] as const),
      ),
    );
    return facets
      .filter(({ value }, i) => i < MOST || chosen.has(value))
      .map(({ value, count }) => {
        const condition = chosen.get(value);
        const attributes = {
          type: "button",
          "aria-pressed": String(condition !== undefined),
          "data-key": `${name} ${value}`,
        };
        const button = make("button", attributes, `${index.names(name, value)} (${count})`);
        button.addEventListener("click", () => {
          this.#change((now) => {
            if (condition) return withoutCondition(now, condition);
            return withFilter(now, name, [...(now.filters[name] ?? []), value]);
          }, "push");
        });
        return make("li", {}, button);
      });
  }
}
