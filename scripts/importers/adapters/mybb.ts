/** MyBB. */
import { forum } from "./forum.ts";
import { countAfter, found, textAfter } from "./take.ts";

export const mybb = forum({
  name: "mybb",
  signs: '.post_body[id^="pid_"], #posts .post_content, [id^="post_"] .post_body',
  software: [found("#powered_by, #copyright, .powerby, #footer", /MyBB(?: \d[\d.]*)?/), () => "MyBB"],
  title: [
    ".navigation > .active, .navigation span.active, .breadcrumb .active",
    found(".thead strong", /^(?!#)(.{2,})$/),
  ],
  boards: ".navigation > a[href*=forum], .nav_bit > a[href*=forum], .breadcrumb a[href*=forum]",
  views: found(".thead, .smalltext", /(?:Views|Hits)\D{0,20}([\d,]+)/),
  paging: {
    current: ".pagination:not(.pagination_breadcrumb) .pagination_current",
    numbers:
      ".pagination:not(.pagination_breadcrumb) .pagination_page, .pagination:not(.pagination_breadcrumb) .pagination_last, .pagination:not(.pagination_breadcrumb) .pagination_current",
  },
  addresses: [
    /\/thread-(?<id>\d+)(?:-page-(?<page>\d+))?\.html$/,
    /\/(?:show|print)thread\.php\?tid=(?<id>\d+)(?:&page=(?<page>\d+))?$/,
  ],
  self: ['input[name="tid"] @value', 'a[href*="printthread"] @href'],
  withoutPosts: "a page of MyBB that has no posts: a list of threads, a message, or a form",
  post: {
    each: '[id^="post_"]:has(.post_body), table[id^="post_"], table:has(> tbody > tr > td .post_body)',
    id: [".post_body @id", "@id"],
    n: [
      found(".post_head .float_right a, .float_right strong a, .post_head a", /^#?(\d[\d,]*)$/),
      found("strong a", /#(\d+)/),
    ],
    author: [
      ".author_information .largetext a",
      ".author_information .largetext",
      ".post_author .largetext",
      ".author_information strong a",
      ".post_author strong a",
    ],
    date: [".post_date [title]", ".post_date", ".post_head .smalltext"],
    body: [".post_body"],
    signature: ".signature",
    files: [
      {
        each: 'fieldset a[href*="attachment.php?aid="]',
        url: "@href",
        name: ["", "img @title"],
        size: ["img @title", textAfter],
        downloads: countAfter(/downloads|herunterladungen|téléchargements/),
      },
    ],
    markup: {
      drop: ".edited_post, .post_edit, .post_meta, cite .quick_jump, cite > span, fieldset",
      boxes: [
        { is: "code", box: ".codeblock", text: ".body" },
        { is: "quote", box: "blockquote", name: "cite" },
        {
          is: "spoiler",
          box: ".spoiler",
          name: ".spoiler_header, .spoiler_title",
          text: ".spoiler_body, .spoiler_content",
        },
      ],
    },
  },
});
