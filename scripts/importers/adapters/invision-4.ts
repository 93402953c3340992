/** Invision Community 4 and 5. */
import { forum } from "./forum.ts";
import { found, textWithout } from "./take.ts";

export const invision4 = forum({
  name: "invision-4",
  signs: 'body.ipsApp, [id^="elComment_"], .ipsEntry--post',
  software: () => "Invision Community",
  title: [
    textWithout(
      "h1.ipsType_pageTitle, h1.ipsPageHeader__title, .ipsPageHeader h1",
      ".ipsBadge, .ipsType_small, .ipsTagPrefix, [class*=prefix i]",
    ),
    "h1",
  ],
  boards: '[data-role="breadcrumbList"] a, .ipsBreadcrumb__list a',
  tags: ".ipsPageHeader .ipsTags a, .ipsTags .ipsTag, .ipsTags a, .ipsTag_prefix",
  views: [
    found(
      ".ipsTopicMeta__item, .cTopicOverview__stats li, .cTopicOverview__stat",
      /([\d.,]{1,12}k?) (?:views|Aufrufe|vues|visitas|visite)/i,
    ),
  ],
  replies: [
    found(
      ".ipsTopicMeta__item, .cTopicOverview__stats li, [data-role=comment_count], .cTopicPostArea",
      /^([\d.,]+k?) (?:repl|comment|Antwort|répons|respuest|rispost)/i,
    ),
  ],
  paging: {
    current: [".ipsPagination_pageJump > a", ".ipsPagination_active", ".ipsPagination__active"],
    numbers: ".ipsPagination_page, .ipsPagination__page",
  },
  addresses: [/[/?]topic\/(?<id>\d+)(?:-[^/?&]*)?\/?(?:(?:page\/|\?page=|&page=)(?<page>\d+)\/?)?$/],
  withoutPosts: "a page of Invision Community that has no posts: a list of topics, a message, or a form",
  post: {
    each: 'article[id^="elComment_"], .ipsComment[id^="elComment_"], .ipsEntry--post[id^="elComment_"]',
    id: "@id",
    n: found(".ipsComment_meta a, .ipsEntry__meta a, .ipsComment_tools a", /^#(\d+)$/),
    author: [
      ".ipsEntry__username .ipsUsername",
      ".ipsEntry__username",
      "aside .cAuthorPane_author a",
      ".cAuthorPane_author",
      ".ipsComment_author a.ipsType_break",
      ".ipsUsername",
    ],
    date: [".ipsEntry__date time", ".ipsEntry__meta time", ".ipsComment_meta time", "time"],
    body: ['[data-role="commentContent"]'],
    signature:
      '[data-role="memberSignature"] .ipsRichText, [data-role="memberSignature"] [data-role=signatureContent], [data-role="memberSignature"] .ipsType_richText',
    markup: {
      drop: ".ipsEdited, [data-excludequote], .ipsEmbeddedVideo + .ipsType_reset, .ipsItemControls, .ipsComment_controls, .ipsQuote_citation .fa, a.ipsQuote_backlink, [data-role=authorPane]",
      boxes: [
        {
          is: "quote",
          box: "blockquote.ipsQuote",
          name: ".ipsQuote_citation",
          nameIn: "data-ipsquote-username",
          postIn: "data-ipsquote-contentcommentid",
          text: ".ipsQuote_contents",
        },
        { is: "spoiler", box: ".ipsSpoiler", name: ".ipsSpoiler_header", text: ".ipsSpoiler_contents" },
        { is: "code", box: "pre.ipsCode" },
      ],
    },
  },
});
