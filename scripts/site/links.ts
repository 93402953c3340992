import { targetOf } from "../archive/model/links.ts";
import { plain } from "../archive/model/site-map.ts";
import { floorPage, floorPageUrl } from "../archive/model/urls.ts";
import { type LinkTargets, type Site, underBase } from "./site.ts";

/** The page that a link is on. */
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
 * @param address as written
 * @returns undefined if the link leads nowhere: old texts hold dead links, whose words stay without a link
 */
export function resolveLink(address: string, targets: LinkTargets, base: string, from: LinkPlace): string | undefined {
  const own = plain(from.url);
  const target = targetOf(address, own);
  if (target.kind === "elsewhere") return address;
  if (target.kind === "broken") return undefined;
  const { path, query, fragment } = target.address;
  const here = targets.map.find(path);
  const place = here ?? targets.map.alias(path + query) ?? targets.map.alias(path);
  if (!place) return undefined;
  const hash = fragment === "" ? "" : `#${encodeURIComponent(fragment)}`;
  const floor = /^floor-(\d+)$/.exec(fragment)?.[1];
  const page = floor !== undefined && place.kind === "thread" ? floorPage(Number(floor), targets.floorsPerPage) : 1;
  if (place.url === from.url && page === from.page && hash !== "") return hash;
  return underBase(base, floorPageUrl(place.url, page)) + (here ? query : "") + hash;
}

/** The targets of a text's links: part of its pages' key, since other threads come and go. */
export function resolvedLinks(site: Site, text: { readonly url: string; readonly links: readonly string[] }) {
  return text.links.map((a) => resolveLink(a, site.targets, site.props.base, { url: text.url, page: 1 }));
}
