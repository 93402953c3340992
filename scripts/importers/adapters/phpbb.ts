/** What the versions of phpBB have in common. */
import type { Markup } from "./body.ts";
import type { Files } from "./table.ts";
import { found } from "./take.ts";

/** `viewtopic.php?f=2&t=507&start=20`, and the addresses of well-known extensions. */
export const phpbbAddresses = [
  /\/viewtopic\.php\?(?:f=\d+&)?t=(?<id>\d+)(?:&start=(?<start>\d+))?$/,
  /-t(?<id>\d+)(?:-(?<start>\d+))?\.html$/,
  /\/topic(?<id>\d+)(?:-(?<start>\d+))?\.html$/,
];

export const phpbbMarkup: Markup = {
  drop: ".notice, .attachbox > dt, .codebox > p > a, .codebox > dt > a, cite .responsive-hide > .sep, .post-buttons",
  boxes: [
    { is: "code", box: ".codebox", text: "code" },
    { is: "code", box: "table:has(> tbody > tr > td.code)", text: "td.code" },
    { is: "quote", box: "table:has(> tbody > tr > td.quote)", name: ".genmed", text: "td.quote" },
    { is: "quote", box: ".quotecontent", text: ".quotecontent > div" },
    { is: "quote", box: "blockquote", name: "cite", text: "blockquote > div" },
  ],
};

export const phpbbFiles: readonly Files[] = [
  {
    each: ".attachbox .file, .attachbox .thumbnail, .inline-attachment .file, .inline-attachment .thumbnail",
    url: ["a.postlink @href", ".attach-image img @src", "dt a[href] @href", "img @src"],
    name: ["a.postlink", found("dd", /^(.+?) \(\d[\d.,]* \S+\)/), "img @alt"],
    size: ["dd:last-child", "img @title"],
    downloads: found("dd:last-child", /\)\D{0,20}(\d+)/),
  },
];
