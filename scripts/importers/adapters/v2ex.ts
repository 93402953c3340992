/** V2EX. */
import { attr, text } from "../html/query.ts";
import { forum } from "./forum.ts";
import { found, next, textWithout } from "./take.ts";

export const v2ex = forum({
  name: "v2ex",
  signs: '#Main .topic_content, #Main [id^="r_"] .reply_content, #Main .header a[href^="/go/"]',
  software: () => "V2EX",
  title: [textWithout("#Main .header h1", ".badge"), "#Main h1"],
  boards: '#Main .header a[href*="/go/"]',
  tags: "#Main a.tag, .topic_stats ~ a.tag, a.tag",
  views: found("#Main .header small.gray, #Main .topic_stats", /(\d{1,9}) 次点击/),
  replies: found("#Main .cell .gray", /^(\d+) 条?回复/),
  paging: { current: ".page_current", numbers: ".page_normal, .page_current" },
  addresses: [/\/t\/(?<id>\d+)(?:\?p=(?<page>\d+))?$/],
  withoutPosts: "a page of V2EX without posts",
  post: {
    each: '#Main > .box:has(.header h1), #Main .cell[id^="r_"]',
    id: "@id",
    n: [(scope) => (scope.one(".header") ? "1" : undefined), next(".no")],
    author: [
      '.header small a[href^="/member/"]',
      "strong a.dark",
      'strong a[href^="/member/"]',
      '.header a[href^="/member/"]',
    ],
    date: (scope) => [
      ...scope.all(".header [title], .ago").map((one) => attr(one, "title")),
      ...scope.all(".ago, .header small").map(text),
    ],
    body: [".topic_content", ".reply_content"],
    markup: { drop: ".topic_buttons, .subtle > .fade" },
  },
});
