/** Stack Exchange: question and answers, with the comments below each. */
import { forum } from "./forum.ts";
import { found } from "./take.ts";

/** Who asked or answered; a time with a link to the revisions is that of an edit. */
const WRITER = ".user-info:has(.user-action-time > .relativetime) .user-details";

export const stackExchange = forum({
  name: "stack-exchange",
  signs: "#question[data-questionid], body.question-page .question",
  software: () => "Stack Exchange",
  title: ["#question-header h1 a", "#question-header h1"],
  tags: "#question .post-tag",
  views: ['[title^="Viewed"] @title', found("#qinfo", /([\d.,]{1,12}k?) times/)],
  replies: ["#answers-header [data-answercount] @data-answercount", "#answers-header h2"],
  paging: { current: "#answers .pager .current", numbers: "#answers .pager .page-numbers" },
  addresses: [/\/questions\/(?<id>\d+)(?:\/[^/?]*)?\/?(?:\?page=(?<page>\d+))?$/],
  post: {
    each: "#question, .answer",
    id: ["@data-questionid", "@data-answerid"],
    author: [`${WRITER} [itemprop="name"]`, `${WRITER} > a`, `${WRITER} [itemprop="name"] @content`],
    date: ".user-action-time > .relativetime",
    body: [".js-post-body", ".post-text"],
    remarks: {
      each: ".comments .comment",
      author: ".comment-user",
      date: ".comment-date",
      body: ".comment-copy",
    },
    markup: { drop: ".post-taglist, .snippet-ctas, .js-post-notice" },
  },
});
