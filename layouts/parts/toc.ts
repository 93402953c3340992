import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { breakable } from "../line-breaks.ts";
import { part } from "../part.ts";
import type { FloorProps, TocEntry } from "../props/thread.ts";

/** Fewer headings than this are seen at a glance. */
const WORTH_A_TABLE = 3;

/** Levels of indentation, the outermost included. */
const LEVELS = 3;

/** What a page has besides its text. */
export interface TocParts {
  /** Replies of the page. */
  readonly floors?: readonly FloorProps[];
  /** Number of its files. */
  readonly files?: number;
}

/** Fewer replies than this need no list. */
const WORTH_A_LIST = 5;

/** Table of contents, folded away on a narrow screen; nothing for fewer than three headings and no long discussion. */
export const toc = part("toc", tableOfContents);

function tableOfContents(entries: readonly TocEntry[], lang: string, parts: TocParts = {}): Html {
  const places = placesOf(parts, lang);
  if (entries.length < WORTH_A_TABLE && places.length === 0) return html``;
  const s = stringsFor(lang);
  const shown = entries.length < WORTH_A_TABLE ? [] : entries;
  const top = Math.min(...shown.map((entry) => entry.depth));
  const items = shown.map((entry) => {
    const level = Math.min(entry.depth - top + 1, LEVELS);
    return html`<li class="toc-${level}"><a href="#${entry.id}">${breakable(entry.text)}</a></li>\n`;
  });
  return html`<nav class="toc" aria-label="${s.thread.contents}"><details>
<summary>${s.thread.contents}</summary>
<ol>
${items}${places}</ol>
</details></nav>`;
}

/** Entries for the files and for the replies; the replies are folded. */
function placesOf({ floors = [], files = 0 }: TocParts, lang: string): Html {
  const s = stringsFor(lang);
  if (floors.length < WORTH_A_LIST) return html``;
  const replies = floors.map(
    ({ n, author }) => html`<li><a href="#floor-${n}">${s.thread.floor(n)}${author && ` ${author.text}`}</a></li>\n`,
  );
  return html`${files > 0 && html`<li><a href="#attachments">${s.attachments.title}</a></li>\n`}<li><a href="#replies">${s.thread.repliesTitle}</a>
<details class="toc-floors"><summary>${s.thread.floorRange(floors[0]?.n ?? 1, floors.at(-1)?.n ?? 1)}</summary>
<ol>
${replies}</ol>
</details></li>
`;
}
