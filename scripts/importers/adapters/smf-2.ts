/** Simple Machines Forum 2. */
import { attr, text } from "../html/query.ts";
import { forum } from "./forum.ts";
import { DOWNLOADS, smfAddresses, smfMarkup } from "./smf.ts";
import { countAfter, found, next, textAfter } from "./take.ts";

export const smf2 = forum({
  name: "smf-2",
  signs: "#forumposts .post_wrapper, #forumposts .postarea",
  software: [found("#footer, .copyright, #footer_section", /SMF [\d.]+(?: (?:RC|Beta) ?\d+)?/), () => "SMF 2"],
  title: [
    "#top_subject",
    found(
      "#forumposts .catbg, .cat_bar .catbg",
      /(?:Topic|Thema|Sujet|Tema|Onderwerp|Тема|主题|主題)\s*:\s{0,9}(\S.{0,400}?)\s{0,9}(?:\((?:Read|Gelesen|Lu|Leído|Letto|gelezen|Прочитано|阅读|閱讀)|$)/,
    ),
    ".nav .last, .navigate_section .last a",
    "h5 [id^=subject_] a",
  ],
  boards: '.navigate_section li a[href*="board"], .navigate_section li a[href*="#c"]',
  views: [
    found("#forumposts .catbg, .display_head", /(?:Read|Views|Gelesen|Lu|Leído|Letto|Прочитано|阅读)\D{0,20}([\d,.]+)/),
  ],
  paging: {
    current: [".pagesection .current_page", ".pagesection .pagelinks strong", ".pagesection strong"],
    numbers:
      ".pagesection .nav_page, .pagesection .navPages, .pagesection .nav_page, .pagesection .pagelinks a, .pagesection a",
  },
  addresses: smfAddresses,
  self: [
    "#top_subject a @href",
    ".navigate_section .last a @href",
    "h5 [id^=subject_] a @href",
    'a[href*="action=printpage"] @href',
  ],
  now: found("#top_section, .user, #user_section, time", /^([\p{L}]+ \d+, \d{4}, \d+:\d+:\d+(?: [AP]M)?)$/u),
  withoutPosts: "a page of SMF that has no posts: a list of topics, a message, or a form",
  post: {
    each: '#forumposts [id^="msg"]:has(.post_wrapper), #forumposts .post_wrapper',
    id: ['.inner[id^="msg_"] @id', ".inner @data-msgid"],
    n: [
      ".page_number",
      next(
        found(
          ".postinfo .smalltext, .keyinfo .smalltext",
          /(?:Reply|Antwort|Réponse|Respuesta|Risposta|Ответ|回复|回覆) #(\d+)/,
        ),
      ),
    ],
    author: [".poster h4 a[title], .poster h4 a[href*=profile]", ".poster h4 a:last-of-type", ".poster h4"],
    date: (scope) => [
      ...scope.all(".postinfo a.smalltext, .keyinfo time").flatMap((one) => [attr(one, "datetime")]),
      ...scope
        .all(".postinfo a.smalltext, .postinfo .smalltext, .keyinfo .smalltext, .page_number + *")
        .map((one) => text(one).replace(/^[^:]{0,40}#\d{1,9}[^:]{0,40}:/, "")),
    ],
    body: ['.post .inner[id^="msg_"]', ".post .inner", ".post"],
    signature: ".signature",
    files: [
      {
        each: ".attached",
        url: [".attachments_bot > a @href", "a @href"],
        name: [".attachments_bot > a", "a"],
        size: found("", /\(([\d.,]+ \w?B)/),
        downloads: found("", /(?:viewed|downloaded|aufgerufen|heruntergeladen)\D{0,20}([\d,]+)/),
      },
      {
        each: '.attachments a[href*="attach="]:not(:has(img[id^=thumb_])):not([id^=link_])',
        url: "@href",
        name: "",
        size: textAfter,
        downloads: countAfter(DOWNLOADS),
      },
    ],
    markup: smfMarkup,
  },
});
