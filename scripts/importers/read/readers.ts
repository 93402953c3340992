/** All readers, in the order in which they are asked. */
import { discord } from "./exports/discord.ts";
import { discourse } from "./exports/discourse.ts";
import { markdownPost } from "./exports/markdown-post.ts";
import { telegram } from "./exports/telegram.ts";
import { wordpress } from "./exports/wordpress.ts";
import { html } from "./html.ts";
import type { Reader } from "./input.ts";
import { mbox } from "./mbox.ts";
import { mhtml } from "./mhtml.ts";
import { plainText } from "./plain-text.ts";
import { wacz } from "./warc/wacz.ts";
import { warc } from "./warc/warc.ts";
import { webarchive } from "./webarchive.ts";

export const READERS: readonly Reader[] = [
  ...[html, mhtml, discourse, wordpress, warc, wacz, mbox, webarchive, telegram, discord, markdownPost, plainText],
];
