/** 百度贴吧: author, date and number of each post are in JSON beside it. */
import { attr, text } from "../html/query.ts";
import { forum } from "./forum.ts";
import { found, type Scope, take } from "./take.ts";

export const tieba = forum({
  name: "tieba",
  signs: ".l_post[data-field], .l_post .d_post_content",
  software: () => "百度贴吧",
  title: ["h1.core_title_txt @title", "h3.core_title_txt @title", ".core_title_txt", "#j_core_title_wrap h3"],
  boards:
    ".card_title_fname, .star_title_h3 a, .plat_title_h3 a, #container .forum_name, .card_title .card_title_fname",
  replies: [found(".l_reply_num", /(\d{1,9})\s*回复/), found(".l_posts_num", /(\d{1,9})\s*回复/)],
  paging: {
    current: [".l_pager .tP", found(".l_posts_num .pager_theme_4", /^(\d+)/)],
    numbers: ".l_pager a, .l_pager .tP",
  },
  addresses: [/\/p\/(?<id>\d+)(?:\?pn=(?<page>\d+))?$/, /\/f\?(?:.*&)?kz=(?<id>\d+)$/],
  self: ["#lzonly_cntn @href", "a.l_lzonly @href"],
  withoutPosts: "a page of 百度贴吧 without posts",
  post: {
    each: ".l_post",
    id: [(scope) => field(scope, "content", "post_id"), '[id^="post_content_"] @id'],
    n: [(scope) => field(scope, "content", "post_no"), found(".tail-info, .p_tail span", /(\d{1,9})楼/)],
    author: [
      ".d_name .p_author_name",
      ".d_name a",
      ".d_name",
      (scope) => field(scope, "author", "user_nickname"),
      (scope) => field(scope, "author", "user_name"),
    ],
    date: (scope) => [
      field(scope, "content", "date"),
      ...scope.all(".tail-info, .p_tail span").map((one) => attr(one, "title") ?? text(one)),
    ],
    body: [".d_post_content"],
    remarks: { each: ".lzl_single_post", author: ".lzl_cnt .at", date: ".lzl_time", body: ".lzl_content_main" },
    signature: ".d_sign_split ~ .d_sign img, .d_author_sign",
    markup: {
      drop: ".replace_div .replace_tip, .replace_tip, .voice_player .voice_player_mini, .save_face_bg, .core_reply, .share_btn_wrapper",
    },
  },
});

function field(scope: Scope, part: string, name: string): string | undefined {
  const json = take(scope, "@data-field");
  try {
    const value: unknown = JSON.parse(json?.replaceAll("&quot;", '"') ?? "{}")[part]?.[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
  } catch {
    return undefined;
  }
}
