import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { part } from "../part.ts";
import type { PageProps } from "../props/page.ts";
import { lines } from "./lines.ts";
import { anchor, langAttributes } from "./link.ts";

/** The footer of every page: links, copyright, registration. */
export const siteFooter = part("site-footer", footer);

function footer(p: PageProps): Html {
  const { footer, copyright, registration, lang } = p.site;
  const s = stringsFor(p.lang);
  const links = footer.map((link) => html`<li>${anchor({ lang, ...link }, p.lang)}</li>\n`);
  const siteLang = langAttributes(lang, p.lang);
  return html`<footer class="site-foot">
${lines(
  footer.length > 0 &&
    html`<nav aria-label="${s.page.footerNav}"><ul>
${links}</ul></nav>`,
  copyright !== undefined && html`<p${siteLang}>${copyright}</p>`,
  registration !== undefined &&
    html`<p${siteLang}>${typeof registration === "string" ? registration : anchor(registration, p.lang)}</p>`,
  html`<p>${s.page.madeWith}</p>`,
)}
</footer>`;
}
