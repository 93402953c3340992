import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { part } from "../part.ts";
import type { PageProps } from "../props/page.ts";
import { anchor, langAttributes } from "./link.ts";
import { pagePath } from "./page-address.ts";

/** The way from the front page to here; nothing if there is none. */
export const breadcrumb = part("breadcrumb", wayHere);

function wayHere(p: PageProps): Html {
  if (p.breadcrumb.length === 0) return html``;
  const here = pagePath(p);
  const items = p.breadcrumb.map((link) =>
    link.href === here
      ? html`<li><span aria-current="page"${langAttributes(link.lang, p.lang)}>${link.text}</span></li>\n`
      : html`<li>${anchor(link, p.lang)}</li>\n`,
  );
  return html`<nav class="breadcrumb" aria-label="${stringsFor(p.lang).page.breadcrumb}"><ol>
${items}</ol></nav>`;
}
