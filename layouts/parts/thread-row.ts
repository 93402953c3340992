import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { part } from "../part.ts";
import type { ThreadRow } from "../props/thread-row.ts";
import { lines } from "./lines.ts";
import { anchor, langAttributes } from "./link.ts";
import { picture } from "./picture.ts";
import { time } from "./time.ts";

/** A list of threads, in the order given. Titles are headings of the given level. */
export function threadRows(rows: readonly ThreadRow[], lang: string, level: 2 | 3): Html {
  if (rows.length === 0) return html`<p class="empty">${stringsFor(lang).lists.noThreads}</p>`;
  return html`<ol class="rows">
${rows.map((one) => html`${threadRow(one, lang, level)}\n`)}</ol>`;
}

/** A thread in a list. */
export const threadRow = part("thread-row", row);

function row(thread: ThreadRow, lang: string, level: 2 | 3): Html {
  const s = stringsFor(lang);
  const own = langAttributes(thread.lang, lang);
  const title = anchor({ href: thread.href, text: thread.title, lang: thread.lang }, lang, { title: true });
  const meta = lines(
    thread.part !== undefined && html`<span class="part">${s.thread.part(thread.part)}</span>`,
    thread.board && anchor(thread.board, lang),
    thread.author !== undefined && html`<span>${thread.author}</span>`,
    time(thread.date, s),
    thread.replies > 0 && html`<span>${s.thread.replies(thread.replies)}</span>`,
  );
  // The title beside it is the same link in words.
  const thumbnail =
    thread.thumbnail &&
    html`<a class="thumb" href="${thread.href}" tabindex="-1" aria-hidden="true">${picture(thread.thumbnail, { alt: "", lazy: true })}</a>`;
  return html`<li class="row">
${lines(
  level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`,
  thread.summary !== undefined && html`<p class="row-summary"${own}>${thread.summary}</p>`,
  html`<p class="meta">
${meta}
</p>`,
  thumbnail,
)}
</li>`;
}
