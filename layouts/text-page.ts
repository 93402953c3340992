import { base } from "./base.ts";
import { type Html, html, raw } from "./html.ts";
import type { TextPageProps } from "./props/text-page.ts";

/** A page from `content/pages/`. */
export function textPage(p: TextPageProps): Html {
  const main = html`<article class="text-page">
<h1>${p.title}</h1>
<div class="prose">
${raw(p.html)}
</div>
</article>`;
  return base(p, { kind: "text", main });
}
