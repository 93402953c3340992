/** Simple Machines Forum 1 and YaBB SE. */
import { text } from "../html/query.ts";
import { forum } from "./forum.ts";
import { DOWNLOADS, smfAddresses, smfMarkup } from "./smf.ts";
import { countAfter, found, textAfter } from "./take.ts";

export const smf1 = forum({
  name: "smf-1",
  signs: "#quickModForm .post, form[name=quickModForm] .post, .bordercolor .post, #bodyarea .post",
  software: [found("#footerarea, .smalltext", /SMF [\d.]+(?: (?:RC|Beta) ?\d+)?/), () => "SMF 1"],
  title: [
    found(
      "#top_subject, .catbg3 td, td.catbg3, tr.catbg3, .titlebg td",
      /(?:Topic|Thema|Sujet|Tema|Onderwerp|Тема|主题|主題)\s{0,3}:\s{0,3}(.{1,300}?)\s{0,3}(?:\((?:Read|Gelesen|Lu|Leído|Letto|gelezen|Прочитано|阅读|閱讀)|$)/,
    ),
    "#top_subject",
    ".nav b:last-child a.nav",
    '[id^="subject_"] a',
  ],
  boards: "#bodyarea .nav a.nav, .nav a.nav",
  views: found(".catbg3, .titlebg", /\((?:Read|Gelesen|Lu|Leído|Letto|Прочитано)\D{0,20}(\d+)/),
  paging: {
    current: [found("td.middletext, .middletext", /\[\s*(\d+)\s*\]/)],
    numbers: "td.middletext a.navPages, a.navPages",
  },
  addresses: smfAddresses,
  self: ['a[href*="action=printpage"] @href', '[id^="subject_"] a @href'],
  withoutPosts: "a page of SMF that has no posts: a list of topics, a message, or a form",
  post: {
    each: "td:has(> table .post):has(.smalltext):has(b a), td.windowbg:has(.post), td.windowbg2:has(.post)",
    id: ['[id^="subject_"] @id', '.post [id^="msg"] @id'],
    author: ["td > b > a[title], td > b > a", "td > b"],
    date: (scope) =>
      scope
        .all(".smalltext")
        .flatMap(
          (line) =>
            /(?:on|am|le|el|il|op|on:|于|:)\s*(?::\s*)?(.{0,60}?\d{4}.{0,40}?\d{1,2}:\d{2}.{0,20}?)\s{0,3}»/.exec(
              text(line),
            )?.[1] ??
            /^«[^:»]{0,40}:\s{0,3}(.{0,60}?\d{1,2}:\d{2}.{0,20}?)\s{0,3}»/.exec(text(line))?.[1] ??
            [],
        ),
    body: [".post"],
    signature: ".signature",
    files: [
      {
        each: 'td.smalltext a[href*="attach"]:has(img[src*="clip"]), .smalltext a[href*="action=dlattach"]:not(:has(img[id^=thumb]))',
        url: "@href",
        name: "",
        size: textAfter,
        downloads: countAfter(DOWNLOADS),
      },
    ],
    markup: { ...smfMarkup, drop: `${smfMarkup.drop}, .signature` },
  },
});
