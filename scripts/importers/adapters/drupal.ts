/** Forums of Drupal 5 to 10: the topic is a node, its replies are comments. */
import { attr, children, parentOf, text } from "../html/query.ts";
import { forum } from "./forum.ts";
import type { Scope } from "./take.ts";

/** `Submitted by NAME on DATE` in the languages of its translations. */
const SUBMITTED =
  /^(?:Submitted by|Posted by|By|Eingereicht von|Gespeichert von|Verfasst von|Soumis par|Enviado por|Submitido por|Inviato da|Door|Ingediend door|Прислано|Опубликовано|Autor:?|由|作者)?\s{0,3}(.{1,80}?)\s{0,3}(?:\(.{0,40}?\)\s{0,3})?(?:\bon\b|\bam\b|\ble\b|\bel\b|\bem\b|\bop\b|\bil\b|,|\s-\s|在|于)\s{0,3}(.{0,60}\d{4}.{0,60})$/i;

export const drupal = forum({
  name: "drupal-forum",
  signs:
    ".node-forum, .node--type-forum, .forum-topic-navigation, #forum-comments, .forum-post-wrapper, .node > .submitted, " +
    ".node .node__submitted, .node > .comment > .submitted, #comments > .comment > .submitted",
  software: ['meta[name="generator" i] @content', () => "Drupal"],
  title: [
    ".node h1:not(.site-name)",
    "h1.page-title, h1#page-title, .forum-post-title, #content h1.title, #main h1.title, h1.title",
    ".node h3.title, .node h2.title",
    "h1:not(.site-name)",
  ],
  boards: ".breadcrumb a, #breadcrumb a",
  tags: ".field-name-taxonomy-forums ~ .field a, .terms a, .taxonomy a",
  paging: {
    current: ".pager .pager-current, .pager .pager__item.is-active",
    numbers: ".pager-item, .pager-current, .pager__item",
  },
  addresses: [/[/=]node\/(?<id>\d+)(?:\?page=(?<pagesBefore>\d+))?(?:\.html)?$/],
  withoutPosts: "a page of Drupal without a topic",
  post: {
    each: [
      ".node-forum, .node--type-forum, .forum-post, #comments .comment, .comment",
      ".node:has(#comments) > .comment, .node, .comment",
    ],
    id: ["@id", (scope) => beforeIt(scope)],
    n: [".forum-post-number, .post-num"],
    author: [
      ".author-name, .author .username, [class*=author-details] .username, .submitted .username, .node__submitted .username, .comment__author .username",
      "[rel~=author], .submitted a[href*='user/']",
      (scope) => submitted(scope)?.[1],
    ],
    date: (scope) => [
      ...scope
        .all("time[datetime], [property*='dateCreated'], [property*='dc:date']")
        .map((one) => attr(one, "datetime") ?? attr(one, "content")),
      ...scope.all(".posted-on, .forum-posted-on, .comment__time").map(text),
      ...scope.all("[class*=post-when] [title], .submitted [title]").map((one) => attr(one, "title")),
      ...scope.all('[itemprop="datePublished"], [itemprop="dateCreated"]').map((one) => attr(one, "content")),
      submitted(scope)?.[2],
    ],
    body: [
      '[property="content:encoded"], .field-name-body, .field-name-comment-body, .field--name-body, .field--name-comment-body',
      ".forum-post-content, .post-content",
      ".comment__content",
      ".node__content",
      ".content",
    ],
    signature: ".user-signature, .author-signature",
    files: [
      {
        each: "#attachments tbody tr, .field-name-upload tr:has(a), .file",
        url: "a @href",
        name: "a",
        size: "td:last-child",
      },
    ],
    markup: {
      drop: ".links, .forum-topic-navigation, .user-signature, .author-signature, #attachments, .field-name-taxonomy-forums, .book-navigation, .indented, .comment, #comments",
    },
  },
});

function submitted(scope: Scope): RegExpExecArray | undefined {
  for (const line of scope.all(".submitted, .node__meta, .comment__meta, .author-info, .meta")) {
    const match = SUBMITTED.exec(text(line));
    if (match) return match;
  }
  return undefined;
}

/** The anchor `#comment-123` is before its comment. */
function beforeIt({ place }: Scope): string | undefined {
  if (place.type !== "element") return undefined;
  const siblings = children(parentOf(place) ?? place);
  const before = siblings[siblings.indexOf(place) - 1];
  return before?.tagName === "a" ? attr(before, "id") : undefined;
}
