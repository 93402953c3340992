import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { breakable } from "../line-breaks.ts";
import { part } from "../part.ts";
import type { TocEntry } from "../props/thread.ts";

/** Fewer headings than this are seen at a glance. */
const WORTH_A_TABLE = 3;

/** Levels of indentation, the outermost included. */
const LEVELS = 3;

/** Table of contents, folded away on a narrow screen; nothing for fewer than three headings. */
export const toc = part("toc", tableOfContents);

function tableOfContents(entries: readonly TocEntry[], lang: string): Html {
  if (entries.length < WORTH_A_TABLE) return html``;
  const s = stringsFor(lang);
  const top = Math.min(...entries.map((entry) => entry.depth));
  const items = entries.map((entry) => {
    const level = Math.min(entry.depth - top + 1, LEVELS);
    return html`<li class="toc-${level}"><a href="#${entry.id}">${breakable(entry.text)}</a></li>\n`;
  });
  return html`<nav class="toc" aria-label="${s.thread.contents}"><details>
<summary>${s.thread.contents}</summary>
<ol>
${items}</ol>
</details></nav>`;
}
