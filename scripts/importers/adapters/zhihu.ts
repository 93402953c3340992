/** 知乎: a question and its answers, in the markup of 2014 and of today, and articles. */
import { attr, text } from "../html/query.ts";
import { forum } from "./forum.ts";
import { found, take } from "./take.ts";

export const zhihu = forum({
  name: "zhihu",
  signs: "#zh-question-title, .QuestionHeader-title, .AnswerItem, h1.Post-Title",
  software: () => "知乎",
  title: ["h1.QuestionHeader-title", "#zh-question-title h2, #zh-question-title h1", "h1.Post-Title"],
  tags: ".zm-item-tag, .QuestionHeader-topics .TopicLink, .QuestionHeader .Tag, .Post-topicsAndReviewer .TopicLink",
  views: [found(".QuestionFollowStatus .NumberBoard-item", /被浏览\s*([\d,]+)/)],
  replies: [
    "#zh-question-answer-num @data-num",
    found(".List-headerText", /([\d,]{1,12})\s*个回答/),
    "meta[itemprop=answerCount] @content",
  ],
  addresses: [/\/question\/(?<id>\d+)(?:\/answers?\/\w+)?$/, /\/p\/(?<id>\d+)$/],
  withoutPosts: "a page of 知乎 without answers",
  post: {
    each: "#zh-question-detail, .QuestionHeader-main, .zm-item-answer, .ContentItem.AnswerItem, .Post-Main",
    id: ["@data-atoken", "@name", ".answer-date-link @href"],
    author: [
      ".AuthorInfo meta[itemprop=name] @content",
      ".AuthorInfo-name .UserLink-link",
      ".AuthorInfo-name",
      ".zm-item-answer-author-wrap > a:not(.zm-item-link-avatar)",
      ".author-link",
      ".zm-item-answer-author-wrap .name",
      found(".zm-item-answer-author-wrap", /^(?:匿名用户|知乎用户)/),
    ],
    date: (scope) =>
      [
        ...scope.all("meta[itemprop=dateCreated], meta[itemprop=datePublished]").map((one) => attr(one, "content")),
        epoch(take(scope, "@data-created")),
        ...scope
          .all(".ContentItem-time [data-tooltip], .answer-date-link[data-tip]")
          .map((one) => (attr(one, "data-tooltip") ?? attr(one, "data-tip"))?.replace(/^s\$t\$/, "")),
        ...scope.all(".ContentItem-time, .answer-date-link").map(text),
      ].filter((value) => value !== undefined && !value.includes("编辑于") && !value.includes("編輯於")),
    body: [
      ".QuestionRichText .RichText, .QuestionRichText",
      ".RichContent-inner .RichText",
      ".Post-RichText",
      ".zm-item-rich-text .zm-editable-content",
      ".zm-item-rich-text",
      ".zm-editable-content",
    ],
    markup: {
      drop: ".toggle-expand, .fixed-summary-mask, .answer-date-link-wrap, .RichContent-actions, .ContentItem-time, .icon-external, .QuestionRichText-more",
    },
  },
});

function epoch(seconds: string | undefined): string | undefined {
  return seconds === undefined || !/^\d{10}$/.test(seconds)
    ? undefined
    : new Date(Number(seconds) * 1000).toISOString();
}
