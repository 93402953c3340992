import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { part } from "../part.ts";
import type { LinkedThread, ThreadProps } from "../props/thread.ts";
import { lines } from "./lines.ts";
import { anchor } from "./link.ts";

/** Threads about the same, and threads that link here; nothing if there are none. */
export const readOn = part("read-on", waysOn);

function waysOn(p: ThreadProps): Html {
  const s = stringsFor(p.lang);
  return lines(
    list("linked-from", s.thread.linkedFrom, p.linkedFrom ?? [], p.lang),
    list("related", s.thread.related, p.related ?? [], p.lang),
  );
}

function list(id: string, title: string, threads: readonly LinkedThread[], lang: string): Html {
  if (threads.length === 0) return html``;
  const { format } = stringsFor(lang);
  const items = threads.map(
    ({ date, ...link }) =>
      html`<li>${anchor(link, lang, { title: true })}${date && html` <span class="count">${format.year(date.year)}</span>`}</li>\n`,
  );
  return html`<section class="read-on" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
<ul>
${items}</ul>
</section>`;
}
