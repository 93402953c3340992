import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { part } from "../part.ts";
import type { SeriesProps, ThreadProps } from "../props/thread.ts";
import { lines } from "./lines.ts";
import { anchor } from "./link.ts";

/** The series that a thread is a part of, a line for each; nothing if there is none. */
export const seriesNames = part("series-names", names);

/** The parts before and after a thread in each of its series. */
export const seriesParts = part("series-parts", parts);

function names({ series = [], lang }: ThreadProps): Html {
  const { thread, lists } = stringsFor(lang);
  return lines(
    ...series.map(
      (one) =>
        html`<p class="meta">${thread.series}${lists.colon}${anchor(one.name, lang)} · ${thread.part(one.part)}</p>`,
    ),
  );
}

function parts({ series = [], lang }: ThreadProps): Html {
  return lines(...series.map((one) => (one.previous || one.next) && beside(one, lang)));
}

function beside({ name, part, previous, next }: SeriesProps, lang: string): Html {
  const { thread, lists } = stringsFor(lang);
  const label = (n: number) => html`<span>${name.text} · ${thread.part(n)}</span>`;
  return html`<nav class="neighbours" aria-label="${thread.series}${lists.colon}${name.text}">
${lines(
  previous && html`<p class="previous">${label(part - 1)} ${anchor(previous, lang, { title: true })}</p>`,
  next && html`<p class="next">${label(part + 1)} ${anchor(next, lang, { title: true })}</p>`,
)}
</nav>`;
}
