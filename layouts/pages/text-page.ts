import { base } from "../base.ts";
import { type Html, html, raw } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { breakable } from "../line-breaks.ts";
import type { PageKind } from "../page-kind.ts";
import { postHeadings } from "../parts/post-headings.ts";
import { needsScript } from "../parts/reading.ts";
import type { TextPageProps } from "../props/text-page.ts";

/** A page from `content/pages/`. */
export default {
  data: {
    pagination: { data: "stale.text", size: 1, alias: "entry" },
    permalink: ({ entry }) => entry.path,
  },
  render: ({ entry }) => textPage(entry.props),
} satisfies PageKind<TextPageProps>;

function textPage(p: TextPageProps): Html {
  const main = html`<article class="text-page">
<h1>${breakable(p.title)}</h1>
<div class="prose">
${raw(postHeadings(p.html, stringsFor(p.lang).reading.section))}
</div>
</article>`;
  return base(p, { kind: "text", reading: needsScript([p.html]), main });
}
