/** XenForo 2, and the nested view that some large sites make of it. */
import { forum } from "./forum.ts";
import { found, textWithout } from "./take.ts";

export const xenforo2 = forum({
  name: "xenforo-2",
  signs: "html#XF",
  software: () => "XenForo 2",
  title: [textWithout("h1.p-title-value, h1.MessageCard__thread-title", ".label, .labelLink"), "h1"],
  boards: ".p-breadcrumbs a",
  tags: ".js-tagList a, h1.p-title-value .label, .MessageCard__thread-prefix .label",
  views: found(".MessageCard__thread-info", /([\d.,]{1,12}[KM]?) views/),
  replies: found(".MessageCard__thread-info", /([\d.,]{1,12}[KM]?) repl/),
  paging: { current: ".pageNav-page--current", numbers: ".pageNav-page" },
  addresses: [/[/?]threads\/(?:[^/?]*\.)?(?<id>\d+)\/?(?:page-(?<page>\d+)\/?)?$/],
  post: {
    each: '.message--post, .message[data-content^="post-"], .js-post',
    id: ["@data-content", "@id"],
    n: found(".message-attribution a, .MessageCard__post-position", /^#([\d,.]+)$/),
    author: ["@data-author", ".message-name", ".MessageCard__user-info__name"],
    date: [
      ".message-attribution-main time",
      ".message-attribution time",
      ".MessageCard__date-created time",
      ".message-date time",
    ],
    body: [".message-body .bbWrapper", ".message-body", ".message-content"],
    signature: ".message-signature .bbWrapper",
    files: [
      {
        each: ".message-attachments .file, .attachmentList .file",
        url: ["a.file-preview @href", "a @href"],
        name: [".file-name @title", ".file-name"],
        size: ".file-meta",
      },
    ],
    markup: {
      drop: ".bbCodeBlock-expandLink, .bbCodeBlock-shrinkLink, .js-selectToQuoteEnd, .bbCodeBlock--unfurl .contentRow-figure, .message-lastEdit",
      boxes: [
        { is: "quote", box: ".bbCodeBlock--quote", name: ".bbCodeBlock-title", text: ".bbCodeBlock-content" },
        { is: "code", box: ".bbCodeBlock--code", name: ".bbCodeBlock-title", text: "pre" },
        { is: "spoiler", box: ".bbCodeSpoiler", name: ".bbCodeSpoiler-button-title", text: ".bbCodeSpoiler-content" },
      ],
    },
  },
});
