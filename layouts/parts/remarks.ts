import { type Html, html, raw } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { RemarkProps } from "../props/thread.ts";
import { lines } from "./lines.ts";
import { anchor } from "./link.ts";
import { time } from "./time.ts";

/** Remarks of others below a post, in small print. */
export function remarks(list: readonly RemarkProps[], lang: string): Html {
  const s = stringsFor(lang);
  return html`<ul class="remarks">
${lines(
  ...list.map(
    ({ author, date, html: text }) => html`<li>
${lines(
  (author ?? date) &&
    html`<p class="meta">${lines(author && anchor(author, lang, { class: "author" }), date && time(date, s))}</p>`,
  html`<div class="prose">\n${raw(text)}\n</div>`,
)}
</li>`,
  ),
)}
</ul>`;
}
