import type { SearchScriptStrings } from "../../../../layouts/i18n/search-strings.ts";
import { writeAddress } from "../address.ts";
import type { RecentSearches } from "../recent.ts";
import { make } from "./dom.ts";

/** Lists the recent searches, with a button that forgets them. Empty if there are none. */
export function fillRecent(
  place: HTMLElement,
  recent: RecentSearches,
  page: string,
  strings: SearchScriptStrings,
  forgotten: () => void,
): void {
  const queries = recent.list;
  place.hidden = queries.length === 0;
  if (place.hidden) {
    place.replaceChildren();
    return;
  }
  const items = queries.map((query) => {
    const href = page + writeAddress({ query, filters: {}, sort: "relevance" });
    return make("li", {}, make("a", { href }, query));
  });
  const forget = make("button", { type: "button", class: "search-forget" }, strings.forget);
  forget.addEventListener("click", () => {
    recent.forget();
    fillRecent(place, recent, page, strings, forgotten);
    forgotten();
  });
  place.replaceChildren(make("h2", {}, strings.recent), make("ul", { class: "search-recent" }, ...items), forget);
}
