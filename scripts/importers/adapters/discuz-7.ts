/** Discuz! 6 and 7. */
import { discuzAddresses, discuzFiles, discuzMarkup } from "./discuz.ts";
import { forum } from "./forum.ts";
import { found, textWithout } from "./take.ts";

export const discuz7 = forum({
  name: "discuz-7",
  signs: ".viewthread .t_msgfont, .viewthread .postcontent, td.postcontent .t_msgfont",
  software: [
    'meta[name="generator" i] @content',
    found("#footer, #footlinks, .wrap", /Discuz!\s*[\d.]+/),
    () => "Discuz!",
  ],
  title: [
    textWithout("#threadtitle h1", "a"),
    textWithout(".viewthread h1, .mainbox h1, h1", "a"),
    "#threadtitle h1",
    ".viewthread h1",
  ],
  boards: "#nav a, #foruminfo .navbar a",
  tags: ".posttags a, .viewthread h1 > a, #threadtitle h1 > a",
  views: [
    found(".threadflow, .postauthor .hm, .viewthread .headactions", /(?:查看|阅读)\D{0,20}(\d+)/),
    ".postauthor .posterinfo .xi1",
  ],
  replies: found(".threadflow, .postauthor .hm", /(?:回复|回復)\D{0,20}(\d+)/),
  paging: { current: ".pages strong", numbers: ".pages a" },
  addresses: discuzAddresses,
  self: ['a[href*="action=printable"] @href', '.postinfo strong a[href*="tid="] @href'],
  now: found("#footer, #footlinks, #copyright", /(\d{4}-\d+-\d+ \d+:\d+)/),
  withoutPosts: "a page of Discuz! that has no posts: a list of threads, a message, or a form",
  post: {
    each: '#postlist > div[id^="post_"], table[id^="pid"], .viewthread > table:has(.postcontent), .viewthread form > table:has(.postcontent)',
    id: ["@id", "a[name^=pid] @name", '[id^="postmessage_"] @id'],
    n: [
      '.postinfo strong a[id^="postnum"] em',
      '.postinfo strong[id^="postnum"]',
      ".postinfo strong a",
      ".postinfo strong",
    ],
    author: [".postauthor cite a", ".postauthor .postinfo a", ".postauthor cite", ".postauthor .postinfo"],
    date: ['[id^="authorposton"] [title]', '[id^="authorposton"]', ".postcontent .postinfo"],
    body: [".t_msgfont", ".postmessage .locked, .postmessage .notice", ".postmessage"],
    signature: ".signatures",
    files: [...discuzFiles],
    hiddenFiles: ".postmessage .notice, .attachmentnopermission",
    markup: discuzMarkup,
  },
});
