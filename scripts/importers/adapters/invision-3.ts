/** IP.Board 3. */
import { forum } from "./forum.ts";
import { found, textWithout } from "./take.ts";

export const invision3 = forum({
  name: "invision-3",
  signs: '.post_block[id^="post_id_"], #ipboard_body .post_block, body#ipboard_body',
  software: [found("#copyright, #footer_utilities", /IP\.Board [\d.]*/), () => "IP.Board 3"],
  title: [
    textWithout("h1.ipsType_pagetitle, .ipsType_pagetitle", ".ipsBadge, .topic_prefix"),
    ".maintitle span.main_topic_title",
    "h2.maintitle",
  ],
  boards: "#secondary_navigation .breadcrumb a, ol.breadcrumb a, .breadcrumb a",
  tags: ".ipsTag, .topic_prefix, .ipsBadge.ipsBadge_lightgrey",
  paging: {
    current: [".pagination .pagejump", ".pagination .page.active", ".pagination .active"],
    numbers: ".pagination .page, .pagination a",
  },
  addresses: [
    /\/topic\/(?<id>\d+)(?:-[^/?]*)?\/?(?:page-(?<page>\d+)|page__(?:\w+__)?st__(?<start>\d+))?\/?$/,
    /[?&]showtopic=(?<id>\d+)(?:&st=(?<start>\d+))?$/,
  ],
  withoutPosts: "a page of IP.Board that has no posts: a list of topics, a message, or a form",
  post: {
    each: '.post_block[id^="post_id_"], .post_block',
    id: ["@id", ".entry-content @id"],
    n: [found('.post_id a, [itemprop="replyToUrl"]', /#?(\d+)/)],
    author: [
      '[itemprop="name"]',
      ".author.vcard .fn, .author .fn",
      ".author.vcard, .post_username .author, .user_details .name",
    ],
    date: ["abbr.published", ".posted_info abbr, .posted_info [title]", ".posted_info"],
    body: ['[itemprop="commentText"]', ".post.entry-content", ".entry-content", ".post_body > .post"],
    signature: ".signature",
    files: [
      {
        each: ".attach, #attach_wrap li",
        url: 'a[href*="attach_id"] @href',
        name: ["strong", "a[title]", "a"],
        size: found("", /\d[\d.,]{0,15}\s{0,3}(?:[KMG]i?B?|B)(?![a-z])/i),
        downloads: found("", /([\d,]{1,12}) (?:downloads|Number of downloads|Anzahl)/i),
      },
    ],
    markup: {
      drop: ".edit, p.edit, .rep_bar, .desc.lighter.blend_links > .ipsLikeBar, .ipsLikeBar",
      boxes: [
        {
          is: "quote",
          box: ".blockquote, blockquote.ipsBlockquote",
          name: "cite, p.citation",
          nameIn: "data-author",
          postIn: "data-cid",
          text: ".quote",
        },
        { is: "quote", box: "p.citation + .blockquote", text: ".quote" },
        { is: "code", box: "pre.prettyprint, pre._prettyXprint" },
        { is: "spoiler", box: ".bbc_spoiler", name: ".bbc_spoiler_show", text: ".bbc_spoiler_content" },
      ],
    },
  },
});
