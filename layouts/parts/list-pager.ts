import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { part } from "../part.ts";
import type { ListingProps } from "../props/listing.ts";
import { lines } from "./lines.ts";

/** Ways to newer and older threads, and to pages of the list by number; nothing if there is one page. */
export const listPager = part("list-pager", pager);

function pager(p: ListingProps): Html {
  if (p.newer === undefined && p.older === undefined) return html``;
  const s = stringsFor(p.lang);
  const numbers = (p.pages ?? []).map(({ page, href }, at, all) => {
    const text = page === undefined ? s.lists.newestPage : at === all.length - 1 ? s.lists.oldestPage : String(page);
    if (page === p.page) return html`<li><span aria-current="page">${text}</span></li>\n`;
    return html`<li><a href="${href}"${page !== undefined && html` aria-label="${at === all.length - 1 ? `${text} (${s.lists.page(page)})` : s.lists.page(page)}"`}>${text}</a></li>\n`;
  });
  return html`<nav class="pager" aria-label="${s.lists.pages}"><ul>
${lines(
  p.newer !== undefined && html`<li><a href="${p.newer}" rel="prev">${s.lists.newer}</a></li>`,
  p.older !== undefined && html`<li><a href="${p.older}" rel="next">${s.lists.older}</a></li>`,
)}
</ul>${
    numbers.length > 0 &&
    html`<ul class="pager-numbers">
${numbers}</ul>`
  }</nav>`;
}
