/** vBulletin 3. */
import { attr, parentOf, text } from "../html/query.ts";
import { forum } from "./forum.ts";
import { found, type Scope, scopeOf } from "./take.ts";
import { vbulletinAddresses, vbulletinMarkup } from "./vbulletin.ts";

export const vbulletin3 = forum({
  name: "vbulletin-3",
  signs: '[id^="td_post_"], [id^="post_message_"]:not(.postcontent)',
  software: ['meta[name="generator" i] @content', () => "vBulletin 3"],
  title: [
    ".navbar strong",
    "td.navbar > strong",
    found("td.tcat > div, .tcat", /(?:Thread|Thema|Discussion|Tema|主题|主題)\s*:\s*(.+)$/),
    '.navbar a[href="#"]',
    "h1",
  ],
  boards: "span.navbar a, .navbar a, .breadcrumb a, #breadcrumbs a",
  tags: "#tag_list_cell a, .tcat a[href*=prefixid]",
  paging: {
    current: [".pagenav .vbmenu_control", ".pagenav td", ".pagination .active"],
    numbers: ".pagenav a, .pagination a",
  },
  addresses: vbulletinAddresses,
  self: ['input[name="searchthreadid"] @value', 'input[name="t"] @value', 'a[href*="printthread"] @href'],
  withoutPosts: "a page of vBulletin that has no posts: a list of threads, a message, or a form",
  post: {
    each: 'table[id^="post"]:has([id^="td_post_"]), .tpost, li:has([id^="td_post_"]), div[id^="edit"]:has([id^="post_message_"])',
    id: ['[id^="post_message_"] @id', '[id^="td_post_"] @id'],
    n: ['a[id^="postcount"] @name', 'a[id^="postcount"]'],
    author: [".bigusername", '[id^="postmenu_"] a', '[id^="postmenu_"]', ".username"],
    date: (scope) =>
      scope.all("td.thead, .thead > .tcell, .thead > div, .thead").flatMap((cell) => [
        ...scopeOf(cell)
          .all("[title]")
          .map((one) => attr(one, "title")),
        text(cell).replace("|", ","),
      ]),
    body: ['[id^="post_message_"]'],
    signature: (scope) =>
      scope.all('[id^="td_post_"] > div, [id^="post_message_"] ~ div').filter((one) => /^\s*_{5,}/.test(text(one))),
    files: [
      {
        each: 'fieldset a[href*="attachment.php"]',
        url: "@href",
        name: ["", "img @alt"],
        size: around,
        downloads: (scope) => /(\d[\d,]{0,12}) (?:views|downloads|Aufrufe|visitas)/i.exec(around(scope))?.[1],
      },
    ],
    markup: vbulletinMarkup,
  },
});

function around({ place }: Scope): string {
  return text(parentOf(place));
}
