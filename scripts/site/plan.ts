/** Lists everything that the site is made of, each with the fingerprint of its inputs. Nothing is rendered here. */

import { GROUPING_NAMES, neighbours } from "../archive/model/groups.ts";
import type { Board } from "../archive/model/model.ts";
import { atomPath, hasFeed } from "./feeds/feed.ts";
import type { PageOutput } from "./output.ts";
import { capturePages } from "./pages/capture.ts";
import { daysPages } from "./pages/days.ts";
import { feedsPage } from "./pages/feeds.ts";
import { historyPages } from "./pages/history.ts";
import { type Listing, listingPages } from "./pages/listing.ts";
import { homePage, indexPages, notFoundPage, searchPage, textPage, tombstonePage } from "./pages/single.ts";
import { threadPages } from "./pages/thread.ts";
import { readOn } from "./read-on.ts";
import { redirectPages, siteRedirects } from "./redirects.ts";
import { boardLang, hasListings, type Site } from "./site.ts";

/** Every page of the site. */
export function sitePages(site: Site): PageOutput[] {
  const { archive } = site;
  const ways = readOn(site);
  return [
    homePage(site),
    ...indexPages(site),
    ...archive.pages.map((page) => textPage(site, page)),
    notFoundPage(site),
    ...(site.props.search ? [searchPage(site)] : []),
    ...(site.props.feed === undefined ? [] : [feedsPage(site)]),
    ...listings(site).flatMap((listing) => listingPages(site, listing)),
    ...archive.boards.flatMap((board) => pagesOfThreads(site, board, ways)),
    ...daysPages(site),
    ...archive.tombstones.map((thread) => tombstonePage(site, thread)),
    ...redirectPages(site, siteRedirects(site)),
  ];
}

function pagesOfThreads(site: Site, board: Board, ways: ReturnType<typeof readOn>): PageOutput[] {
  const pages: PageOutput[] = [];
  board.threads.forEach((thread, at) => {
    pages.push(
      ...threadPages(site, thread, { ...neighbours(board, at), readOn: ways(thread) }),
      ...historyPages(site, thread),
      ...capturePages(site, thread),
    );
  });
  return pages;
}

function listings(site: Site): Listing[] {
  return [
    ...site.archive.boards.map(
      (board): Listing => ({
        of: "board",
        url: board.url,
        heading: board.title,
        lang: boardLang(site, board),
        intro: board.description,
        threads: board.threads,
        periods: "years",
        ...(site.props.feed !== undefined && { feed: atomPath(board) }),
      }),
    ),
    ...GROUPING_NAMES.filter((of) => hasListings(site, of)).flatMap((of) =>
      site.groups[of].list.map((group): Listing => {
        const series = site.series.list.find((one) => one.group === group);
        return {
          of,
          url: group.url,
          heading: group.label,
          threads: series ? series.parts.toReversed() : group.threads,
          ...(series && { series: true }),
          ...(of === "years" && { periods: "months" }),
          ...(site.props.feed !== undefined && hasFeed(of, group.threads) && { feed: atomPath(group) }),
        };
      }),
    ),
  ];
}
