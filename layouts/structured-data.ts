/**
 * What search engines and other programs read of a page: JSON-LD in the words of schema.org.
 *
 * Sources: https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents, https://schema.org/DiscussionForumPosting.
 */
import { type Html, html, raw } from "./html.ts";
import { pagePath } from "./parts/page-address.ts";
import type { Link, PageProps } from "./props/page.ts";
import type { FloorProps, ThreadProps } from "./props/thread.ts";

/** A thing of schema.org, or a value of one of its properties. What is undefined is left out. */
export type Thing = { readonly [property: string]: string | number | undefined | Thing | readonly (Thing | string)[] };

/** The script with what a page is about and the way to it; nothing for a page without either. */
export function structuredData(p: PageProps, about: Thing | undefined): Html {
  const things = [about, breadcrumbList(p)].filter((thing) => thing !== undefined);
  if (things.length === 0) return html``;
  // No end tag and no comment may begin in it.
  const text = JSON.stringify({ "@context": "https://schema.org", "@graph": things }).replaceAll("<", "\\u003c");
  return html`<script type="application/ld+json">${raw(text)}</script>`;
}

/** The archive, on its front page. */
export function webSite(p: PageProps): Thing {
  const url = addressOf(p, pagePath(p));
  return {
    "@type": "WebSite",
    "@id": url,
    url,
    name: p.site.title,
    description: p.site.description,
    inLanguage: p.site.lang,
  };
}

/**
 * A thread with the replies of this page: a discussion if there are replies at all, else an article. Search engines refuse
 * a discussion without author, day or content, and such a reply. So a thread without them is an article, and a
 * reply is counted and not listed.
 */
export function threadThing(p: ThreadProps): Thing {
  const text = p.beginning || undefined;
  const isWhole = p.author !== undefined && p.date !== undefined && (text ?? p.image) !== undefined;
  const comments = p.floors.filter(({ n, author, date, beginning }) => n !== 1 && author && date && beginning);
  const url = addressOf(p, p.pager?.pages[0]?.href ?? pagePath(p));
  return {
    "@type": p.floorCount > 1 && isWhole ? "DiscussionForumPosting" : "Article",
    "@id": url,
    url,
    headline: p.title,
    inLanguage: p.lang,
    description: p.summary,
    text,
    image: p.image?.href,
    author: person(p, p.author),
    datePublished: p.date?.iso,
    dateModified: p.updated?.iso,
    articleSection: p.board.text,
    keywords: p.tags.length > 0 ? p.tags.map((tag) => tag.text) : undefined,
    license: p.license?.href,
    isBasedOn: p.source?.href,
    isPartOf: p.series?.map(({ name }) => seriesThing(p, name)),
    position: p.series?.length === 1 ? p.series[0]?.part : undefined,
    commentCount: p.floorCount > 1 ? p.floorCount - 1 : undefined,
    comment: comments.length > 0 ? comments.map((floor) => commentThing(p, floor)) : undefined,
  };
}

function seriesThing(p: ThreadProps, { href, text }: Link): Thing {
  return { "@type": "CreativeWorkSeries", name: text, url: href === "" ? undefined : addressOf(p, href) };
}

function commentThing(p: ThreadProps, { n, author, date, beginning }: FloorProps): Thing {
  const url = `${addressOf(p, pagePath(p))}#floor-${n}`;
  return { "@type": "Comment", url, author: person(p, author), datePublished: date?.iso, text: beginning };
}

function person(p: PageProps, author: Link | undefined): Thing | undefined {
  if (author === undefined) return undefined;
  return { "@type": "Person", name: author.text, url: author.href === "" ? undefined : addressOf(p, author.href) };
}

function breadcrumbList(p: PageProps): Thing | undefined {
  if (p.breadcrumb.length < 2) return undefined;
  const itemListElement = p.breadcrumb.map(({ href, text }, i): Thing => {
    const item = href === "" ? undefined : addressOf(p, href);
    return { "@type": "ListItem", position: i + 1, name: text, item };
  });
  return { "@type": "BreadcrumbList", itemListElement };
}

/** Whole address of a path with the base; the path alone if the site's address is not known. */
function addressOf({ site }: PageProps, path: string): string {
  return site.url === undefined ? path : new URL(path, site.url).href;
}
