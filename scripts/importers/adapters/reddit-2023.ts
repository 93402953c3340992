/** Reddit: the site of 2023 and after, whose elements carry author, date and title. */
import type { Element } from "hast";
import { make } from "../html/elements.ts";
import { attr } from "../html/query.ts";
import { forum } from "./forum.ts";
import { shortId } from "./reddit.ts";
import type { Scope } from "./take.ts";

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
    letterId: ({ place }) =>
      place.type === "element" ? shortId(attr(place, "thingid") ?? attr(place, "id")) : undefined,
    author: "@author",
    date: (scope) =>
      (scope.place.type === "element"
        ? [attr(scope.place, "created-timestamp"), attr(scope.place, "created")]
        : []
      ).concat(scope.all("time").map((one) => attr(one, "datetime"))),
    body: (scope) => {
      const written = scope.all('[slot="text-body"]');
      return written.length > 0
        ? written.slice(0, 1)
        : [...scope.all('[slot="comment"]').slice(0, 1), ...linkOf(scope)];
    },
    markup: { drop: "shreddit-post-overflow-menu, faceplate-tracker, [slot=read-more-button], [id$=read-more-button]" },
    inReplyTo: (scope) => {
      const id =
        scope.place.type === "element" ? /^t1_(\w+)/.exec(attr(scope.place, "parentid") ?? "")?.[1] : undefined;
      return id === undefined ? undefined : { id };
    },
  },
});

/** A post that is a link has its title for its text. */
function linkOf({ place }: Scope): Element[] {
  const title = place.type === "element" ? attr(place, "post-title") : undefined;
  if (title === undefined || place.type !== "element") return [];
  const href = attr(place, "content-href") ?? attr(place, "permalink") ?? "";
  return [make("div", [make("a", [{ type: "text", value: title }], { href })])];
}
