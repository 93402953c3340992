import { stringsFor } from "../../../layouts/i18n/pick.ts";
import type { Link, ListingProps, PageNumber } from "../../../layouts/props.ts";
import { numberedPages } from "../../archive/model/groups.ts";
import type { Thread } from "../../archive/model/model.ts";
import { headingsFor, periodsOf } from "../../archive/model/periods.ts";
import { fingerprint } from "../../core/fingerprint.ts";
import { type PageOutput, pagePath } from "../output.ts";
import { frame, href, type Site, shownFingerprint } from "../site.ts";
import { shownPages } from "./list-pager.ts";
import { type ListPeriods, listPeriods, type PeriodPage } from "./list-periods.ts";
import { threadRows } from "./rows.ts";

/** A list of threads over as many pages as it needs. */
export interface Listing {
  readonly of: ListingProps["of"];
  /** Site path of its front page. */
  readonly url: string;
  readonly heading: string;
  /** BCP 47 of its pages, if that is not the archive's. */
  readonly lang?: string;
  readonly intro?: string | undefined;
  /** Newest first. */
  readonly threads: readonly Thread[];
  /** What it is divided into, beside its pages. */
  readonly periods?: "years" | "months";
  /** The entry of the breadcrumb between the front page and this list. */
  readonly parent?: Link;
  /** Site path of its feed. */
  readonly feed?: string;
  /** True if the threads are the parts of a series: then each page begins with the oldest of its threads. */
  readonly series?: boolean;
}

/** The pages of one list: the front page, the older ones by number from the oldest, and those of its years and months. */
export function listingPages(site: Site, listing: Listing): PageOutput[] {
  const { threads: all, ...list } = listing;
  const periods = listing.periods && listPeriods(site, listing, listing.periods);
  const lang = list.lang ?? site.props.lang;
  const trail = [...(list.parent ? [list.parent] : []), { href: href(site, list.url), text: list.heading }];
  return [
    ...cutList(site, {
      of: list.of,
      url: list.url,
      heading: list.heading,
      lang,
      trail,
      threads: all,
      ...(list.series && { series: true }),
      front: frontOf(site, listing, periods),
    }),
    ...(periods?.pages ?? []).flatMap((period) => periodPages(site, listing, { lang, trail }, period)),
  ];
}

/** What only the front page of a list has. */
type Front = Pick<ListingProps, "intro" | "count" | "feed" | "periods" | "headings" | "titles" | "newer" | "older">;

function frontOf(site: Site, listing: Listing, periods: ListPeriods | undefined): Front {
  return {
    ...(listing.intro !== undefined && { intro: listing.intro }),
    count: listing.threads.length,
    ...(listing.feed !== undefined && { feed: href(site, listing.feed) }),
    ...(periods?.table && { periods: periods.table }),
    ...(periods?.headings && { headings: periods.headings }),
  };
}

/** The page of a year or a month. A month is cut into pages like other lists; of a year one page shows what there is. */
function periodPages(
  site: Site,
  listing: Listing,
  { lang, trail }: Pick<UncutList, "lang" | "trail">,
  period: PeriodPage,
): PageOutput[] {
  const { format } = stringsFor(lang);
  const { year, month } = period;
  const name = month === undefined ? format.year(year) : format.month(year, month);
  // The list of a year has its name already.
  const heading = listing.periods === "months" ? name : `${listing.heading} · ${name}`;
  return cutList(site, {
    of: listing.of,
    url: period.url,
    heading,
    lang,
    trail: [...trail, { href: href(site, period.url), text: name }],
    threads: period.threads,
    whole: month === undefined,
    front: {
      count: period.count,
      titles: true,
      ...(period.headings && { headings: period.headings }),
      ...(period.periods && { periods: period.periods }),
      ...(period.newer !== undefined && { newer: href(site, period.newer) }),
      ...(period.older !== undefined && { older: href(site, period.older) }),
    },
  });
}

/** A list that is to be cut into pages. */
interface UncutList {
  readonly of: string;
  readonly url: string;
  readonly heading: string;
  readonly lang: string;
  /** The breadcrumb after the front page of the site. */
  readonly trail: readonly Link[];
  readonly threads: readonly Thread[];
  /** True if it is one page, however long. */
  readonly whole?: boolean;
  readonly series?: boolean;
  readonly front: Front;
}

function cutList(site: Site, list: UncutList): PageOutput[] {
  const { threads, front: shown } = list;
  const size = list.whole ? Number.POSITIVE_INFINITY : site.archive.settings.page_size;
  const { front, numbered } = list.whole ? { front: threads, numbered: [] } : numberedPages(threads, size);
  const last = numbered.length;
  const urlOf = (page: number) => (page > last ? list.url : `${list.url}page/${page}/`);
  const link = (page: number): PageNumber => ({ ...(page <= last && { page }), href: href(site, urlOf(page)) });
  const pages = (page: number) => (last === 0 ? {} : { pages: shownPages(page, last).map(link) });
  const part = (page: number) => list.series && { firstPart: (page - 1) * size + 1 };
  const older = (page: number) => page > 1 && { older: href(site, urlOf(page - 1)) };
  const ofNumbered = numbered.map((some, at): [readonly Thread[], Partial<ListingProps>] => {
    const page = at + 1;
    const headings = shown.headings === undefined ? undefined : headingsFor(periodsOf(some));
    const titles = shown.titles && { titles: true };
    const ways = { newer: href(site, urlOf(page + 1)), ...older(page), ...pages(page) };
    return [some, { page, ...part(page), ...ways, ...titles, ...(headings && { headings }) }];
  });
  return [
    listPage(site, list, list.url, front, { ...shown, ...part(last + 1), ...older(last + 1), ...pages(last + 1) }),
    ...ofNumbered.map(([some, own], at) => listPage(site, list, urlOf(at + 1), some, own)),
  ];
}

/** @param own what tells this page from the others of its list; it is in the page's key */
function listPage(
  site: Site,
  list: UncutList,
  url: string,
  threads: readonly Thread[],
  own: Partial<ListingProps>,
): PageOutput {
  const { of, heading, lang, trail } = list;
  const { firstPart } = own;
  const { lists } = stringsFor(lang);
  const title = own.page === undefined ? heading : `${heading} · ${lists.page(own.page)}`;
  const props = (): ListingProps => ({
    ...frame(site, { url, title, lang, description: own.intro, breadcrumb: trail }),
    kind: "listing",
    of,
    heading,
    ...own,
    rows: threadRows(site, firstPart === undefined ? threads : threads.toReversed(), {
      board: of !== "board",
      firstPart,
    }),
  });
  // The fingerprints of the threads are hashed in place of their rows. Hashing every row of every list would take
  // longer than rendering the few pages that are stale.
  const rows = threads.map((t) => shownFingerprint(site, t)).join(" ");
  const key = fingerprint([site.key, "listing", of, heading, lang, trail, url, own, boardTitles(site), rows]);
  return { kind: "page", page: "listing", path: pagePath(url), key, props };
}

/** Titles of all boards with their languages, which lists over several boards show. */
function boardTitles(site: Site): readonly string[] {
  return site.archive.boards.map((board) => `${board.title}\n${board.lang}`);
}
