import { stringsFor } from "../../../layouts/i18n/pick.ts";
import type { FeedGroup, FeedLinks, FeedsProps } from "../../../layouts/props.ts";
import { fingerprint } from "../../core/fingerprint.ts";
import { hanOrderOf, nameOrder } from "../../core/han/name-order.ts";
import { compareText } from "../../core/text-order.ts";
import { atomPath, type Feed, FOLLOWED, feedsOf, jsonPath } from "../feeds/feed.ts";
import { type PageOutput, pagePath } from "../output.ts";
import { frame, href, type Site } from "../site.ts";

/** The page with all feeds. It counts no threads, so a new one changes it only if it brings a feed. */
export function feedsPage(site: Site): PageOutput {
  const title = stringsFor(site.props.lang).page.feed;
  const url = "/feeds/";
  const feeds = feedsOf(site, 0, 0);
  const groups = (["archive", "board", ...FOLLOWED] as const).map((of): FeedGroup => {
    const own = feeds.filter((feed) => feed.of === of);
    const isListed = FOLLOWED.some((name) => name === of);
    return { of, feeds: (isListed ? byName(own, site.props.lang) : own).map((feed) => linksOf(site, feed)) };
  });
  const props: FeedsProps = {
    ...frame(site, { url, title, breadcrumb: [{ href: href(site, url), text: title }] }),
    kind: "feeds",
    groups: groups.filter((group) => group.feeds.length > 0),
  };
  return { kind: "page", page: "feeds", path: pagePath(url), key: fingerprint([site.key, props]), props: () => props };
}

function linksOf(site: Site, feed: Feed): FeedLinks {
  return {
    page: { href: href(site, feed.url), text: feed.name, lang: feed.lang },
    atom: href(site, atomPath(feed)),
    json: href(site, jsonPath(feed)),
  };
}

/** Feeds in the order of names: in that of sizes any new thread could change the page. */
function byName(feeds: readonly Feed[], lang: string): Feed[] {
  const han = hanOrderOf(lang);
  return feeds
    .map((feed) => ({ feed, order: nameOrder(feed.name, han) }))
    .sort((a, b) => compareText(a.order, b.order))
    .map(({ feed }) => feed);
}
