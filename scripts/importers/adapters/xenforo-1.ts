/** XenForo 1. */
import { forum } from "./forum.ts";
import { textWithout } from "./take.ts";

export const xenforo1 = forum({
  name: "xenforo-1",
  signs: "html#XenForo",
  software: () => "XenForo 1",
  title: textWithout(".titleBar h1", ".prefix"),
  boards: ".breadcrumb .crumb",
  tags: ".tagList .tag, .titleBar h1 .prefix",
  paging: { current: [".pageNavHeader", ".PageNav .currentPage"], numbers: ".PageNav nav a" },
  addresses: [/[/?]threads\/(?:[^/?]*\.)?(?<id>\d+)\/?(?:page-(?<page>\d+)\/?)?$/],
  post: {
    each: ".message[id^=post-]",
    id: "@id",
    n: ".postNumber",
    author: ["@data-author", ".messageUserBlock .username"],
    date: [".messageMeta .DateTime", ".messageDetails .DateTime", ".DateTime"],
    body: ".messageContent .messageText",
    signature: ".signature",
    files: [
      {
        each: ".attachedFiles .attachment",
        url: ".filename a @href",
        name: [".filename a @title", ".filename"],
        size: ".attachmentInfo dd",
      },
    ],
    markup: {
      drop: ".messageTextEndMarker, .quoteExpand, .attribution .AttributionLink, .funbox",
      boxes: [
        { is: "quote", box: ".bbCodeQuote", name: ".attribution", text: ".quoteContainer > .quote" },
        { is: "code", box: ".bbCodeCode, .bbCodePHP, .bbCodeHTML", name: ".type", text: "pre" },
        { is: "spoiler", box: ".bbCodeSpoilerContainer", name: ".bbCodeSpoilerButton", text: ".bbCodeSpoilerText" },
      ],
    },
  },
});
