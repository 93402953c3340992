/** What all versions of Discuz! have in common. */
import type { Markup } from "./body.ts";
import type { Files } from "./table.ts";
import { found } from "./take.ts";

/** `thread-TID-PAGE-EXTRA.html`, `viewthread.php?tid=TID`, `forum.php?mod=viewthread&tid=TID`, `archiver/tid-TID.html`. */
export const discuzAddresses = [
  /\/thread-(?<id>\d+)-(?<page>\d+)-\d+\.html?$/,
  /\/viewthread\.php\?(?:fid=\d+&)?tid=(?<id>\d+)(?:&page=(?<page>\d+))?(?:&|$)/,
  /\/forum\.php\?mod=viewthread&(?:fid=\d+&)?tid=(?<id>\d+)(?:&page=(?<page>\d+))?$/,
  /\/(?:archiver\/)?\??tid-(?<id>\d+)(?:-page-(?<page>\d+))?\.html?$/,
  /\/t-(?<id>\d+)-(?<page>\d+)-\d+\.html?$/,
];

export const discuzMarkup: Markup = {
  drop:
    ".pstatus, .jammer, font.jammer, .tip, .aimg_tip, .attach_nopermission, .attach_tips, .modact, .posttags, .ptg, .a_pr, .a_pt, .a_pb, " +
    ".blockcode > em, .blockcode > .copycode, .blockcode_copy, .rusld + .reward_flag, .t_attachlist .right, .mag_viewthread, " +
    ".msgbody:has(> .msgborder[id^=code]) > .msgheader, .msgheader .right a[onclick*=toggle_collapse], .threadmod, .titletext, [id^=ad_thread], .guestviewthumb > a, .psth, .rate, .cm, .pattl",
  boxes: [
    { is: "code", box: ".blockcode, .msgborder[id^=code]", text: "ol, .blockcode > code, div[id^=code]" },
    {
      is: "quote",
      box: ".quote:not(:has(blockquote)), .msgbody:has(> .msgborder:not([id^=code]))",
      name: "h5, .msgheader",
      text: "blockquote, .msgborder",
    },
  ],
};

/** The lists of files below a post, and the pictures that are in its text. */
export const discuzFiles: readonly Files[] = [
  {
    each: ".tattl",
    url: [
      ".zoom @zoomfile",
      ".zoom @file",
      "img[zoomfile] @zoomfile",
      ".attnm a @href",
      ".mbn a[href*=attachment] @href",
      "a[href*=attach] @href",
    ],
    name: [".attnm a", ".mbn a[href*=attach]", "a[href*=attach]"],
    size: found("p, em", /[\d.]{1,12}\s{0,3}[KMG]?B/i),
    downloads: found("p, em", /(?:下载次数|下載次數|downloads)\D{0,20}(\d+)/i),
  },
  {
    each: ".t_attachlist, dl.t_attachlist",
    url: ["a[href*=attachment] @href", "dt a @href"],
    name: ["a.bold", "a[href*=attachment]", "dt a"],
    size: found("em, dt, dd", /[\d.]{1,12}\s{0,3}[KMG]?B/i),
    downloads: found("dd, p", /(?:下载次数|下載次數)\D{0,20}(\d+)/),
  },
  {
    each: ".t_f ignore_js_op:not(:has(.tattl)), .t_msgfont ignore_js_op",
    url: ["img[zoomfile] @zoomfile", "img[file] @file", "img @src", "a[href*=attachment] @href"],
    name: [".tip strong", "img @title", ".attnm a", "a[href*=attachment]"],
    size: found(".tip, span, em", /[\d.]{1,12}\s{0,3}[KMG]?B/i),
    downloads: found(".tip, span, em", /(?:下载次数|下載次數|downloads)\D{0,20}(\d+)/i),
  },
];
