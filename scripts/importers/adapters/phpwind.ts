/** phpWind 5 to 9. */
import { attr } from "../html/query.ts";
import { forum } from "./forum.ts";
import { found, foundAll, textWithout } from "./take.ts";

export const phpwind = forum({
  name: "phpwind",
  signs:
    'meta[name="generator" i][content*="phpwind" i], .J_read_floor, .tpc_content[id^="p_"], #read_tpc, #subject_tpc',
  software: [
    'meta[name="generator" i] @content',
    found(".bottom, #footer, .foot", /phpwind v?[\d.]+/i),
    () => "phpwind",
  ],
  title: [textWithout("#subject_tpc", "a"), textWithout("h1#J_post_title", "a"), "h1.read_h1", "h1"],
  boards: "#breadCrumb a, .bread_crumb a, #breadcrumbs a, .crumbs a",
  tags: "#J_read_tag_wrap .tag_item, .read-tags a, #read_tags a, h1#J_post_title > a, #subject_tpc > a[href*=type]",
  views: [".post_num .hits em", ".readNum li:first-child em", found("#td_read, .tal", /(?:阅读|閱讀)\D{0,20}(\d+)/)],
  replies: ["#topicRepliesNum", found("#td_read, .tal", /(?:回复|回復)\D{0,20}(\d+)/)],
  paging: { current: [".pages strong", ".pages b", ".pages .current"], numbers: ".pages a" },
  addresses: [
    /\/read\.php\?tid[=-](?<id>\d+)(?:[&-](?:fpage|fid)[=-]\d+)*(?:[&-]page[=-](?<page>\d+))?(?:\.html)?$/,
    /\/read-htm-tid-(?<id>\d+)(?:-fpage-\d+)?(?:-page-(?<page>\d+))?\.html$/,
    /\/read\/(?<id>\d+)(?:-(?<page>\d+))?(?:\.html)?$/,
    /\/index\.php\?(?:m=bbs&)?c=read&(?:a=run&)?tid=(?<id>\d+)(?:&fid=\d+)?(?:&page=(?<page>\d+))?$/,
  ],
  self: ['#breadCrumb a[href*="tid"] @href', '.bread_crumb a[href*="tid"] @href'],
  withoutPosts: "a page of phpwind that has no posts: a list of threads, a message, or a form",
  post: {
    each: ".J_read_floor, .readCell, div.t5.t2, table:has([id^=read_].tpc_content), table.floot:has([id^=read_]), .read_t:has(.tpc_content)",
    id: ['[id^="read_"]:not([id*="_Att"]) @id', "@id"],
    n: [
      ".lou",
      ".floot_right .b, a[onclick*=copyFloorUrl], .tipTop .b",
      found("a, span", /^(?:\d+楼|楼主|沙发|板凳|地板|GF|B\dF|\d+F)$/),
    ],
    author: [
      ".floor_info .name a",
      ".readName a",
      ".floot_left .readName",
      ".user-infoWrap2 .b a",
      ".r_two b, .r_two .b",
      ".tal .b a",
      "th b",
    ],
    date: (scope) =>
      [
        ...scope.all("[title]").map((one) => attr(one, "title")),
        ...foundAll(
          ".tipTop, .floor_top_tips, .tiptop, .gray, .tipad",
          /(?:发布于|发表于|發表於|Posted)[:：\s]*(.+)/,
        )(scope),
      ].filter((value) => value !== undefined && /\d{4}-\d/.test(value)),
    body: [
      ".editor_content",
      '[id^="read_"].f14, [id^="read_"].tpc_content, .tpc_content > [id^="read_"]',
      ".tpc_content",
      '[id^="read_"]',
    ],
    signature: ".signature, .sigline + div, [id^=signature]",
    files: [
      {
        each: '[id^="att_"]:has(a[href*="action=download"])',
        url: 'a[href*="action=download"] @href',
        name: 'a[href*="action=download"]',
        size: found("", /\(([\d.]{1,12}\s{0,3}K?B?)\)/),
        downloads: found("", /(?:下载次数|下載次數)\D{0,20}(\d+)/),
      },
      { each: ".read_attach_downattach dd", url: "a @href", name: ".name a", downloads: ".cost" },
      {
        each: ".read_attach_pic .big_img li, .imgList li[id^=att_]:has(img)",
        url: ["img @data-original", "img @src_data", "img @src"],
        name: found(".J_img_info, .pw_menu", /图片[:：](\S+)/),
      },
    ],
    hiddenFiles: ".hidden[id^=hidden_att], .tips:has(a[href*=login])",
    markup: {
      drop: '[id^="alert_"], .edit_log, .tipad, .img_info, .pw_menu, [id^="menu_att"], [id^="mag_"], .copyCode, .inside_title + .c, [id^="ads_"]',
      boxes: [
        { is: "code", box: ".blockquote2, .phpcode", text: "ol" },
        { is: "quote", box: ".blockquote, .blockquote3", name: ".quote", text: ".text" },
      ],
    },
  },
});
