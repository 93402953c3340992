import { base } from "../base.ts";
import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { PageKind } from "../page-kind.ts";
import type { NotFoundProps } from "../props/not-found.ts";

/** The page behind every address that does not exist. */
export default {
  data: {
    pagination: { data: "stale.notFound", size: 1, alias: "entry" },
    permalink: ({ entry }) => entry.path,
  },
  render: ({ entry }) => notFoundPage(entry.props),
} satisfies PageKind<NotFoundProps>;

function notFoundPage(p: NotFoundProps): Html {
  const s = stringsFor(p.lang);
  const main = html`<div class="notice">
<p class="notice-mark">404</p>
<h1>${s.notices.notFound}</h1>
<p>${s.notices.notFoundText}</p>
<p><a href="${p.home}">${s.notices.toHome}</a></p>
</div>`;
  return base({ ...p, noindex: true }, { kind: "not-found", main, canonical: false });
}
