import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { PageKind } from "../page-kind.ts";
import { policies } from "../parts/policies.ts";
import type { RedirectProps } from "../props/redirect.ts";

/**
 * Sends the reader on at once, without JavaScript; the link is for browsers that do not refresh. If the page script runs,
 * it is first: it takes `#floor-N` along, which the refresh does not.
 */
export default {
  data: {
    pagination: { data: "stale.redirect", size: 1, alias: "entry" },
    permalink: ({ entry }) => entry.path,
  },
  render: ({ entry }) => redirectPage(entry.props),
} satisfies PageKind<RedirectProps>;

function redirectPage(p: RedirectProps): Html {
  const s = stringsFor(p.lang);
  const { css, extraCss } = p.site.assets;
  // `to` holds the base already, and only the origin is taken from the site's address.
  const canonical = p.site.url && new URL(p.to, p.site.url).href;
  return html`<!DOCTYPE html>
<html lang="${p.lang}">
<head>
<meta charset="utf-8">
${policies(p.site.base, false)}
<meta http-equiv="refresh" content="0; url=${p.to}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${s.notices.moved}</title>
${canonical && html`<link rel="canonical" href="${canonical}">\n`}<link rel="stylesheet" href="${css}">${extraCss && html`\n<link rel="stylesheet" href="${extraCss}">`}
<script type="module" src="${p.site.assets.js}"></script>
</head>
<body class="page-redirect">
<main class="notice">
<h1>${s.notices.moved}</h1>
<p data-query="">${s.notices.movedText} <a href="${p.to}">${p.title}</a></p>
</main>
</body>
</html>
`;
}
