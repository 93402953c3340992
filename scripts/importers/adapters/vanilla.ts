/** Vanilla Forums. */
import { forum } from "./forum.ts";

export const vanilla = forum({
  name: "vanilla",
  signs:
    '.Discussion .Item-Body, .ItemDiscussion .Message, .MessageList [id^="Discussion_"], .CommentsWrap .ItemComment',
  software: () => "Vanilla",
  title: [".Discussion h1, #Item_0 h1", ".PageTitle h1", "h1"],
  boards: ".Breadcrumbs .CrumbLabel a:not(.Last), .Breadcrumbs a",
  tags: ".InlineTags a, .Tag",
  views: ".ViewCount .Number",
  replies: ".CommentCount .Number",
  paging: { current: ".Pager .Highlight", numbers: ".Pager a, .PagerNub" },
  addresses: [/\/discussion\/(?<id>\d+)(?:\/[^/?]+)?(?:\/p(?<page>\d+))?\/?$/],
  withoutPosts: "a page of Vanilla without posts",
  post: {
    each: '.ItemDiscussion, .ItemComment, [id^="Discussion_"], [id^="Comment_"]',
    id: "@id",
    author: [".Author .PhotoWrap @title", ".AuthorWrap .Username", ".Author .Username", ".Username", ".Author a"],
    date: [".DateCreated time", ".MItem.DateCreated", "time"],
    body: [".Item-Body .Message", ".Message"],
    signature: ".UserSignature, .Signature",
    markup: {
      drop: ".Reactions, .PostTools, .UserSignature, .DateUpdated",
      boxes: [{ is: "quote", box: "blockquote.Quote, .UserQuote", name: ".QuoteAuthor", text: ".QuoteText" }],
    },
  },
});
