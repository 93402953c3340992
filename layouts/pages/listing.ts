import { base } from "../base.ts";
import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { breakable } from "../line-breaks.ts";
import type { PageKind } from "../page-kind.ts";
import { lines } from "../parts/lines.ts";
import { isLinkable } from "../parts/link.ts";
import { listPager } from "../parts/list-pager.ts";
import { listView } from "../parts/list-view.ts";
import { periodId } from "../parts/period-id.ts";
import { periodTable } from "../parts/period-table.ts";
import { threadRows } from "../parts/thread-row.ts";
import type { ListingProps } from "../props/listing.ts";
import type { ThreadRow } from "../props/thread-row.ts";

/** A page of the threads of a board, a tag, an author or a year. */
export default {
  data: {
    pagination: { data: "stale.listing", size: 1, alias: "entry" },
    permalink: ({ entry }) => entry.path,
  },
  render: ({ entry }) => listingPage(entry.props),
} satisfies PageKind<ListingProps>;

/** Rows from which the choice of a view is worth its place. */
const WORTH_A_VIEW = 10;

function listingPage(p: ListingProps): Html {
  const s = stringsFor(p.lang);
  const facts = lines(
    p.count !== undefined && html`<span>${s.lists.threads(p.count)}</span>`,
    p.page !== undefined && html`<span>${s.lists.page(p.page)}</span>`,
    p.firstPart !== undefined && html`<span>${s.lists.series}</span>`,
    p.feed !== undefined && html`<a href="${p.feed}">${s.page.feed}</a>`,
  );
  const groups = grouped(p);
  const shown = new Set(groups.map(({ id }) => id));
  const main = lines(
    html`<header class="list-head">
${lines(
  html`<h1>${breakable(p.heading)}</h1>`,
  p.intro !== undefined && html`<p class="intro">${p.intro}</p>`,
  facts.length > 0 &&
    html`<p class="meta">
${facts}
</p>`,
)}
</header>`,
    p.periods && periodTable(p.periods, p.lang, shown),
    p.rows.length >= WORTH_A_VIEW && listView(p.titles === true, p.lang),
    p.headings === undefined
      ? threadRows(p.rows, p.lang, 2)
      : html`${groups.map((group) => html`${section(p, group)}\n`)}`,
    listPager(p),
  );
  return base(p, { kind: "listing", main, feed: p.feed, lists: p.rows.length >= WORTH_A_VIEW });
}

/** The rows below one heading. */
interface RowGroup {
  readonly id: string;
  readonly text: string;
  readonly year?: number;
  readonly month?: number;
  readonly rows: ThreadRow[];
}

/** Rows by month or year, in their order. One list for each: at the turn of a month, time zones may mix the order. */
function grouped(p: ListingProps): RowGroup[] {
  if (p.headings === undefined) return [];
  const { format } = stringsFor(p.lang);
  const groups = new Map<string, RowGroup>();
  for (const row of p.rows) {
    const id = row.date ? periodId(row.date.year, p.headings === "month" ? row.date.month : undefined) : "undated";
    const known = groups.get(id);
    if (known) known.rows.push(row);
    else groups.set(id, { id, ...named(row, p.headings, format), rows: [row] });
  }
  return [...groups.values()];
}

function named(
  { date }: ThreadRow,
  headings: "month" | "year",
  format: ReturnType<typeof stringsFor>["format"],
): Pick<RowGroup, "text" | "year" | "month"> {
  if (!date) return { text: format.undated };
  const { year, month } = date;
  return headings === "year" ? { text: format.year(year), year } : { text: format.month(year, month), year, month };
}

function section(p: ListingProps, group: RowGroup): Html {
  const own = p.periods?.years.find(({ year }) => year === group.year);
  const page = group.month === undefined ? own : own?.months.find(({ month }) => month === group.month);
  // A heading that its table leads to leads nowhere itself.
  const leads = page !== undefined && isLinkable(page.href) && !page.href.includes("#");
  const text = leads ? html`<a href="${page.href}">${group.text}</a>` : group.text;
  return html`<section class="period">
<h2 id="${group.id}">${text}${page && html` <span class="count">${stringsFor(p.lang).format.number(page.count)}</span>`}</h2>
${threadRows(group.rows, p.lang, 3)}
</section>`;
}
