import { base } from "../base.ts";
import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { breakable } from "../line-breaks.ts";
import type { PageKind } from "../page-kind.ts";
import { anchor } from "../parts/link.ts";
import type { TombstoneProps } from "../props/tombstone.ts";

/** The page in place of a withdrawn thread. Search engines are told to forget it. */
export default {
  data: {
    pagination: { data: "stale.tombstone", size: 1, alias: "entry" },
    permalink: ({ entry }) => entry.path,
  },
  render: ({ entry }) => tombstonePage(entry.props),
} satisfies PageKind<TombstoneProps>;

function tombstonePage(p: TombstoneProps): Html {
  const s = stringsFor(p.lang);
  const main = html`<article class="notice">
<p class="notice-mark">${s.notices.withdrawn}</p>
<h1>${breakable(p.title)}</h1>
<p>${s.notices.withdrawnText}</p>
<dl class="colophon">
<div><dt>${s.notices.reason}</dt><dd>${p.reason}</dd></div>
</dl>
<p>${anchor({ ...p.board, text: s.notices.backTo(p.board.text) }, p.lang)}</p>
</article>`;
  return base({ ...p, noindex: true }, { kind: "tombstone", main });
}
