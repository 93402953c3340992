import { groupingTitle, stringsFor } from "../../../layouts/i18n/pick.ts";
import type {
  HomeProps,
  IndexEntry,
  IndexGroup,
  IndexProps,
  Link,
  NotFoundProps,
  SearchProps,
  TextPageProps,
  TombstoneProps,
} from "../../../layouts/props.ts";
import { GROUPING_NAMES, type GroupingName } from "../../archive/model/groups.ts";
import type { ContentPage, Thread } from "../../archive/model/model.ts";
import { fingerprint } from "../../core/fingerprint.ts";
import { type HanOrder, hanOrderOf, type Initial, initialOf, nameOrder } from "../../core/han/name-order.ts";
import { compareText } from "../../core/text-order.ts";
import { LIST_FILE } from "../../search/list-format.ts";
import { resolvedLinks } from "../links.ts";
import { type PageOutput, pagePath } from "../output.ts";
import { postHtml, showsFiles } from "../post-html.ts";
import { remoteProps } from "../remote-images.ts";
import { boardLang, boardLink, frame, hasListings, href, SEARCH_INDEX, type Site, shownFingerprint } from "../site.ts";
import { DAYS } from "./days.ts";
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
      lang: boardLang(site, board),
      ...(board.description !== undefined && { description: board.description }),
      count: board.threads.length,
      newest: threadRows(site, board.threads.slice(0, NEWEST_OF_BOARD), { board: false }),
    })),
    newest: threadRows(site, archive.threads.slice(0, NEWEST), { board: true }),
    indexes: indexLinks(site),
    ...(hasListings(site, "years") && { days: href(site, DAYS) }),
    pageSize: archive.settings.page_size,
    ...(site.props.feed !== undefined && { feed: site.props.feed }),
  };
  return ready(site, props);
}

/** The index pages of all ways to group threads; none for a way that groups nothing. */
export function indexPages(site: Site): PageOutput[] {
  return usedGroupings(site).map((of) => indexPage(site, of));
}

/** Links to the index pages. */
function indexLinks(site: Site): Link[] {
  return usedGroupings(site).map((of) => ({ href: href(site, `/${of}/`), text: groupingTitle(site.props.lang, of) }));
}

function usedGroupings(site: Site): GroupingName[] {
  return GROUPING_NAMES.filter((name) => hasListings(site, name));
}

/** Names from which an index is in the order of names. */
const WORTH_INITIALS = 25;

function indexPage(site: Site, of: GroupingName): PageOutput {
  const title = groupingTitle(site.props.lang, of);
  const url = `/${of}/`;
  const { list } = site.groups[of];
  const entries = list.map((g): IndexEntry => ({ href: href(site, g.url), text: g.label, count: g.threads.length }));
  const props = (): IndexProps => ({
    ...frame(site, { url, title, breadcrumb: [{ href: href(site, url), text: title }] }),
    kind: "index",
    of,
    entries,
    ...(of !== "years" && entries.length >= WORTH_INITIALS && byName(entries, hanOrderOf(site.props.lang))),
  });
  return {
    kind: "page",
    page: "index",
    path: pagePath(url),
    key: fingerprint([site.key, "index", of, entries]),
    props,
  };
}

/** Names below their initials, and the largest of them; both in the order of names. */
function byName(entries: readonly IndexEntry[], han: HanOrder): Pick<IndexProps, "entries" | "groups"> {
  const inOrder = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => compareText(a, b);
  const named = entries.map((entry): [string, IndexEntry] => [nameOrder(entry.text, han), entry]).sort(inOrder);
  const sorted = named.map(([, entry]) => entry);
  const groups = new Map<string, { readonly initial: Initial; readonly entries: IndexEntry[] }>();
  for (const entry of sorted) {
    const initial = initialOf(entry.text, han);
    const group = groups.get(initial.order) ?? { initial, entries: [] };
    groups.set(initial.order, group);
    group.entries.push(entry);
  }
  return {
    entries: sorted.toSorted((a, b) => b.count - a.count),
    groups: [...groups].sort(inOrder).map(([, { initial, entries: own }]): IndexGroup => {
      return { id: initial.id, initial: initial.text, entries: own };
    }),
  };
}

/** A page from `content/pages/`. */
export function textPage(site: Site, page: ContentPage): PageOutput {
  return {
    kind: "page",
    page: "text",
    path: pagePath(page.url),
    key: fingerprint([site.key, "text", page, shownFingerprint(site, page), resolvedLinks(site, page)]),
    props: () => textProps(site, page),
  };
}

function textProps(site: Site, page: ContentPage): TextPageProps {
  const post = site.bodies.page(page);
  return {
    ...frame(site, {
      url: page.url,
      title: page.title,
      lang: page.lang,
      description: page.description,
      breadcrumb: [{ href: href(site, page.url), text: page.title }],
    }),
    kind: "text",
    html: postHtml(site, post, { ...page, page: 1, eager: true }),
    ...(showsFiles(post) && { media: true }),
    ...remoteProps(site, [post]),
  };
}

/** The page in place of a withdrawn thread. */
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
  return ready<SearchProps>(site, {
    ...frame(site, { url: "/search/", title: strings.page.search }),
    kind: "search",
    noindex: true,
    index: href(site, `/${SEARCH_INDEX}/${LIST_FILE}`),
    boards: site.archive.boards.map((b) => ({
      href: href(site, b.url),
      text: b.title,
      lang: boardLang(site, b),
      count: b.threads.length,
    })),
    lists: indexLinks(site),
  });
}

/** A page whose props are cheap to make: their hash is its fingerprint. */
function ready<T extends HomeProps | TombstoneProps | NotFoundProps | SearchProps>(site: Site, props: T): PageOutput {
  const key = fingerprint([site.key, props]);
  return { kind: "page", page: props.kind, path: pagePath(props.url), key, props: () => props };
}
