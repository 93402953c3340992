/** Hacker News: comments in one list, with indents for which answers which. */
import { forum } from "./forum.ts";
import { found } from "./take.ts";

export const hackerNews = forum({
  name: "hacker-news",
  signs: "#hnmain .fatitem, #hnmain .comtr, .fatitem .athing",
  software: () => "Hacker News",
  title: [".fatitem .titleline > a", ".fatitem .storylink", ".fatitem .title a"],
  replies: found(".fatitem .subtext, .fatitem .subline", /(\d{1,9})\s*comments?/),
  addresses: [/\/item\?id=(?<id>\d+)(?:&p=(?<page>\d+))?$/],
  self: ".fatitem .athing @id",
  withoutPosts: "a list of Hacker News",
  post: {
    each: ".fatitem, .comtr",
    id: ["@id", ".athing @id"],
    author: ".hnuser",
    date: [".age"],
    body: [
      ".commtext",
      ".comment > .c00",
      ".toptext",
      ".fatitem > tbody > tr:nth-child(4) > td:last-child",
      ".titleline",
      ".title:has(a.storylink)",
      ".comment",
    ],
    markup: { drop: ".reply, .sitebit" },
  },
});
