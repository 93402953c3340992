import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { part } from "../part.ts";
import type { PeriodCount, PeriodsProps, YearCount } from "../props/listing.ts";
import { isLinkable } from "./link.ts";
import { periodId } from "./period-id.ts";

/** How many threads each month of a list has, with a link to them. @param shown ids of headings that the page has */
export const periodTable = part("period-table", table);

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);
/** Shades of a month, from few threads to many. */
const SHADES = 5;

function table(periods: PeriodsProps, lang: string, shown: ReadonlySet<string>): Html {
  const s = stringsFor(lang);
  const most = Math.max(1, ...periods.years.flatMap((year) => year.months.map(({ count }) => count)));
  const { undated } = periods;
  return html`<table class="periods">
<caption class="visually-hidden">${s.lists.byMonth}</caption>
<thead>
<tr><th scope="col">${s.lists.year}</th>${MONTHS.map((month) => html`<th scope="col">${s.format.shortMonth(month)}</th>`)}</tr>
</thead>
<tbody>
${periods.years.map((year) => html`${yearRow(year, most, lang, shown)}\n`)}</tbody>
</table>${undated && html`\n<p class="periods-undated">${linked(undated, s.format.undated)} <span class="count">${s.format.number(undated.count)}</span></p>`}`;
}

function yearRow(year: YearCount, most: number, lang: string, shown: ReadonlySet<string>): Html {
  const s = stringsFor(lang);
  const cells = MONTHS.map((month) => {
    const own = year.months.find((one) => one.month === month);
    if (!own) return html`<td></td>`;
    const name = `${s.format.month(year.year, month)}${s.lists.colon}${s.lists.threads(own.count)}`;
    const id = periodId(year.year, month);
    // What leads to a heading of this page still leads somewhere once the heading is on a page of its own.
    return html`<td${!shown.has(id) && !own.href.startsWith("#") && html` id="${id}"`} class="shade-${Math.ceil((own.count / most) * SHADES)}">${linked(own, s.format.number(own.count), name)}</td>`;
  });
  return html`<tr><th scope="row">${linked(year, s.format.year(year.year))}</th>${cells}</tr>`;
}

function linked({ href }: PeriodCount, text: string, name?: string): Html {
  if (!isLinkable(href)) return html`<span>${text}</span>`;
  return html`<a href="${href}"${name !== undefined && html` aria-label="${name}"`}>${text}</a>`;
}
