/** Reddit: the site of 2023 and after, whose elements carry author, date and title. */
import type { Element } from "hast";
import { make } from "../html/elements.ts";
import { attr } from "../html/query.ts";
import { forum } from "./forum.ts";
import { shortId } from "./reddit.ts";
import { type Scope, take } from "./take.ts";

export const reddit2023 = forum({
  name: "reddit-2023",
  signs: "shreddit-post[post-title], shreddit-comment[thingid]",
  software: () => "Reddit",
  title: ["shreddit-post @post-title", "shreddit-title @title"],
  boards: "shreddit-post [slot=subreddit-name], a.subreddit-name",
  tags: "shreddit-post shreddit-post-flair a, shreddit-post [slot=post-flair] a",
  replies: "shreddit-post @comment-count",
  self: "shreddit-post @permalink",
  addresses: [/\/r\/\w+\/comments\/(?<id>\w+)(?:\/[^/?]*)?\/?$/],
  withoutPosts: "a page of Reddit whose posts a script would have loaded",
  post: {
    each: "shreddit-post, shreddit-comment",
    letterId: (scope) => shortId(take(scope, ["@thingid", "@id"])),
    author: "@author",
    date: (scope) => [
      take(scope, "@created-timestamp"),
      take(scope, "@created"),
      ...scope.all("time").map((one) => attr(one, "datetime")),
    ],
    body: (scope) => {
      const written = scope.all('[slot="text-body"]');
      return written.length > 0
        ? written.slice(0, 1)
        : [...scope.all('[slot="comment"]').slice(0, 1), ...linkOf(scope)];
    },
    markup: { drop: "shreddit-post-overflow-menu, faceplate-tracker, [slot=read-more-button], [id$=read-more-button]" },
    inReplyTo: (scope) => {
      const id = /^t1_(\w+)/.exec(take(scope, "@parentid") ?? "")?.[1];
      return id === undefined ? undefined : { id };
    },
  },
});

/** A post that is a link has its title for its text. */
function linkOf(scope: Scope): Element[] {
  const title = take(scope, "@post-title");
  if (title === undefined) return [];
  const href = take(scope, ["@content-href", "@permalink"]) ?? "";
  return [make("div", [make("a", [{ type: "text", value: title }], { href })])];
}
