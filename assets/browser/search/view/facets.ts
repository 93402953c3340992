import "../shared.ts";
import type { SearchScriptStrings } from "../../../../layouts/i18n/search-strings.ts";
import { conditionsOf, type SearchState, withFilter } from "../address.ts";
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

/** The panel of filters: the values that results have, with counts, and the range of years. */
export class FacetPanel {
  readonly #lists = make("div", { class: "facet-lists" });
  readonly #years: YearControl;
  readonly #strings: SearchScriptStrings;
  readonly #box: HTMLInputElement;
  readonly #go: (state: SearchState, entry: "push" | "replace") => void;
  #shown: Narrowed | undefined;

  /** @param go shows another state */
  constructor(
    body: HTMLElement,
    box: HTMLInputElement,
    strings: SearchScriptStrings,
    go: (state: SearchState, entry: "push" | "replace") => void,
  ) {
    this.#strings = strings;
    this.#box = box;
    this.#go = go;
    this.#years = new YearControl(strings, (years) => {
      // Each step of a key on the slider is one: an entry in the history for each would be too many.
      if (this.#shown) this.#go(withFilter(this.#shown.state, "year", years ? [writeYears(years)] : []), "replace");
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
          const added = () => withFilter(state, name, [...(state.filters[name] ?? []), value]);
          this.#go(condition?.removed ?? added(), "push");
        });
        return make("li", {}, button);
      });
  }
}
