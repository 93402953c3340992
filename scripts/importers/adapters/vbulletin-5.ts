/** vBulletin 5. */
import { forum } from "./forum.ts";
import { found } from "./take.ts";
import { vbulletinAddresses, vbulletinMarkup } from "./vbulletin.ts";

export const vbulletin5 = forum({
  name: "vbulletin-5",
  signs: ".b-post, .js-post__content-text",
  software: ['meta[name="generator" i] @content', () => "vBulletin 5"],
  title: ["h1.main-title", ".main-title", "h1"],
  boards: "#breadcrumbs .crumb a, .breadcrumbs a",
  tags: ".post-tags a, .js-post__tags a",
  paging: {
    current: ".pagenav .primary, .pagenav input.js-pagenum @value",
    numbers: ".pagenav a, .pagenav .pagetotal",
  },
  addresses: vbulletinAddresses,
  withoutPosts: "a page of vBulletin that has no posts: a list of threads, a message, or a form",
  post: {
    each: ".b-post",
    id: "@data-node-id",
    n: [".b-post__count", found(".b-post__body a", /^#\d+$/)],
    author: ['.author [itemprop="name"]', ".author a", ".author", ".b-userinfo__name"],
    date: [".b-post__timestamp time", ".b-post__timestamp", "time"],
    body: [".js-post__content-text", ".b-post__content-text", '[itemprop="text"]'],
    signature: ".b-post__signature, .post-signature",
    files: [
      {
        each: ".b-post-attachments__list li, .b-post__attachments li",
        url: "a @href",
        name: "a",
        size: found("", /\(([\d.,]+ \w+)/),
      },
    ],
    remarks: {
      each: ".b-comments .b-comment, .b-post--comment",
      author: ".author",
      date: "time",
      body: ".b-comment__content, .js-post__content-text",
    },
    markup: vbulletinMarkup,
  },
});
