/** Discuz! 4 and 5. */
import { closest, text } from "../html/query.ts";
import { discuzAddresses, discuzMarkup } from "./discuz.ts";
import { forum } from "./forum.ts";
import { found, foundAll } from "./take.ts";

export const discuz4 = forum({
  name: "discuz-4",
  signs:
    ".t_row .t_msgfont, .t_row .t_msg, .maintable form[name=delpost], form[name=delpost] .maintable, form[name=delpost] .t_row",
  software: [
    'meta[name="generator" i] @content',
    found(".smalltxt, .smalltext, #footer", /Discuz!\s*[\d.]+/),
    () => "Discuz!",
  ],
  title: found(
    ".maintable .header td, .tableborder .header td.bold",
    /^(?:.{0,200}\|.{0,80})?(?:标题|主题|標題|主題|Subject)\s*[:：]\s*(.+)$/,
  ),
  boards: ".nav a, #foruminfo a",
  paging: {
    current: [".p_pages", ".pages strong", ".pages_btns strong", ".p_bar .p_curpage"],
    numbers: ".pages a, a.p_num, .p_curpage",
  },
  addresses: discuzAddresses,
  self: 'a[href*="action=printable"] @href',
  now: found(".smalltxt, .smalltext", /(?:现在时间|現在時間|time now is)\D{0,20}(\d{4}-\d+-\d+ \d+:\d+)/),
  withoutPosts: "a page of Discuz! that has no posts: a list of threads, a message, or a form",
  post: {
    each: "form[name=delpost] .t_row, form[name=delpost] > .maintable > .tableborder, form[name=delpost] .spaceborder > table",
    id: ["a[name^=pid] @name", '[id^="message"] @id'],
    n: [".t_number", found("a.bold", /^#\d+$/)],
    author: [".t_user a.bold", ".t_user > .bold", 'td a.bold[href*="uid="]', "td > .bold", ".t_user b"],
    date: (scope) => [
      ...foundAll("td", /(?:发表于|發表於|Posted at)\s*(\d{4}-\d+-\d+[^|]{0,20})/)(scope),
      ...foundAll("td", /^(\d{4}-\d+-\d+ \d+:\d+(?: [AP]M)?)$/)(scope),
    ],
    body: [".t_msgfont", "a[name^=pid] ~ span[style]", ".t_msg .line"],
    signature: ".t_signature, td:has(> img[src*=sigline])",
    files: [
      {
        each: '.t_attach a[href*="attachment.php"], a.bold[href*="attachment.php"]',
        url: "@href",
        name: "",
        size: (scope) => textAround(scope.place),
        downloads: (scope) => /(?:下载次数|下載次數)\D{0,20}(\d+)/.exec(textAround(scope.place) ?? "")?.[1],
      },
    ],
    markup: discuzMarkup,
  },
});

function textAround(place: Parameters<typeof text>[0]): string | undefined {
  const box = place?.type === "element" ? (closest(place, ".t_attach") ?? closest(place, "td")) : undefined;
  return box && text(box);
}
