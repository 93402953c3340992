import { base } from "../base.ts";
import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { Strings } from "../i18n/strings.ts";
import type { PageKind } from "../page-kind.ts";
import { lines } from "../parts/lines.ts";
import { anchor } from "../parts/link.ts";
import type { IndexEntry, IndexGroup, IndexProps } from "../props/index-page.ts";

/** Every tag, author or year with the number of its threads. */
export default {
  data: {
    pagination: { data: "stale.index", size: 1, alias: "entry" },
    permalink: ({ entry }) => entry.path,
  },
  render: ({ entry }) => indexPage(entry.props),
} satisfies PageKind<IndexProps>;

/** Names that are listed before all others, the largest. */
const LARGEST = 12;

function indexPage(p: IndexProps): Html {
  const head = html`<header class="list-head">
<h1>${p.title}</h1>
</header>`;
  const main = p.groups
    ? html`${head}
${byInitial(p, p.groups)}`
    : html`${head}
${p.of === "years" ? histogram(p) : names(p.entries, p)}`;
  return base(p, { kind: "index", main, lists: p.groups !== undefined });
}

function names(entries: readonly IndexEntry[], p: IndexProps): Html {
  const { format } = stringsFor(p.lang);
  return html`<ul class="index index-${p.of}">
${entries.map((entry) => html`<li>${anchor(entry, p.lang)} <span class="count">${format.number(entry.count)}</span></li>\n`)}</ul>`;
}

/** The largest, then all of them below their initials. The box is for the script, which shows it. */
function byInitial(p: IndexProps, groups: readonly IndexGroup[]): Html {
  const s = stringsFor(p.lang);
  return lines(
    html`<p class="filter" hidden><label>${s.lists.filter} <input type="search" autocomplete="off" spellcheck="false"></label> <span role="status" data-none="${s.lists.noMatch}"></span></p>`,
    html`<nav class="initials" aria-label="${s.lists.initials}"><ul>
${groups.map((group) => html`<li><a href="#${idOf(group)}">${initialText(group, s)}</a></li>\n`)}</ul></nav>`,
    html`<section class="initial">
<h2>${s.lists.largest}</h2>
${names(p.entries.slice(0, LARGEST), p)}
</section>`,
    ...groups.map(
      (group) => html`<section class="initial" data-names>
<h2 id="${idOf(group)}">${initialText(group, s)}</h2>
${names(group.entries, p)}
</section>`,
    ),
  );
}

function idOf({ id }: IndexGroup): string {
  return `initial-${id}`;
}

function initialText({ id, initial }: IndexGroup, s: Strings): string {
  if (initial !== "") return initial;
  return id === "han" ? s.lists.han : s.lists.others;
}

/** Years with bars. Their length is an attribute of a drawing, since policies refuse styles in the page. */
function histogram(p: IndexProps): Html {
  const { format } = stringsFor(p.lang);
  const most = Math.max(1, ...p.entries.map(({ count }) => count));
  const rows = p.entries.map(
    (entry) =>
      html`<li>${anchor(entry, p.lang)} <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="${Math.max(1, Math.round((entry.count / most) * 100))}" height="1"/></svg> <span class="count">${format.number(entry.count)}</span></li>\n`,
  );
  return html`<ul class="index histogram">
${rows}</ul>`;
}
