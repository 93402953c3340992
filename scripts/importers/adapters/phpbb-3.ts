/** phpBB 3: prosilver, and the styles that were made of it. */
import { attr, text } from "../html/query.ts";
import { forum } from "./forum.ts";
import { phpbbAddresses, phpbbFiles, phpbbMarkup } from "./phpbb.ts";
import { found, textWithout } from "./take.ts";

export const phpbb3 = forum({
  name: "phpbb-3",
  signs: 'body#phpbb, .postprofile + .postbody, .post[id^="p"] .postbody .content, .post .postprofile',
  software: [found(".copyright, #page-footer, .footer", /phpBB\S*(?: \d[\d.]*)?/), () => "phpBB 3"],
  title: [
    textWithout("h2.topic-title, h3.topic-title", ".topic-status, .label"),
    '#page-body > h2 a[href*="viewtopic"]',
    '[itemprop="itemListElement"]:last-child > span [itemprop="name"]',
    ".topic-title a",
    "#page-body h2",
    'h1 a[href*="viewtopic"]',
  ],
  boards:
    '#nav-breadcrumbs .crumb a, .breadcrumbs .crumb a, .navlinks .icon-home a, .navlinks .breadcrumbs a, #page-body [itemprop="itemListElement"] a',
  paging: {
    current: [".pagination .active span", ".pagination li.active", ".pagination strong"],
    numbers: ".pagination a, .pagination strong, .pagination span",
  },
  addresses: phpbbAddresses,
  self: [
    "h2.topic-title a @href",
    "#page-body > h2 a @href",
    "h3.first a @href",
    ".topic-title a @href",
    "h3 a[href*=viewtopic] @href",
  ],
  withoutPosts: "a page of phpBB that has no posts: a list of topics, a message, or a form",
  post: {
    each: '.post[id^="p"], [id^="p"]:has(> div > .postbody), [id^="p"]:has(.postbody):has(.postprofile), [id^="p"].vtouter',
    id: ["@id"],
    n: [".post-number", found(".author a, .post-num", /^#(\d+)$/)],
    author: [
      ".vtusername",
      ".postprofile .username, .postprofile .username-coloured",
      ".author .username, .author .username-coloured",
      ".postprofile dt > a:not(:has(img)), .postprofile dt > strong, .postprofile dt > span",
      ".author strong a, .author strong",
      '.postprofile a[href*="viewprofile"]:not(:has(img))',
      'a[href*="viewprofile"]:not(:has(img))',
    ],
    date: (scope) => [
      ...scope.all(".author time, .postbody time, .post-date time").map((time) => attr(time, "datetime")),
      ...scope
        .all(".author, .post-date, .postdate, .vtdate, [class*=date]")
        .flatMap((line) => [attr(line, "title"), text(line).replace(/^.*?[»›]\s*/, "")]),
    ],
    body: [".postbody .content", ".content", ".postbody", ".vtcontent"],
    signature: ".signature",
    files: [...phpbbFiles],
    hiddenFiles: ".attachbox > dd > p, .rules:has(.permission)",
    markup: phpbbMarkup,
  },
});
