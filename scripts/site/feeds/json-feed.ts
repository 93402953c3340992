import type { Thread } from "../../archive/model/model.ts";
import type { FeedContent } from "./content.ts";
import { type Feed, jsonPath, rfc3339 } from "./feed.ts";

/** A feed as JSON Feed 1.1. @see https://www.jsonfeed.org/version/1.1/ */
export function jsonFeed(feed: Feed, content: FeedContent): string {
  const made = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: content.at(feed.url),
    feed_url: content.at(jsonPath(feed)),
    language: feed.lang,
    items: feed.threads.map((thread) => item(thread, content)),
  };
  return `${JSON.stringify(made, undefined, 1)}\n`;
}

function item(thread: Thread, content: FeedContent) {
  const { title, lang, date, updated, author, tags } = thread;
  const address = content.at(thread.url);
  return {
    id: address,
    url: address,
    title,
    content_html: content.html(thread),
    summary: thread.summary ?? thread.excerpt,
    ...(date && { date_published: rfc3339(date) }),
    ...(updated && { date_modified: rfc3339(updated) }),
    ...(author !== undefined && { authors: [{ name: author }] }),
    ...(tags.length > 0 && { tags }),
    language: lang,
  };
}
