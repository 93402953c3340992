/** What the versions of Simple Machines Forum have in common. */
import type { Markup } from "./body.ts";

/** `index.php?topic=123.20` and its rewritten form. */
export const smfAddresses = [
  /[?&;/]topic[=,](?<id>\d+)\.(?:msg\d+|new|(?<start>\d+))(?:\.html)?$/,
  /[?&/]topic[=,](?<id>\d+)$/,
];

/** What is said of how often a file was asked for. */
export const DOWNLOADS = /downloaded|viewed|downloads|heruntergeladen|angeschaut|téléchargé|descargado|scaricato/;

export const smfMarkup: Markup = {
  drop: ".codeheader, .codeoperation, .modified, .meaction + .none, .bbc_standard_quote > cite:empty",
  boxes: [
    { is: "code", box: "code.bbc_code, div.code" },
    { is: "quote", box: "div.quote", name: ".quoteheader", nameBefore: ".quoteheader" },
    { is: "quote", box: "blockquote", name: "cite", nameBefore: ".quoteheader" },
    { is: "spoiler", box: ".sp-wrap, .spoiler", name: ".sp-head", text: ".sp-body" },
  ],
};
