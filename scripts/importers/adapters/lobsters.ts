/** Lobsters and sites made of its code. */
import { attr, closest, parentOf } from "../html/query.ts";
import { forum } from "./forum.ts";
import { found } from "./take.ts";

export const lobsters = forum({
  name: "lobsters",
  signs: ".comments .comment[data-shortid], .story[data-shortid] .story_liner",
  software: () => "Lobsters",
  title: [".story .u-url", ".story .link a"],
  tags: ".story .tags .tag",
  replies: found(".story .comments_label", /(\d{1,9}) comments?/),
  addresses: [/\/s\/(?<id>\w+)(?:\/[^/?]*)?$/],
  withoutPosts: "a list of Lobsters",
  post: {
    each: "ol.stories > .story, .comment[data-shortid]",
    letterId: "@data-shortid",
    author: [".u-author", '.byline a[href*="/~"]:not([aria-hidden])', '.byline a[href^="/u/"]:not(:has(img))'],
    date: [".byline time", ".byline span[title]"],
    body: [".comment_text", ".story_text", ".link.u-repost-of", ".link"],
    inReplyTo: (scope) => {
      const list = scope.place.type === "element" ? parentOf(parentOf(scope.place) ?? scope.place) : undefined;
      const tree = list?.type === "element" ? closest(list, "li.comments_subtree") : undefined;
      const above = tree?.children.find((node) => node.type === "element" && attr(node, "data-shortid") !== undefined);
      const id = above?.type === "element" ? attr(above, "data-shortid") : undefined;
      return id === undefined ? undefined : { id };
    },
  },
});
