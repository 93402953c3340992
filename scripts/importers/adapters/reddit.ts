/** Reddit: the old site. Comments answer each other, so each names the one above it. */
import { attr, closest, parentOf } from "../html/query.ts";
import { forum } from "./forum.ts";
import { found, take } from "./take.ts";

export const reddit = forum({
  name: "reddit",
  signs: "#siteTable .thing.link[data-fullname], .commentarea .thing.comment",
  software: () => "Reddit",
  title: ["#siteTable .link p.title > a.title", "a.title"],
  boards: "#header .redditname a, .pagename a",
  tags: "#siteTable .link .linkflairlabel",
  replies: ["#siteTable .link @data-comments-count", found("#siteTable .link .comments", /^([\d.,k]+) comm/)],
  addresses: [/\/r\/\w+\/comments\/(?<id>\w+)(?:\/[^/?]*)?\/?$/],
  withoutPosts: "a page of Reddit without posts",
  post: {
    each: "#siteTable > .thing.link, .commentarea .thing.comment:not(.deleted-empty)",
    letterId: (scope) => shortId(take(scope, "@data-fullname")),
    author: [".tagline .author", "@data-author"],
    date: [".tagline time:not(.edited-timestamp)"],
    body: [".usertext-body > .md", ".usertext-body .md", "p.title"],
    markup: { drop: ".linkflairlabel, .domain, .usertext-edit" },
    inReplyTo: (scope) => {
      const parent = scope.place.type === "element" ? parentOf(scope.place) : undefined;
      const answered = parent?.type === "element" ? closest(parent, ".thing.comment") : undefined;
      const id = shortId(attr(answered, "data-fullname"));
      return id === undefined ? undefined : { id };
    },
  },
});

/** `t1_abc123` is the comment `abc123`. */
export function shortId(fullname: string | undefined): string | undefined {
  return /^t\d_(\w+)$/.exec(fullname ?? "")?.[1];
}
