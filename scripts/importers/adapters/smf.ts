/** What the versions of Simple Machines Forum have in common. */
import type { Markup } from "./body.ts";

/** `index.php?topic=123.20` and its rewritten form. */
export const smfAddresses = [
  /[?&;/]topic[=,](?<id>\d+)\.(?:msg\d+|new|(?<start>\d+))(?:\.html)?$/,
  /[?&/]topic[=,](?<id>\d+)$/,
];

export const smfMarkup: Markup = {
  drop: ".codeheader, .codeoperation, .modified, .meaction + .none, .bbc_standard_quote > cite:empty, .topslice_quote, .botslice_quote",
  boxes: [
    { is: "code", box: "code.bbc_code, div.code" },
    { is: "quote", box: "div.quote", name: ".quoteheader" },
    { is: "quote", box: "blockquote", name: "cite" },
    { is: "spoiler", box: ".sp-wrap, .spoiler", name: ".sp-head", text: ".sp-body" },
  ],
};
