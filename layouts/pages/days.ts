import { base } from "../base.ts";
import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { PageKind } from "../page-kind.ts";
import { lines } from "../parts/lines.ts";
import { anchor } from "../parts/link.ts";
import type { Day, DaysMonth, DaysProps } from "../props/days.ts";

/** On this day: threads by the day of the year. A script leads to the reader's day; the build has none. */
export default {
  data: {
    pagination: { data: "stale.days", size: 1, alias: "entry" },
    permalink: ({ entry }) => entry.path,
  },
  render: ({ entry }) => daysPage(entry.props),
} satisfies PageKind<DaysProps>;

function daysPage(p: DaysProps): Html {
  const s = stringsFor(p.lang);
  const [only] = p.months;
  const isMonth = only !== undefined && p.months.length === 1 && only.days.some(({ threads }) => threads);
  const main = lines(
    html`<header class="list-head">
<h1>${p.title}</h1>
</header>`,
    html`<p class="today" hidden><a href="#">${s.lists.today}</a> <span hidden>${s.lists.noneToday}</span></p>`,
    ...(isMonth ? only.days.map((day) => daySection(p, only, day)) : p.months.map((month) => monthSection(p, month))),
  );
  return base(p, { kind: "index", main, lists: true });
}

function monthSection(p: DaysProps, { month, days }: DaysMonth): Html {
  const { format } = stringsFor(p.lang);
  const items = days.map(
    ({ day, href }) =>
      html`<li><a href="${href}" data-day="${idOf(month, day)}" aria-label="${format.monthDay(month, day)}">${day}</a></li>\n`,
  );
  return html`<section class="initial">
<h2>${format.shortMonth(month)}</h2>
<ul class="days">
${items}</ul>
</section>`;
}

function daySection(p: DaysProps, { month }: DaysMonth, { day, threads = [] }: Day): Html {
  const { format } = stringsFor(p.lang);
  const items = threads.map(
    ({ date, ...link }) =>
      html`<li>${anchor(link, p.lang)}${date && html` <span class="count">${format.year(date.year)}</span>`}</li>\n`,
  );
  return html`<section class="initial">
<h2 id="on-${idOf(month, day)}">${format.monthDay(month, day)}</h2>
<ul>
${items}</ul>
</section>`;
}

/** `11-29`. */
function idOf(month: number, day: number): string {
  return `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
