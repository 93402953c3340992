/** PunBB and FluxBB. */
import { forum } from "./forum.ts";
import { found } from "./take.ts";

export const fluxbb = forum({
  name: "fluxbb",
  signs: "#punviewtopic .blockpost, .pun .blockpost, #brd-viewtopic .post, .brd .post .entry-content",
  software: [found("#poweredby, #copyright, #brd-about", /(?:FluxBB|PunBB)(?: [\d.]+)?/), () => "FluxBB"],
  title: [
    ".crumbs li:last-child a",
    "h1.main-title, #brd-main h1",
    found(".linkst li, ul.crumbs li", /^»\s*(.+)$/),
    ".crumbs .crumblast",
  ],
  boards:
    '.crumbs li:not(:last-child) a, .linkst ul li:first-child + li a, #brd-crumbs-top .crumb a, .linkst a[href*="viewforum"]',
  paging: {
    current: [".pagelink strong", ".paging strong"],
    numbers: ".pagelink a, .paging a, .pagelink strong, .paging strong",
  },
  addresses: [
    /\/viewtopic\.php\?id=(?<id>\d+)(?:&p=(?<page>\d+))?$/,
    /\/topic\/?(?<id>\d+)(?:\/[^/?]*)?\/?(?:page\/(?<page>\d+)\/?)?$/,
  ],
  self: [".crumbs li:last-child a @href", '.linkst a[href*="viewtopic"] @href'],
  withoutPosts: "a page of FluxBB or PunBB that has no posts: a list of topics, a message, or a form",
  post: {
    each: ".blockpost, #brd-main .post:has(.entry-content), .main-topic .post",
    id: "@id",
    n: [found("h2 .conr, .post-num, .posthead .post-num", /(\d{1,9})/)],
    author: [
      ".postleft dt a",
      ".postleft dt strong",
      ".postleft dt",
      ".post-ident .username a, .post-ident .username",
      ".post-byline strong, .post-byline a",
    ],
    date: [".post-link, .posthead .post-link", "h2 a", ".post-ident a.permalink"],
    body: [".postmsg:not(.postsignature)", ".entry-content", ".postright > div"],
    signature: ".postsignature, .sig-content",
    files: [
      {
        each: ".attachment li, .postattach li, .attachments p",
        url: "a @href",
        name: "a",
        size: found("", /[\d.,]{1,16}\s{0,3}[KM]i?B/),
        downloads: found("", /(\d{1,9}) (?:downloads|times)/),
      },
    ],
    markup: {
      drop: ".postedit, .lastedit, .sig-line, .postmsg > h3, .entry-title",
      boxes: [
        { is: "code", box: ".codebox, .codebox .incqbox", text: "pre" },
        { is: "quote", box: ".quotebox", name: "cite", text: "blockquote" },
        { is: "quote", box: ".incqbox", name: "h4" },
      ],
    },
  },
});
