/** Boards written in ASP for one site, and Dvbbs, of which many were made: their classes say plainly what is in them. */
import type { Element, Root } from "hast";
import { one, text } from "../html/query.ts";
import { forum } from "./forum.ts";
import { found } from "./take.ts";

/** Files of scripts of the server. */
const SCRIPT = 'a[href*=".asp"]';

const TITLED = /^(?:主题|主題|标题|標題|贴子主题|貼子主題|帖子主题|主\s*题)\s*[:：]\s*(.+)$/;

export const aspBoard = forum({
  name: "asp-board",
  signs: `td.author ${SCRIPT}, [id^="textstyle_"], .author ${SCRIPT}, body:has(${SCRIPT}) [id^="content"].content`,
  title: [
    found("table.subject td b", TITLED),
    found(".subject, .topic h1, .th, .tableborder1 th, th", TITLED),
    found("b, td, h1, h2", TITLED),
    ".bbslist h1, h1",
  ],
  boards: ".path a, .nav a, .navigation a, #navigation a",
  views: found(
    "td, span, div",
    /^[^\d]{0,20}(?:点击|點擊|阅读|閱讀|浏览|瀏覽)(?:数|數|次数|次數)?\s*(?:[:：]\s*)?(\d+)/,
  ),
  replies: found("td, span, div", /^[^\d]{0,20}(?:回复|回復|回覆|跟贴|跟帖)(?:数|數)?\s*(?:[:：]\s*)?(\d+)/),
  addresses: [
    /\/(?:dispbbs|showtopic|show|topic|thread|bbs_show|disp|view)\w*\.aspx?\?(?:.*&)?(?:root)?id=(?<id>\d+)/i,
    /\/(?:dispbbs|showtopic|show|topic|thread)[_-](?<id>\d+)(?:[_-]\d+)*\.html?$/i,
  ],
  withoutPosts: "a page of a board without posts",
  post: {
    each: [
      ".bbslist:has([id^=textstyle_])",
      'table:has([id^="textstyle_"])',
      "table.thread:has(.content), table:has(> tbody > tr > td.author), .post:has(.content)",
    ],
    id: ["@id", '[id^="content"] @id', '[id^="textstyle_"] @id'],
    n: [".usermenu em", found(".floor, .usermenu, .lou", /(\d+楼|\d+樓|楼主|樓主|沙发|沙發|板凳)/)],
    author: [`.author ${SCRIPT}`, ".author a", ".author b", ".author", ".infoleft b", ".infoleft a", ".leftcolor b"],
    date: (scope) =>
      scope.all(".floor, .font10, .date, .time, td, div, span").flatMap((one) => {
        const words = text(one);
        return words.length > 300
          ? []
          : (/(?:Post By|发表于|發表於|发表时间|發表時間|发布时间|时间)\s*(?:[:：]\s*)?(\d{4}[-/.年]\d+[-/.月]\d+\S*(?:\s+\d+:\d+(?::\d+)?)?)/.exec(
              words,
            )?.[1] ?? []);
      }),
    body: ['[id^="textstyle_"]', ".content"],
    signature: ".sign, .signed, .signature, .qianming",
    files: [
      {
        each: ".attach, .attachments li, .attachment",
        url: "a @href",
        name: "a",
        size: found("", /([\d.]{1,12}\s{0,3}[KMG]B?)/i),
        downloads: found("", /(?:下载|下載)(?:次数|次數)?\s*(?:[:：]\s*)?(\d+)/),
      },
    ],
    markup: { drop: ".attachments, .attach, .sign, .signed, .edited" },
  },
  finish: (thread, page) => {
    const place = /(?:当前位置|當前位置|位置)\s*(?:[:：]\s*)?([^-–>»›\s]+)/.exec(text(pathOf(page.root)))?.[1];
    return thread.site !== undefined || place === undefined ? thread : { ...thread, site: place };
  },
});

function pathOf(root: Root): Element | undefined {
  return one(root, ".path, .nav, #path, .navigation");
}
