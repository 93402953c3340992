/** vBulletin 1 and 2: tables and fonts, with an anchor before each post. */
import { forum } from "./forum.ts";
import { found, foundAll } from "./take.ts";
import { vbulletinAddresses } from "./vbulletin.ts";

/** The cell of a post's author. */
const AUTHOR = 'td:has(> a[name^="post"])';

export const vbulletin2 = forum({
  name: "vbulletin-2",
  signs: 'td > a[name^="post"] ~ font, td > a[name^="post"] + font',
  software: [found("font, p, td", /^Powered by:? (vBulletin (?:Version )?[\d.]+)/), () => "vBulletin 2"],
  title: [
    found('b:has(> a[href*="forumdisplay"]), font:has(> a[href*="forumdisplay"])', />\s*([^>]+)$/),
    found("td > font > b, td > b", /^(?:Thread|Topic):?\s+(.+)$/),
  ],
  boards: 'b > a[href*="forumdisplay"], font > a[href*="forumdisplay"]',
  paging: { current: [found("font, td", /^Pages? \((\d+)\)/), found("font b, b", /^\[(\d+)\]$/)] },
  addresses: vbulletinAddresses,
  self: ['input[name="threadid"] @value', 'a[href*="printthread"] @href'],
  withoutPosts: "a page of vBulletin that has no posts: a list of threads, a message, or a form",
  post: {
    each: `table:has(> tbody > tr > ${AUTHOR}), tr:has(> ${AUTHOR})`,
    id: 'a[name^="post"] @name',
    author: ['a[name^="post"] ~ font b', 'a[name^="post"] ~ b'],
    date: foundAll(
      "td",
      /^(?:posted (?:on )?)?(\d{1,2}-\d{1,2}-\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)?|\w{1,20} \d{1,2}\w{0,3}, \d{4},? \d{1,2}:\d{2} ?[AP]M)/i,
    ),
    body: [`${AUTHOR} + td`],
    files: [{ each: `${AUTHOR} + td a[href*="attachment.php"]`, url: "@href", name: "" }],
    markup: {
      drop: `${AUTHOR} + td > font:first-child:has(> img), ${AUTHOR} + td > font:first-child:has(> b), p[align=right], blockquote > hr, blockquote > font:first-child:has(+ hr)`,
      underscores: true,
    },
  },
});
