/** Invision Power Board 1 and 2. */
import { forum } from "./forum.ts";
import { found, foundAll } from "./take.ts";

export const invision2 = forum({
  name: "invision-2",
  signs: ".ipbtable .postcolor, .postcolor[id^=post-], .normalname + .postdetails, td .postcolor",
  software: [
    found(".copyright, #copyright", /(?:Invision Power Board|IP\.Board)\S*(?: v?[\d.]+)?/),
    () => "Invision Power Board 2",
  ],
  title: [found(".maintitle b, .maintitle td div, .maintitle", /^(?:»\s*)?(.+?)(?:,\s.*)?$/)],
  boards: "#navstrip a, .navstrip a",
  paging: {
    current: [".pagecurrent", ".pagelink-current", ".pagelinks b"],
    numbers: ".pagelink a, .pagelinklast, .pagecurrent",
  },
  addresses: [
    /[?&]showtopic=(?<id>\d+)(?:&st=(?<start>\d+))?$/,
    /[?&]act=ST&f=\d+&t=(?<id>\d+)(?:&st=(?<start>\d+))?$/,
    /\/t(?<id>\d+)(?:-s(?<start>\d+))?\.html$/,
  ],
  self: ['a[href*="showtopic="][href*="mode="] @href', 'input[name="t"] @value'],
  withoutPosts: "a page of Invision Power Board that has no posts: a list of topics, a message, or a form",
  post: {
    each: "table:has(.postcolor):not(:has(table .postcolor)), .borderwrap > table:has(.postcolor)",
    id: [".postcolor @id", "a[name^=entry] @name"],
    n: found(".postdetails a, a", /^(?:Post )?#(\d+)$/),
    author: [".normalname a", ".normalname", ".unreg"],
    date: foundAll(
      ".postdetails",
      /(?:Posted|Geschrieben|Publié|Пост|Отправлено|Inviato|Escrito|发表于|發表於|^)\s*(?::\s*)?((?=.{0,60}\d{4}|.{0,60}\d:\d\d).{0,60}\d{1,2}:\d{2}(?: ?[AP]M)?)/,
    ),
    body: [".postcolor"],
    signature: ".signature",
    files: [{ each: 'a[href*="act=attach"], a[href*="act=Attach"]', url: "@href", name: ["", "img @alt"] }],
    markup: {
      drop: ".edit, span.edit, .signature, .codetop",
      boxes: [
        { is: "quote", box: ".quotemain", nameBefore: ".quotetop" },
        { is: "code", box: ".codemain" },
        {
          is: "quote",
          box: "table:has(> tbody > tr > td#QUOTE), table:has(> tbody > tr > td.quote)",
          name: "td:first-child b",
          text: "td#QUOTE, td.quote",
        },
        { is: "code", box: "table:has(> tbody > tr > td#CODE)", text: "td#CODE" },
      ],
    },
  },
});
