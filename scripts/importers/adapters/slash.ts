/** Slash: a story and the tree of comments below it. */
import { text } from "../html/query.ts";
import { forum } from "./forum.ts";
import { found } from "./take.ts";

export const slash = forum({
  name: "slash",
  signs: '#commentlisting .comment .commentBody, #fhitem .story-title, [id^="comment_body_"]',
  software: () => "Slash",
  title: ["article h2.story .story-title > a", ".story-title a", "h2.story a", "h1"],
  tags: ".story-tags .tag, #tag-cloud a",
  replies: found("#comment_total_hidden, .commentcnt, .totalcommentcnt, .comment-bubble", /(\d{1,9})/),
  addresses: [/\/story\/(?<id>\d+\/\d+\/\d+\/\d+)(?:\/[^/?]*)?$/],
  withoutPosts: "a page of Slash without a story",
  post: {
    each: 'article[id^="firehose-"], .comment:has(> .cw)',
    id: ['[id^="comment_body_"] @id', "@data-fhid", "@id"],
    author: [
      ".story-byline .story-by a",
      ".byby + a",
      ".details .by a",
      found(".story-byline", /Posted by (\S+)/),
      found(".details .by", /^by (.+?)(?: \(|$)/),
    ],
    date: (scope) =>
      [...scope.all("time").map(text), ...scope.all(".otherdetails").map(text)].map((words) => words.replace("@", " ")),
    body: ['[id^="comment_body_"]', ".commentBody", '[id^="fhbody-"] .p', ".body .p"],
    signature: ".sig",
    markup: { drop: ".sig, .quote-toggle, .story-tags", boxes: [{ is: "quote", box: ".quote" }] },
  },
});
