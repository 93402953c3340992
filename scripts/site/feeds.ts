import { html, raw } from "../../layouts/html.ts";
import type { Board, Thread } from "../archive/model/model.ts";
import { fingerprint } from "../core/fingerprint.ts";
import type { Timestamp } from "../core/timestamp.ts";
import { type Output, pagePath } from "./output.ts";
import { FEED, type Site, underBase } from "./site.ts";

/** Addresses in one sitemap file; the protocol allows 50,000 (sitemaps.org). Small, so that a commit changes little. */
const SITEMAP_SIZE = 5000;

const XML = raw('<?xml version="1.0" encoding="utf-8"?>\n');

/**
 * The feeds of the archive and of each board, and the sitemaps. All of them name pages by their whole address, so there are
 * none if the site's own is not known.
 *
 * @param size threads in a feed
 */
export function feeds(site: Site, size: number): Output[] {
  const { boards, pages, settings, threads } = site.archive;
  const { url: home } = site.props;
  if (home === undefined) return [];
  const at: Absolute = (path) => underBase(home, path);
  return [
    feed(site, at, FEED, { url: "/", title: settings.title }, threads.slice(0, size)),
    ...boards.map((board) => feed(site, at, `${board.url}feed.xml`, board, board.threads.slice(0, size))),
    ...sitemaps(site, at, ["/", ...pages.map((page) => page.url), ...boards.map((board) => board.url)]),
  ];
}

/** Gives the whole address of a site path. */
type Absolute = (path: string) => string;

/**
 * The Atom feed (RFC 4287) of a list of threads.
 *
 * @param url site path of the feed
 * @param page site path and title of the page that it is the feed of
 * @param entries newest first
 */
function feed(
  site: Site,
  at: Absolute,
  url: string,
  page: Pick<Board, "url" | "title">,
  entries: readonly Thread[],
): Output {
  const of = { url: page.url, title: page.title };
  return {
    kind: "text",
    path: pagePath(url),
    key: fingerprint([site.key, "feed", url, of, entries.map((t) => t.fingerprint)]),
    text: () =>
      html`${XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${site.props.lang}">
<title>${of.title}</title>
<id>${at(url)}</id>
<link rel="self" href="${at(url)}"/>
<link rel="alternate" href="${at(of.url)}"/>
<updated>${rfc3339(newest(entries))}</updated>
<author><name>${site.props.title}</name></author>
${entries.map((thread) => entry(at, thread))}</feed>
`.toString(),
  };
}

function entry(at: Absolute, thread: Thread) {
  const changed = thread.updated ?? thread.date;
  return html`<entry xml:lang="${thread.lang}">
<title>${thread.title}</title>
<id>${at(thread.url)}</id>
<link href="${at(thread.url)}"/>
<updated>${rfc3339(changed)}</updated>
${thread.date && html`<published>${rfc3339(thread.date)}</published>\n`}${
  thread.author !== undefined && html`<author><name>${thread.author}</name></author>\n`
}<summary>${thread.summary ?? thread.excerpt}</summary>
</entry>
`;
}

/** The newest change among threads. Never the time of the build: the same commit gives the same feed. */
function newest(threads: readonly Thread[]): Timestamp | undefined {
  let latest: Timestamp | undefined;
  for (const { date, updated } of threads) {
    const at = updated ?? date;
    if (at && (!latest || at.epoch > latest.epoch)) latest = at;
  }
  return latest;
}

/** RFC 3339, which Atom demands. An unknown date is the beginning of 1970. */
function rfc3339(at: Timestamp | undefined): string {
  return `${new Date(at?.epoch ?? 0).toISOString().slice(0, 19)}Z`;
}

/** Sitemaps (sitemaps.org): an index, and files cut from the oldest thread on, so that a new thread changes one. */
function sitemaps(site: Site, at: Absolute, others: readonly string[]): Output[] {
  const oldestFirst = site.archive.threads.toReversed();
  const parts: { name: string; rows: { url: string; lastmod: string | undefined }[] }[] = [
    { name: "sitemap-pages.xml", rows: others.map((url) => ({ url, lastmod: undefined })) },
  ];
  for (let from = 0; from < oldestFirst.length; from += SITEMAP_SIZE) {
    const rows = oldestFirst
      .slice(from, from + SITEMAP_SIZE)
      .map((t) => ({ url: t.url, lastmod: (t.updated ?? t.date)?.iso.slice(0, 10) }));
    parts.push({ name: `sitemap-${from / SITEMAP_SIZE + 1}.xml`, rows });
  }
  const index = html`${XML}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${parts.map(({ name }) => html`<sitemap><loc>${at(name)}</loc></sitemap>\n`)}</sitemapindex>
`;
  const files = parts.map(({ name, rows }): Output => {
    const text = () =>
      html`${XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${rows.map((row) => html`<url><loc>${at(row.url)}</loc>${row.lastmod && html`<lastmod>${row.lastmod}</lastmod>`}</url>\n`)}</urlset>
`.toString();
    return { kind: "text", path: name, key: fingerprint([site.key, name, rows]), text };
  });
  return [
    { kind: "text", path: "sitemap.xml", key: fingerprint([site.key, index.toString()]), text: () => index.toString() },
    ...files,
  ];
}
