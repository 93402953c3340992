import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { part } from "../part.ts";
import { BYLINE, type BylineField } from "../props/page.ts";
import type { ThreadProps } from "../props/thread.ts";
import { lines } from "./lines.ts";
import { anchor } from "./link.ts";
import { opBadge } from "./op-badge.ts";
import { time } from "./time.ts";

/** Who wrote a thread, when, and how long it is: the fields that the archive's settings name, in their order. */
export const byline = part("byline", facts);

function facts(p: ThreadProps): Html {
  const s = stringsFor(p.lang);
  const fields: Readonly<Record<BylineField, () => Html | false | undefined>> = {
    // Where the opening post was not captured, the number of the post that is here.
    badge: () =>
      p.floor === undefined
        ? p.author && p.floorCount > 1 && opBadge(s)
        : html`<a class="floor-n" href="#floor-1">${s.thread.floor(p.floor)}</a>`,
    author: () => p.author && anchor(p.author, p.lang, { class: "author", rel: "author" }),
    date: () => html`<span>${time(p.date, s)}</span>`,
    updated: () => p.updated && html`<span>${s.thread.updated} ${time(p.updated, s)}</span>`,
    length: () => html`<span>${s.format.length(p.length)}</span>`,
    reading_time: () => html`<span>${s.format.readingTime(p.length)}</span>`,
  };
  const shown = lines(...(p.site.byline ?? BYLINE).map((field) => fields[field]()));
  return shown.length === 0
    ? html``
    : html`<p class="meta byline">
${shown}
</p>`;
}
