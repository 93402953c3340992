import { joinExtras, mediaExtras, type PolicyExtras } from "../scripts/core/csp.ts";
import type { Timestamp } from "../scripts/core/timestamp.ts";
import { GROUNDS, STONE } from "./grounds.ts";
import { type Html, html } from "./html.ts";
import { lines } from "./parts/lines.ts";
import { pageAddress, pagePath } from "./parts/page-address.ts";
import { policies } from "./parts/policies.ts";
import type { PageProps, PreviewImage, SiteProps } from "./props/page.ts";
import { type Sheet, sheetLinks } from "./sheets.ts";
import { structuredData, type Thing } from "./structured-data.ts";

export interface HeadOptions {
  /** Kind of thing for previews. */
  readonly type?: "article" | "website";
  readonly published?: Timestamp | undefined;
  readonly updated?: Timestamp | undefined;
  /** Feed of this page, if it is not the site's. */
  readonly feed?: string | undefined;
  /** Whether the page needs the script of lists. */
  readonly lists?: boolean;
  /** Whether the page needs the page script. */
  readonly script?: boolean;
  /** Whether the page script adds something to its text. */
  readonly reading?: boolean;
  /** Sources that the page adds to the content security policy. */
  readonly csp?: PolicyExtras;
  /** What the page is about, for programs. */
  readonly about?: Thing;
  /** False for a page that answers for every address. */
  readonly canonical?: boolean;
}

/** The longest title that search engines show whole. */
const TITLE_LENGTH = 70;

/** Colours of the top of the page: of the ground on the front page, of the stone inside. */
function themeColors(p: PageProps): { readonly light: string; readonly dark: string } {
  return pagePath(p) === p.site.base ? { light: GROUNDS.light[0], dark: GROUNDS.dark[0] } : STONE;
}

/** Policies of pages that open nothing, by site. Nearly every page is one; made once, they cost a large archive nothing. */
const plain = new WeakMap<SiteProps, Html>();

function policiesOf(site: SiteProps, extras: PolicyExtras | undefined): Html {
  const { base, search, storage } = site;
  if (extras || storage !== undefined) return policies(base, search, joinExtras(extras ?? {}, mediaExtras(storage)));
  const known = plain.get(site) ?? policies(base, search);
  plain.set(site, known);
  return known;
}

/** Everything in `<head>`. @param sheets style sheets that the page needs */
export function head(p: PageProps, options: HeadOptions, sheets: readonly Sheet[]): Html {
  const { site } = p;
  const address = pageAddress(p);
  const theme = themeColors(p);
  const withSite = p.title === site.title ? p.title : `${p.title} – ${site.title}`;
  const opened = extrasOf(p, options);
  const [touchIcon] = site.assets.appIcons;
  return lines(
    html`<meta charset="utf-8">`,
    policiesOf(site, opened),
    html`<meta name="viewport" content="width=device-width, initial-scale=1">`,
    html`<title>${withSite.length <= TITLE_LENGTH ? withSite : p.title}</title>`,
    p.description !== undefined && html`<meta name="description" content="${p.description}">`,
    p.noindex && html`<meta name="robots" content="noindex">`,
    options.canonical !== false && address !== undefined && html`<link rel="canonical" href="${address}">`,
    ...languageLinks(p),
    openGraph(p, options),
    html`<meta name="theme-color" content="${theme.light}" media="(prefers-color-scheme: light)">`,
    html`<meta name="theme-color" content="${theme.dark}" media="(prefers-color-scheme: dark)">`,
    sheetLinks(site.assets, sheets),
    // Not deferred: the theme and the size of text are there when the page is first drawn.
    html`<script src="${site.assets.settings}"></script>`,
    html`<link rel="icon" href="${site.assets.icon}"${site.assets.icon.endsWith(".svg") && html` type="image/svg+xml"`}>`,
    touchIcon && html`<link rel="apple-touch-icon" href="${touchIcon.href}">`,
    html`<link rel="manifest" href="${site.base}manifest.webmanifest">`,
    feedLinks(p, options, withSite),
    p.markdown !== undefined && html`<link rel="alternate" type="text/markdown" href="${p.markdown}">`,
    site.search &&
      site.url !== undefined &&
      html`<link rel="search" type="application/opensearchdescription+xml" title="${site.title}" href="${site.base}opensearch.xml">`,
    (options.script || options.reading) && html`<script type="module" src="${site.assets.js}"></script>`,
    // It sets the view that the reader chose last, so it has to run before the list is shown.
    options.lists && html`<script type="module" blocking="render" src="${site.assets.lists}"></script>`,
    p.media && html`<script type="module" src="${site.assets.media}"></script>`,
    p.remoteImages?.ask && html`<script type="module" src="${site.assets.remoteImages}"></script>`,
    site.search && html`<script type="module" src="${site.assets.searchBox}"></script>`,
    site.assets.offline !== undefined && html`<script type="module" src="${site.assets.offline}"></script>`,
    site.assets.extra !== undefined && html`<script type="module" src="${site.assets.extra}"></script>`,
    options.canonical !== false && structuredData(p, options.about),
  );
}

