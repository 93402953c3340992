import { base } from "../base.ts";
import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { PageKind } from "../page-kind.ts";
import { anchor } from "../parts/link.ts";
import type { IndexProps } from "../props/index-page.ts";

/** Every tag, author or year with the number of its threads. */
export default {
  data: {
    pagination: { data: "stale.index", size: 1, alias: "entry" },
    permalink: ({ entry }) => entry.path,
  },
  render: ({ entry }) => indexPage(entry.props),
} satisfies PageKind<IndexProps>;

function indexPage(p: IndexProps): Html {
  const s = stringsFor(p.lang);
  const items = p.entries.map(
    (entry) => html`<li>${anchor(entry, p.lang)} <span class="count">${s.format.number(entry.count)}</span></li>\n`,
  );
  const main = html`<header class="list-head">
<h1>${p.title}</h1>
</header>
<ul class="index index-${p.of}">
${items}</ul>`;
  return base(p, { kind: "index", main });
}
