import { stringsFor } from "../../../layouts/i18n/pick.ts";
import type {
  HomeProps,
  IndexProps,
  NotFoundProps,
  SearchProps,
  TextPageProps,
  TombstoneProps,
} from "../../../layouts/props.ts";
import type { Groups } from "../../archive/listings.ts";
import type { ContentPage, Thread } from "../../archive/model.ts";
import { LIST_FILE } from "../../search/list.ts";
import { fingerprint } from "../fingerprint.ts";
import { resolvedLinks } from "../links.ts";
import { type PageOutput, pagePath } from "../output.ts";
import { postHtml } from "../post-html.ts";
import { boardLink, FEED, frame, href, SEARCH_INDEX, type Site } from "../site.ts";
import { threadRows } from "./rows.ts";

/** Newest threads on the front page, in all and of each board. */
const NEWEST = 12;
const NEWEST_OF_BOARD = 3;

/** The front page. */
export function homePage(site: Site): PageOutput {
  const { archive } = site;
  const props: HomeProps = {
    ...frame(site, { url: "/", title: archive.settings.title, description: archive.settings.description }),
    kind: "home",
    threadCount: archive.threads.length,
    boards: archive.boards.map((board) => ({
      href: href(site, board.url),
      title: board.title,
      ...(board.description !== undefined && { description: board.description }),
      count: board.threads.length,
      newest: threadRows(site, board.threads.slice(0, NEWEST_OF_BOARD), { board: false }),
    })),
    newest: threadRows(site, archive.threads.slice(0, NEWEST), { board: true }),
    indexes: {
      ...(site.tags.list.length > 0 && { tags: href(site, "/tags/") }),
      ...(site.authors.list.length > 0 && { authors: href(site, "/authors/") }),
      ...(site.years.list.length > 0 && { years: href(site, "/years/") }),
    },
    feed: href(site, FEED),
  };
  return ready(site, props);
}

/** The index of tags, authors or years. */
export function indexPage(site: Site, of: IndexProps["of"], groups: Groups): PageOutput {
  const strings = stringsFor(site.props.lang);
  const title = { tags: strings.lists.allTags, authors: strings.lists.allAuthors, years: strings.lists.allYears }[of];
  const url = `/${of}/`;
  return ready<IndexProps>(site, {
    ...frame(site, { url, title, breadcrumb: [{ href: href(site, url), text: title }] }),
    kind: "index",
    of,
    entries: groups.list.map((g) => ({ href: href(site, g.url), text: g.label, count: g.threads.length })),
  });
}

/** A page from `content/pages/`. */
export function textPage(site: Site, page: ContentPage): PageOutput {
  return {
    kind: "page",
    path: pagePath(page.url),
    key: fingerprint([site.key, "text", page, resolvedLinks(site, page)]),
    props: (): TextPageProps => ({
      ...frame(site, {
        url: page.url,
        title: page.title,
        lang: page.lang,
        description: page.description,
        breadcrumb: [{ href: href(site, page.url), text: page.title }],
      }),
      kind: "text",
      html: postHtml(site, site.bodies.page(page), { ...page, attachments: [], page: 1, eager: true }),
    }),
  };
}

/** The page that stands where a thread was withdrawn. */
export function tombstonePage(site: Site, thread: Thread): PageOutput {
  const board = boardLink(site, thread);
  return ready<TombstoneProps>(site, {
    ...frame(site, {
      url: thread.url,
      title: thread.title,
      lang: thread.lang,
      breadcrumb: [board, { href: href(site, thread.url), text: thread.title }],
    }),
    kind: "tombstone",
    noindex: true,
    reason: thread.withdrawn ?? "",
    board,
  });
}

/** The page behind every address that does not exist. */
export function notFoundPage(site: Site): PageOutput {
  return ready<NotFoundProps>(site, {
    ...frame(site, { url: "/404.html", title: stringsFor(site.props.lang).notices.notFound }),
    kind: "notFound",
    noindex: true,
    home: site.props.base,
  });
}

/** The search page. */
export function searchPage(site: Site): PageOutput {
  const strings = stringsFor(site.props.lang);
  const lists = [
    ["/tags/", strings.lists.allTags, site.tags],
    ["/authors/", strings.lists.allAuthors, site.authors],
    ["/years/", strings.lists.allYears, site.years],
  ] as const;
  return ready<SearchProps>(site, {
    ...frame(site, { url: "/search/", title: strings.page.search }),
    kind: "search",
    noindex: true,
    index: href(site, `/${SEARCH_INDEX}/${LIST_FILE}`),
    boards: site.archive.boards.map((b) => ({ href: href(site, b.url), text: b.title, count: b.threads.length })),
    lists: lists
      .filter(([, , groups]) => groups.list.length > 0)
      .map(([url, text]) => ({ href: href(site, url), text })),
  });
}

/** A page whose props are cheap to make: their hash is its fingerprint. */
function ready<T extends HomeProps | IndexProps | TombstoneProps | NotFoundProps | SearchProps>(
  site: Site,
  props: T,
): PageOutput {
  return { kind: "page", path: pagePath(props.url), key: fingerprint([site.key, props]), props: () => props };
}
