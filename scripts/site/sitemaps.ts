import { html, raw } from "../../layouts/html.ts";
import { fingerprint } from "../core/fingerprint.ts";
import type { Output } from "./output.ts";
import { type Site, underBase } from "./site.ts";

/** Addresses in one sitemap file; the protocol allows 50,000 (sitemaps.org). Small, so that a commit changes little. */
const SITEMAP_SIZE = 5000;

const XML = raw('<?xml version="1.0" encoding="utf-8"?>\n');

/**
 * Sitemaps (sitemaps.org): an index, and files cut from the oldest thread on, so that a new thread changes one. They name
 * pages by their whole address, so there are none if the site's own is not known.
 */
export function sitemaps(site: Site): Output[] {
  const { boards, pages } = site.archive;
  const { url: home } = site.props;
  if (home === undefined) return [];
  const at = (path: string) => underBase(home, path);
  const others = ["/", ...pages.map((page) => page.url), ...boards.map((board) => board.url)];
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
