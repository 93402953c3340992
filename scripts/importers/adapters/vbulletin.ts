/** What the versions of vBulletin have in common. */
import type { Markup } from "./body.ts";

/** `showthread.php?t=123&page=2`, and the addresses that vBSEO and vBulletin 4 and 5 make. */
export const vbulletinAddresses = [
  /\/showthread\.php\?(?:threadid|t)=(?<id>\d+)(?:&(?:userid=0&)?(?:perpage=\d+&)?(?:pp=\d+&)?(?:page|pagenumber)=(?<page>\d+))?$/,
  /\/showthread\.php[?/](?<id>\d+)-[^/?&]*(?:\/page(?<page>\d+))?$/,
  /\/threads\/(?<id>\d+)-[^/?]*?(?:\/page(?<page>\d+))?$/,
  /\/(?<id>\d+)-(?![^/]*-(?:print\w*|post\d+)\.html)[^/?]*?(?:-(?<page>\d+))?\.html$/,
  /\/t(?<id>\d+)(?:-p(?<page>\d+))?\.html$/,
  /\/archive\/index\.php[?/]t-(?<id>\d+)(?:-p-(?<page>\d+))?\.html$/,
  /\/forum\/(?:[\w-]+\/)+(?<id>\d+)-[^/?]+(?:\/page(?<page>\d+))?$/,
];

export const vbulletinMarkup: Markup = {
  drop: "aside:has([id*=ad]), .am-adslot, [id^=gpt-], .vbseo_buttons, .alt2 > .smallfont > em, .quote_expand, .editedby, .after_content",
  boxes: [
    {
      is: "code",
      box: ".bbcode_container:has(> pre), .bbcode_container:has(> .bbcode_code), div[style*=margin]:has(> .smallfont):has(> pre)",
      text: "pre, .bbcode_code",
    },
    { is: "quote", box: ".bbcode_quote, .bbcode-quote", name: ".bbcode_postedby", text: ".message, .quote_message" },
    {
      is: "quote",
      box: "div[style*=margin]:has(> .smallfont):has(> table), .bbcode_container:has(> table)",
      name: "td.alt2 > div:has(strong):first-child, td > div:has(> strong):first-child",
      text: "td",
    },
  ],
};
