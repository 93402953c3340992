import { base } from "../base.ts";
import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { PageKind } from "../page-kind.ts";
import { anchor } from "../parts/link.ts";
import type { MovedProps } from "../props/moved.ts";

/** An old address whose query told its threads apart. The page script picks one; readers without it get the list. */
export default {
  data: {
    pagination: { data: "stale.moved", size: 1, alias: "entry" },
    permalink: ({ entry }) => entry.path,
  },
  render: ({ entry }) => movedPage(entry.props),
} satisfies PageKind<MovedProps>;

function movedPage(p: MovedProps): Html {
  const s = stringsFor(p.lang);
  const items = p.entries.map(
    (entry) => html`<li data-query="${entry.query}">${anchor(entry, p.lang)} <code>${entry.query}</code></li>\n`,
  );
  const main = html`<div class="notice">
<h1>${s.notices.moved}</h1>
<p>${s.notices.movedText}</p>
<ul class="moved">
${items}</ul>
</div>`;
  return base({ ...p, noindex: true }, { kind: "moved", main, script: true });
}
