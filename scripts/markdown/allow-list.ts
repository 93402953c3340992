import type { Schema } from "hast-util-sanitize";

/**
 * Everything that HTML in a post may be. What is not here is taken off: an element leaves its text behind, an
 * attribute leaves nothing. Keyed by HTML attribute names, because our tree is (see `tree.ts`).
 *
 * Not here, and why:
 * - script, style, iframe, object, embed, form controls, meta, base, link: they run, load, send or redirect;
 * - svg and math: they hold scripts and links of their own, and are where parsers disagree;
 * - elements whose text browsers do not read as HTML (textarea, title, noscript, xmp, plaintext, …): with none of them
 *   in the output, escaped text can never become a tag;
 * - audio, video, picture, source: what a post shows comes through image parts, from the thread's own files. They and
 *   frames and objects are links or image parts already when the list is applied (`embeds.ts`);
 * - `style` and `on…`: code and cover-ups; `class`: our classes have meaning; `id` and `name`: they would shadow the
 *   page's own anchors and, in scripts, its global names; `data-…` and `aria-…`: the page's scripts and readers
 *   believe them; `target`, `rel`, `ping`, `download`, `tabindex`: the page's matter.
 */
export const allowList: Schema = {
  tagNames: [
    ...["h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "blockquote", "pre", "hr", "br", "wbr"],
    ...["ul", "ol", "li", "dl", "dt", "dd", "details", "summary", "figure", "figcaption", "img"],
    ...["table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"],
    ...[
      "a",
      "abbr",
      "b",
      "bdi",
      "bdo",
      "cite",
      "code",
      "del",
      "dfn",
      "em",
      "i",
      "ins",
      "kbd",
      "mark",
      "q",
      "s",
      "samp",
    ],
    ...["small", "span", "strong", "sub", "sup", "time", "u", "var", "ruby", "rt", "rp"],
  ],
  attributes: {
    "*": ["title", ["lang", /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/], ["dir", "ltr", "rtl", "auto"]],
    a: ["href"],
    code: [["class", /^language-\S+$/]],
    col: [["span", /^\d{1,3}$/]],
    colgroup: [["span", /^\d{1,3}$/]],
    del: ["datetime"],
    details: [["open", ""]],
    // For the frame of a picture on another host; the page knows the size of its own files.
    img: ["src", "alt", ["width", /^\d{1,4}$/], ["height", /^\d{1,4}$/]],
    ins: ["datetime"],
    li: [["value", /^-?\d{1,9}$/]],
    ol: [
      ["start", /^-?\d{1,9}$/],
      ["reversed", ""],
      ["type", "1", "a", "A", "i", "I"],
    ],
    td: [
      ["colspan", /^\d{1,3}$/],
      ["rowspan", /^\d{1,4}$/],
      ["align", "left", "center", "right"],
    ],
    th: [
      ...(["colspan", "rowspan"] as const).map((name): [string, RegExp] => [name, /^\d{1,4}$/]),
      ["align", "left", "center", "right"],
      ["scope", "row", "col", "rowgroup", "colgroup"],
    ],
    time: ["datetime"],
  },
  // Addresses are checked once for Markdown and HTML, where links are made: see `shape/links.ts`.
  protocols: {},
  // Parts of a structure that break out of their place when it is missing.
  ancestors: {
    caption: ["table"],
    col: ["table"],
    colgroup: ["table"],
    dd: ["dl"],
    dt: ["dl"],
    figcaption: ["figure"],
    li: ["ol", "ul"],
    rp: ["ruby"],
    rt: ["ruby"],
    summary: ["details"],
    tbody: ["table"],
    td: ["table"],
    tfoot: ["table"],
    th: ["table"],
    thead: ["table"],
    tr: ["table"],
  },
  // Their text is code, or nothing that browsers show; the last two are of SVG.
  strip: ["script", "style", "template", "defs", "metadata"],
  clobber: [],
  clobberPrefix: "",
  required: {},
  allowComments: false,
  allowDoctypes: false,
};

/** Old, sectioning and form elements that become what they would look like, before the list is applied. */
export const RENAMED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    `address article aside center dialog fieldset footer form header hgroup legend main marquee nav search`
      .split(/\s+/)
      .map((name) => [name, "div"]),
  ),
  dir: "ul",
  menu: "ul",
  listing: "pre",
  plaintext: "pre",
  xmp: "pre",
  acronym: "abbr",
  strike: "s",
  tt: "code",
};
