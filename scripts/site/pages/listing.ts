import type { Link, ListingProps } from "../../../layouts/props.ts";
import { numberedPages } from "../../archive/model/groups.ts";
import type { Thread } from "../../archive/model/model.ts";
import { fingerprint } from "../../core/fingerprint.ts";
import { type PageOutput, pagePath } from "../output.ts";
import { frame, href, type Site, shownFingerprint } from "../site.ts";
import { threadRows } from "./rows.ts";

/** A list of threads over as many pages as it needs. */
export interface Listing {
  readonly of: ListingProps["of"];
  /** Site path of its front page. */
  readonly url: string;
  readonly heading: string;
  readonly intro?: string | undefined;
  /** Newest first. */
  readonly threads: readonly Thread[];
  /** The entry of the breadcrumb between the front page and this list. */
  readonly parent?: Link;
  /** Site path of its feed. */
  readonly feed?: string;
}

/** The pages of one list: the front page, and the older ones by number from the oldest. */
export function listingPages(site: Site, listing: Listing): PageOutput[] {
  const { front, numbered } = numberedPages(listing.threads, site.archive.settings.page_size);
  const last = numbered.length;
  const urlOf = (page: number) => (page > last ? listing.url : `${listing.url}page/${page}/`);
  const one = (threads: readonly Thread[], page: number | undefined): PageOutput => {
    const url = page === undefined ? listing.url : urlOf(page);
    const older = page === undefined ? last : page - 1;
    const props = (): ListingProps => ({
      ...frame(site, {
        url,
        title: listing.heading,
        description: listing.intro,
        breadcrumb: [
          ...(listing.parent ? [listing.parent] : []),
          { href: href(site, listing.url), text: listing.heading },
        ],
      }),
      kind: "listing",
      of: listing.of,
      heading: listing.heading,
      ...(listing.intro !== undefined && { intro: listing.intro }),
      ...(page === undefined ? { count: listing.threads.length } : { page, newer: href(site, urlOf(page + 1)) }),
      rows: threadRows(site, threads, { board: listing.of !== "board" }),
      ...(older > 0 && { older: href(site, urlOf(older)) }),
      ...(listing.feed !== undefined && page === undefined && { feed: href(site, listing.feed) }),
    });
    // The fingerprints of the threads are hashed in place of their rows. Hashing every row of every list would take
    // longer than rendering the few pages that are stale.
    const { threads: all, ...list } = listing;
    const rows = threads.map((t) => shownFingerprint(site, t)).join(" ");
    const count = page === undefined ? all.length : urlOf(page + 1);
    const key = fingerprint([site.key, "listing", list, url, older, count, boardTitles(site), rows]);
    return { kind: "page", page: "listing", path: pagePath(url), key, props };
  };
  return [one(front, undefined), ...numbered.map((threads, i) => one(threads, i + 1))];
}

/** Titles of all boards, which lists over several boards show. */
function boardTitles(site: Site): readonly string[] {
  return site.archive.boards.map((board) => board.title);
}
