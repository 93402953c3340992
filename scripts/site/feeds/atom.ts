import { html, raw } from "../../../layouts/html.ts";
import type { Thread } from "../../archive/model/model.ts";
import type { Timestamp } from "../../core/timestamp.ts";
import type { FeedContent } from "./content.ts";
import { atomPath, type Feed, rfc3339 } from "./feed.ts";

const XML = raw('<?xml version="1.0" encoding="utf-8"?>\n');

/** An unknown time in a format that demands one: the beginning of 1970. Never the time of the build. */
const UNKNOWN = "1970-01-01T00:00:00Z";

/** A feed as Atom (RFC 4287). @param author of the feed, for entries without one */
export function atom(feed: Feed, content: FeedContent, author: string): string {
  const self = content.at(atomPath(feed));
  return html`${XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.lang}">
<title>${feed.title}</title>
<id>${self}</id>
<link rel="self" href="${self}"/>
<link rel="alternate" href="${content.at(feed.url)}"/>
<updated>${time(newest(feed.threads))}</updated>
<author><name>${author}</name></author>
${feed.threads.map((thread) => entry(thread, content))}</feed>
`.toString();
}

function entry(thread: Thread, content: FeedContent) {
  const address = content.at(thread.url);
  return html`<entry xml:lang="${thread.lang}">
<title>${thread.title}</title>
<id>${address}</id>
<link href="${address}"/>
<updated>${time(thread.updated ?? thread.date)}</updated>
${thread.date && html`<published>${rfc3339(thread.date)}</published>\n`}${
  thread.author !== undefined && html`<author><name>${thread.author}</name></author>\n`
}${thread.tags.map((tag) => html`<category term="${tag}"/>\n`)}<summary>${thread.summary ?? thread.excerpt}</summary>
<content type="html">${content.html(thread)}</content>
</entry>
`;
}

/** The newest change among threads. */
function newest(threads: readonly Thread[]): Timestamp | undefined {
  let latest: Timestamp | undefined;
  for (const { date, updated } of threads) {
    const at = updated ?? date;
    if (at && (!latest || at.epoch > latest.epoch)) latest = at;
  }
  return latest;
}

function time(at: Timestamp | undefined): string {
  return at ? rfc3339(at) : UNKNOWN;
}