/**
 * Each language of the page by its full address, as search engines want them: from every page of the group, to every page.
 * https://developers.google.com/search/docs/specialty/international/localized-versions
 */
function languageLinks({ languages = [], site }: PageProps): Html[] {
  if (site.url === undefined) return [];
  return languages.map(
    ({ lang, href }) => html`<link rel="alternate" hreflang="${lang}" href="${new URL(href, site.url).href}">`,
  );
}

/** The page's own feed in both formats, and the archive's. @param name of the page's own */
function feedLinks({ site }: PageProps, { feed }: HeadOptions, name: string): Html {
  const link = (type: string, name: string, href: string) =>
    html`<link rel="alternate" type="application/${type}" title="${name}" href="${href}">`;
  return lines(
    feed !== undefined && link("atom+xml", name, feed),
    feed !== undefined && link("feed+json", name, feed.replace(/\.xml$/, ".json")),
    site.feed !== undefined && site.feed !== feed && link("atom+xml", site.title, site.feed),
  );
}

/** Territories of the languages whose tags name none, as previews want them (ogp.me). */
const LOCALES: Readonly<Record<string, string>> = {
  "zh-hant": "zh_TW",
  "zh-hans": "zh_CN",
  zh: "zh_CN",
  en: "en_US",
  ja: "ja_JP",
  ko: "ko_KR",
};

/** A language as Open Graph writes it, `zh_TW`; undefined if its territory is not known. */
function localeOf(lang: string): string | undefined {
  const [, language, script, territory] = /^([a-z]{2,3})(-[a-z]{4})?(?:-([a-z]{2}))?$/i.exec(lang) ?? [];
  if (language === undefined) return undefined;
  if (territory !== undefined) return `${language.toLowerCase()}_${territory.toUpperCase()}`;
  return LOCALES[`${language}${script ?? ""}`.toLowerCase()];
}

/** Locales of the page's other languages, each once. */
function otherLocales({ languages = [], lang }: PageProps): string[] {
  const locales = new Set(languages.flatMap((other) => localeOf(other.lang) ?? []));
  locales.delete(localeOf(lang) ?? "");
  return [...locales];
}

/** What the page opens in the policy, if anything. */
function extrasOf({ remoteImages }: PageProps, { csp }: HeadOptions): PolicyExtras | undefined {
  return remoteImages ? joinExtras(csp ?? {}, { "img-src": remoteImages.sources }) : csp;
}

/** Data that chat programs and social sites show for a link. */
function openGraph(p: PageProps, options: HeadOptions): Html {
  if (options.canonical === false) return html``;
  const property = (name: string, content: string | undefined) =>
    content !== undefined && html`<meta property="${name}" content="${content}">`;
  return lines(
    property("og:type", options.type ?? "website"),
    property("og:title", p.title),
    property("og:site_name", p.site.title),
    property("og:locale", localeOf(p.lang)),
    ...otherLocales(p).map((locale) => property("og:locale:alternate", locale)),
    property("og:url", pageAddress(p)),
    property("og:description", p.description),
    property("og:image", p.image?.href),
    ...(p.image ? aboutImage(p.image) : []),
    property("article:published_time", options.published?.iso),
    property("article:modified_time", options.updated?.iso),
    p.image && html`<meta name="twitter:card" content="${p.image.width < LARGE ? "summary" : "summary_large_image"}">`,
  );
}

/** Pixels of a picture that is wide enough to be shown above the words. */
const LARGE = 600;

function aboutImage({ width, height, alt }: PreviewImage): Html[] {
  return [
    html`<meta property="og:image:width" content="${width}">`,
    html`<meta property="og:image:height" content="${height}">`,
    html`<meta property="og:image:alt" content="${alt}">`,
  ];
}
