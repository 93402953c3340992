import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { part } from "../part.ts";
import type { FloorPager } from "../props/thread.ts";

/** Pages on either side of this one that the pager names, besides the first and the last. */
const AROUND = 2;

/**
 * Links to the pages of a long thread. Its data attributes let the page script send `#floor-N` to the page that holds
 * that floor.
 */
export const floorPager = part("floor-pager", pagesOfFloors);

function pagesOfFloors(pager: FloorPager, lang: string, end = false): Html {
  const s = stringsFor(lang);
  const lastPage = pager.pages.at(-1)?.page ?? pager.page;
  let before = 0;
  const items = pager.pages
    .filter(({ page }) => page === 1 || page === lastPage || Math.abs(page - pager.page) <= AROUND)
    .map(({ page, href, first, last }) => {
      const gap = page > before + 1 && html`<li class="gap" aria-hidden="true">…</li>\n`;
      before = page;
      const range = s.thread.floorRange(first, last);
      return page === pager.page
        ? html`${gap}<li><span aria-current="page">${range}</span></li>\n`
        : html`${gap}<li><a href="${href}">${range}</a></li>\n`;
    });
  const start = pager.pages[0]?.href ?? "";
  const here = pager.pages.find(({ page }) => page === pager.page);
  const all = pager.pages.at(-1)?.last ?? 0;
  const range = s.floors.range(here?.first ?? 1, here?.last ?? all, all);
  return html`<nav class="pager floor-pager" aria-label="${end ? s.thread.floorPages : range}" data-floors-per-page="${pager.perPage}" data-floor-page="${pager.page}" data-floor-pages="${lastPage}" data-thread="${start}">
<p class="meta">${range}</p>
<ul>
${items}</ul></nav>`;
}
