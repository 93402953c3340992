import { targetOf } from "../archive/links.ts";
import type { Archive } from "../archive/model.ts";
import { aliasKey, plain } from "../archive/site-map.ts";
import { siteUrl } from "../archive/urls.ts";
import { underBase } from "./site.ts";

/** What links in posts can lead to, by decoded paths without slashes at their ends. */
export interface LinkTargets {
  /** Threads: their floors are cut into pages. */
  readonly threads: ReadonlySet<string>;
  /** Files: their addresses have no slash at the end. */
  readonly files: ReadonlySet<string>;
  /** Old address with its query → path of the thread. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly floorsPerPage: number;
}

export function linkTargets(archive: Archive): LinkTargets {
  const all = [...archive.threads, ...archive.tombstones];
  const feeds = ["", ...archive.boards.map((board) => board.url)].map((url) => plain(`${url}/feed.xml`));
  return {
    threads: new Set(all.map((t) => plain(t.url))),
    files: new Set([...feeds, ...all.flatMap((t) => t.attachments.map((a) => plain(a.url)))]),
    aliases: new Map(all.flatMap((t) => t.aliases.map((alias) => [aliasKey(alias), plain(t.url)] as const))),
    floorsPerPage: archive.settings.floors_per_page,
  };
}

/** Page of floors that holds a floor. Pages hold numbers, not counts, so a floor that is added moves no other. */
export function floorPage(n: number, floorsPerPage: number): number {
  return Math.ceil(n / floorsPerPage);
}

/** Site path of a page of floors; the first is the thread's own. */
export function floorPageUrl(threadUrl: string, page: number): string {
  return page === 1 ? threadUrl : `${threadUrl}page/${page}/`;
}

/** Where a link stands. */
export interface LinkPlace {
  /** Site path of the thread or page. */
  readonly url: string;
  /** Page of floors. */
  readonly page: number;
}

/**
 * The final address of a link in a post: relative ones become site paths below the base, old addresses the new ones,
 * and `#floor-N` leads to the page of floors that holds it. Addresses elsewhere stay as they are.
 *
 * @param address as written; it was checked to lead somewhere
 */
export function resolveLink(address: string, targets: LinkTargets, base: string, from: LinkPlace): string {
  const own = plain(from.url);
  const target = targetOf(address, own);
  if (target.kind !== "here") return address;
  const { query, fragment } = target.address;
  const alias = targets.aliases.get(aliasKey(target.address.path + query));
  const path = alias ?? targets.aliases.get(aliasKey(target.address.path)) ?? target.address.path;
  const hash = fragment === "" ? "" : `#${encodeURIComponent(fragment)}`;
  const floor = /^floor-(\d+)$/.exec(fragment)?.[1];
  const page = floor !== undefined && targets.threads.has(path) ? floorPage(Number(floor), targets.floorsPerPage) : 1;
  if (path === own && page === from.page && hash !== "") return hash;
  const url = path === "" ? "/" : siteUrl(path, targets.files.has(path) ? "file" : "folder");
  return underBase(base, floorPageUrl(url, page)) + (alias === undefined ? query : "") + hash;
}
