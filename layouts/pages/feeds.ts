import { base } from "../base.ts";
import { type Html, html } from "../html.ts";
import { groupingTitle, stringsFor } from "../i18n/pick.ts";
import type { PageKind } from "../page-kind.ts";
import { anchor } from "../parts/link.ts";
import type { FeedGroup, FeedsProps } from "../props/feeds.ts";

/** Every feed of the archive, for people to copy into their readers. */
export default {
  data: {
    pagination: { data: "stale.feeds", size: 1, alias: "entry" },
    permalink: ({ entry }) => entry.path,
  },
  render: ({ entry }) => feedsPage(entry.props),
} satisfies PageKind<FeedsProps>;

function feedsPage(p: FeedsProps): Html {
  const main = html`<header class="list-head">
<h1>${p.title}</h1>
<p class="intro">${stringsFor(p.lang).page.feedsText}</p>
</header>
${p.groups.map((group) => html`${section(p, group)}\n`)}`;
  return base(p, { kind: "index", main });
}

function section(p: FeedsProps, { of, feeds }: FeedGroup): Html {
  return html`<section class="initial">
<h2>${titleOf(p, of)}</h2>
<ul class="feeds">
${feeds.map(
  ({ page, atom, json }) =>
    html`<li>${anchor(page, p.lang)} <span class="meta"><a href="${atom}" aria-label="Atom: ${page.text}">Atom</a> <a href="${json}" aria-label="JSON Feed: ${page.text}">JSON Feed</a></span></li>\n`,
)}</ul>
</section>`;
}

function titleOf(p: FeedsProps, of: string): string {
  if (of === "archive") return p.site.title;
  return of === "board" ? stringsFor(p.lang).lists.boards : groupingTitle(p.lang, of);
}
