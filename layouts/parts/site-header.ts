import { type Html, html, raw } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { part } from "../part.ts";
import type { Link, PageProps } from "../props/page.ts";
import { lines } from "./lines.ts";
import { anchor, langAttributes } from "./link.ts";
import { pagePath } from "./page-address.ts";

/** The mark of the archive: a stone with a round head, as in assets/icons/icon.svg. */
const MARK = raw(
  '<svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><path d="M5 19V10a7 7 0 0 1 14 0v9zM3 20h18v2H3z"/><path class="mark-seal" d="M13 12h3v3h-3z"/></svg>',
);

const LENS = raw(
  '<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false"><path d="M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/></svg>',
);

/** The header of every page: the name of the archive, its navigation, and the search box if the page is not that of search. */
export const siteHeader = part("site-header", header);

function header(p: PageProps): Html {
  const { site } = p;
  const home = pagePath(p) === site.base;
  const brand = html`<a class="brand" href="${site.base}"${home && html` aria-current="page"`}>${mark(site)}<span${langAttributes(site.lang, p.lang)}>${site.title}</span></a>`;
  return html`<header class="site-head">
${lines(brand, navigation(p), site.search && pagePath(p) !== `${site.base}search/` && searchBox(p), settings(p))}
</header>`;
}

/** Opens the reader's settings; the style hides it where no script runs. */
function settings(p: PageProps): Html {
  return html`<button type="button" class="settings-open" aria-haspopup="dialog" aria-expanded="false" aria-label="${stringsFor(p.lang).page.settings}" data-panel="${p.site.assets.settingsPanel}"><span aria-hidden="true">Aa</span></button>`;
}

/** The picture beside the archive's name, which says the same in words. */
function mark({ logo }: PageProps["site"]): Html {
  return logo === undefined ? MARK : html`<img class="mark" src="${logo}" alt="">`;
}

function navigation(p: PageProps): Html {
  const { nav, lang } = p.site;
  if (nav.length === 0) return html``;
  const items = nav.map(
    (link) => html`<li>${anchor({ lang, ...link }, p.lang, { current: currentOf(link, p) })}</li>\n`,
  );
  return html`<nav class="site-nav" aria-label="${stringsFor(p.lang).page.siteNav}"><ul>
${items}</ul></nav>`;
}

/** Marks the entry of this page, and of the section that it is in. */
function currentOf(link: Link, p: PageProps): "page" | "true" | undefined {
  const here = pagePath(p);
  if (link.href === here) return "page";
  return link.href !== p.site.base && link.href.endsWith("/") && here.startsWith(link.href) ? "true" : undefined;
}

function searchBox(p: PageProps): Html {
  const s = stringsFor(p.lang);
  return html`<form class="site-search" role="search" action="${p.site.base}search/" method="get">
<input type="search" name="q" aria-label="${s.page.search}" placeholder="${s.page.searchHint}" enterkeyhint="search">
<button type="submit" aria-label="${s.page.search}">${LENS}</button>
</form>`;
}
