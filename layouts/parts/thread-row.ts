import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { ThreadRow } from "../props/thread-row.ts";
import { lines } from "./lines.ts";
import { anchor, langAttributes } from "./link.ts";
import { picture } from "./picture.ts";
import { time } from "./time.ts";

/** A list of threads, newest first as given. Titles are headings of the given level. */
export function threadRows(rows: readonly ThreadRow[], lang: string, level: 2 | 3): Html {
  if (rows.length === 0) return html`<p class="empty">${stringsFor(lang).lists.noThreads}</p>`;
  return html`<ol class="rows">
${rows.map((row) => html`${threadRow(row, lang, level)}\n`)}</ol>`;
}

function threadRow(row: ThreadRow, lang: string, level: 2 | 3): Html {
  const s = stringsFor(lang);
  const own = langAttributes(row.lang, lang);
  const title = anchor({ href: row.href, text: row.title, lang: row.lang }, lang);
  const meta = lines(
    row.board && anchor(row.board, lang),
    row.author !== undefined && html`<span>${row.author}</span>`,
    time(row.date, s),
    row.replies > 0 && html`<span>${s.thread.replies(row.replies)}</span>`,
  );
  // The title beside it is the same link in words.
  const thumbnail =
    row.thumbnail &&
    html`<a class="thumb" href="${row.href}" tabindex="-1" aria-hidden="true">${picture(row.thumbnail, { alt: "", lazy: true })}</a>`;
  return html`<li class="row">
${lines(
  level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`,
  row.summary !== undefined && html`<p class="row-summary"${own}>${row.summary}</p>`,
  html`<p class="meta">
${meta}
</p>`,
  thumbnail,
)}
</li>`;
}
