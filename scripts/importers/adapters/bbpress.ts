/** bbPress. */
import { all, children, is, type Place, parentOf, text } from "../html/query.ts";
import { forum } from "./forum.ts";
import type { Scope } from "./take.ts";

export const bbpress = forum({
  name: "bbpress",
  signs: "#bbpress-forums .bbp-reply-content, #bbpress-forums .bbp-topic-content, body.single-topic .bbp-reply-content",
  software: () => "bbPress",
  title: ["h1.entry-title", ".bbp-topic-title h1", ".entry-title", "h1", ".bbp-breadcrumb-current"],
  boards:
    ".bbp-breadcrumb a.bbp-breadcrumb-forum, .bbp-breadcrumb a:not(.bbp-breadcrumb-home):not(.bbp-breadcrumb-root)",
  tags: ".bbp-topic-tags a, .bbp-tag a",
  paging: { current: ".bbp-pagination-links .current", numbers: ".bbp-pagination-links .page-numbers" },
  addresses: [/\/topics?\/(?<id>[^/?]+)\/?(?:page\/(?<page>\d+)\/?)?$/],
  withoutPosts: "a page of bbPress without posts",
  post: {
    each: ".bbp-body > .topic, .bbp-body > .reply, li.bbp-body .type-topic, li.bbp-body .type-reply, .loop-item-0 .type-reply",
    id: ["@class", "@id"],
    author: [
      ".bbp-author-name",
      ".bbp-reply-author a.bbp-author-link, .bbp-topic-author a.bbp-author-link",
      ".bbp-author-link",
    ],
    date: (scope) => [...datesIn(scope.place), ...datesIn(headBefore(scope))],
    body: [".bbp-reply-content", ".bbp-topic-content"],
    signature: ".bbp-signature",
    files: [{ each: ".bbp-attachments li, .d4p-bbp-attachment", url: "a @href", name: "a" }],
    markup: {
      drop: ".bbp-reply-revision-log, .bbp-topic-revision-log, .bbp-signature, .bbp-attachments, .d4p-bbt-quote-title",
    },
  },
});

function datesIn(place: Place | undefined): string[] {
  return place === undefined
    ? []
    : all(place, ".bbp-reply-post-date, .bbp-topic-post-date, .bbp-meta time").map((one) => text(one));
}

/** The head of a post is the element before it. */
function headBefore({ place }: Scope): Place | undefined {
  if (place.type !== "element") return undefined;
  const siblings = children(parentOf(place) ?? place);
  const before = siblings[siblings.indexOf(place) - 1];
  return before && is(before, ".bbp-reply-header, .bbp-topic-header") ? before : undefined;
}
