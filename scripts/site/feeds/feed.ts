/** Which feeds there are, and what each of them holds. */
import { stringsFor } from "../../../layouts/i18n/pick.ts";
import type { GroupingName } from "../../archive/model/groups.ts";
import type { Thread } from "../../archive/model/model.ts";
import type { Timestamp } from "../../core/timestamp.ts";
import { boardLang, FEED, hasListings, type Site } from "../site.ts";

/** A list of threads that readers can follow. */
export interface Feed {
  /** What it is the feed of. */
  readonly of: "archive" | "board" | GroupingName;
  /** Site path of the page that it is the feed of, a folder. Its feeds are there. */
  readonly url: string;
  /** What the page is called. */
  readonly name: string;
  /** Title of the feed, which no other feed of the archive has. */
  readonly title: string;
  readonly lang: string;
  /** The newest threads of the page, the newest first. */
  readonly threads: readonly Thread[];
}

/** Ways to group threads whose groups have feeds. */
export const FOLLOWED = ["tags", "authors"] as const satisfies readonly GroupingName[];

/**
 * Threads from which a tag or an author has a feed. Most authors of a large forum wrote once, long ago; two files for each
 * of them would be more than some hosts take.
 */
const WORTH_A_FEED = 3;

/** Whether the list of a tag or an author has a feed. */
export function hasFeed(of: GroupingName, threads: readonly Thread[]): boolean {
  return FOLLOWED.some((name) => name === of) && threads.length >= WORTH_A_FEED;
}

/**
 * The feeds of a site.
 *
 * @param size threads in the feeds of the archive and of its boards
 * @param sizeOfGroup threads in the feeds of tags and authors
 */
export function feedsOf(site: Site, size: number, sizeOfGroup: number): Feed[] {
  const { archive, groups } = site;
  const { title, lang } = site.props;
  const words = stringsFor(lang);
  const { tag, author } = words.search.script;
  const kind = { tags: tag, authors: author };
  return [
    { of: "archive", url: "/", name: title, title, lang, threads: archive.threads.slice(0, size) },
    ...archive.boards.map((board): Feed => {
      const own = { url: board.url, name: board.title, lang: boardLang(site, board) };
      return { of: "board", ...own, title: `${board.title} – ${title}`, threads: board.threads.slice(0, size) };
    }),
    ...FOLLOWED.filter((of) => hasListings(site, of)).flatMap((of) =>
      groups[of].list
        .filter(({ threads }) => hasFeed(of, threads))
        .map(({ url, label, threads }): Feed => {
          const own = { url, name: label, title: `${kind[of]}${words.lists.colon}${label} – ${title}`, lang };
          return { of, ...own, threads: threads.slice(0, sizeOfGroup) };
        }),
    ),
  ];
}

/** Site path of a feed as Atom. */
export function atomPath({ url }: Pick<Feed, "url">): string {
  return url === "/" ? FEED : `${url}feed.xml`;
}

/** Site path of a feed as JSON Feed. */
export function jsonPath({ url }: Pick<Feed, "url">): string {
  return `${url}feed.json`;
}

/** A time as both formats want it (RFC 3339). */
export function rfc3339(at: Timestamp): string {
  return `${new Date(at.epoch).toISOString().slice(0, 19)}Z`;
}
