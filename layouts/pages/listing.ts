import { base } from "../base.ts";
import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { PageKind } from "../page-kind.ts";
import { lines } from "../parts/lines.ts";
import { threadRows } from "../parts/thread-row.ts";
import type { ListingProps } from "../props/listing.ts";

/** A page of the threads of a board, a tag, an author or a year. */
export default {
  data: {
    pagination: { data: "stale.listing", size: 1, alias: "entry" },
    permalink: ({ entry }) => entry.path,
  },
  render: ({ entry }) => listingPage(entry.props),
} satisfies PageKind<ListingProps>;

function listingPage(p: ListingProps): Html {
  const s = stringsFor(p.lang);
  const facts = lines(
    p.count !== undefined && html`<span>${s.lists.threads(p.count)}</span>`,
    p.page !== undefined && html`<span>${s.lists.page(p.page)}</span>`,
    p.feed !== undefined && html`<a href="${p.feed}">${s.page.feed}</a>`,
  );
  const main = lines(
    html`<header class="list-head">
${lines(
  html`<h1>${p.heading}</h1>`,
  p.intro !== undefined && html`<p class="intro">${p.intro}</p>`,
  facts.length > 0 &&
    html`<p class="meta">
${facts}
</p>`,
)}
</header>`,
    threadRows(p.rows, p.lang, 2),
    pager(p),
  );
  return base(p, { kind: "listing", main, feed: p.feed });
}

/** Ways to newer and older threads. */
function pager(p: ListingProps): Html {
  if (p.newer === undefined && p.older === undefined) return html``;
  const s = stringsFor(p.lang);
  return html`<nav class="pager" aria-label="${s.lists.pages}"><ul>
${lines(
  p.newer !== undefined && html`<li><a href="${p.newer}" rel="prev">${s.lists.newer}</a></li>`,
  p.older !== undefined && html`<li><a href="${p.older}" rel="next">${s.lists.older}</a></li>`,
)}
</ul></nav>`;
}
