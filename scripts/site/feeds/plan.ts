import { fingerprint } from "../../core/fingerprint.ts";
import { type Output, pagePath } from "../output.ts";
import type { Site } from "../site.ts";
import { atom } from "./atom.ts";
import { FeedContent } from "./content.ts";
import { atomPath, type Feed, feedsOf, jsonPath } from "./feed.ts";
import { jsonFeed } from "./json-feed.ts";

/**
 * The feeds of the archive, its boards, tags and authors, each as Atom and as JSON Feed, with the whole text of opening
 * posts. They name pages by their whole address, so there are none if the site's own is not known.
 *
 * @param size threads in the feeds of the archive and of its boards
 * @param sizeOfGroup threads in the feeds of tags and authors
 */
export function feeds(site: Site, size: number, sizeOfGroup: number): Output[] {
  const { url: home, title } = site.props;
  if (home === undefined) return [];
  const content = new FeedContent(site, home);
  return feedsOf(site, size, sizeOfGroup).flatMap((feed): Output[] => {
    const key = keyOf(site, feed, content);
    return [
      { kind: "text", path: pagePath(atomPath(feed)), key: `${key}x`, text: () => atom(feed, content, title) },
      { kind: "text", path: pagePath(jsonPath(feed)), key: `${key}j`, text: () => jsonFeed(feed, content) },
    ];
  });
}

function keyOf(site: Site, { threads, ...feed }: Feed, content: FeedContent): string {
  return fingerprint([site.key, "feed", feed, threads.map((thread) => content.fingerprint(thread))]);
}
