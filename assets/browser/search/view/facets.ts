import type { SearchScriptStrings } from "../../../../layouts/i18n/strings.ts";
import type { ArchiveIndex } from "../archive.ts";
import { countFacet, type Facet } from "../query/filter.ts";
import type { Hit } from "../query/match.ts";
import { FILTERS, type FilterName, type Filters } from "../query/parse.ts";
import { fill, make } from "./dom.ts";

const MOST = 12;

/** Fills the panel of filters with the values that the results have, and their counts. */
export async function fillFacets(
  panel: HTMLElement,
  index: ArchiveIndex,
  hits: readonly Hit[],
  chosen: Filters,
  strings: SearchScriptStrings,
  toggle: (name: FilterName, value: string) => void,
): Promise<void> {
  const pages = new Map(index.segments.map((segment) => [segment, new Set<number>()]));
  for (const hit of hits) pages.get(hit.segment)?.add(hit.page);
  for (const [segment, set] of pages) if (set.size === 0) pages.delete(segment);
  const facets = await Promise.all(FILTERS.map((name) => countFacet(pages, name).catch((): Facet[] => [])));
  const groups = FILTERS.map((name, i) => {
    const choices = (facets[i] ?? []).slice(0, MOST).map(({ value, count }) => {
      const pressed = String(chosen[name]?.includes(value) ?? false);
      const label = `${index.names(name, value)} (${count})`;
      const button = make("button", { type: "button", "aria-pressed": pressed }, label);
      button.addEventListener("click", () => toggle(name, value));
      return make("li", {}, button);
    });
    return choices.length > 0 ? [make("section", {}, make("h3", {}, strings[name]), make("ul", {}, ...choices))] : [];
  });
  panel.replaceChildren(...groups.flat());
}

/** The filters that are set, each with a button that removes it. */
export function fillChosen(
  list: HTMLElement,
  index: ArchiveIndex,
  chosen: Filters,
  strings: SearchScriptStrings,
  toggle: (name: FilterName, value: string) => void,
): void {
  const items = FILTERS.flatMap((name) =>
    (chosen[name] ?? []).map((value) => {
      const text = `${strings[name]}: ${index.names(name, value)}`;
      const button = make(
        "button",
        { type: "button", "aria-label": fill(strings.remove, { value: text }) },
        `${text} ×`,
      );
      button.addEventListener("click", () => toggle(name, value));
      return make("li", {}, button);
    }),
  );
  list.replaceChildren(...items);
  list.hidden = items.length === 0;
}
