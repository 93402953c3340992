/** Lemmy. */
import { attr } from "../html/query.ts";
import { forum } from "./forum.ts";

export const lemmy = forum({
  name: "lemmy",
  signs: ".post-listing .person-listing, article.comment-node .md-div",
  software: () => "Lemmy",
  title: [".post-listing .d-sm-block h1", ".post-title h1", "h1"],
  boards: ".post-listing a.community-link",
  addresses: [/\/post\/(?<id>\d+)$/],
  withoutPosts: "a page of Lemmy whose posts a script would have loaded",
  post: {
    each: '.post-listing, article.comment-node[id^="comment-"]',
    id: "@id",
    author: ["a.person-listing > span", "a.person-listing @title", "a.person-listing"],
    date: (scope) => scope.all(".moment-time").map((one) => attr(one, "data-tippy-content") ?? attr(one, "title")),
    body: ["#postContent .md-div", ".md-div", '.post-title a[href^="http"]'],
    markup: { drop: ".btn" },
  },
});
