import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { Strings } from "../i18n/strings.ts";
import type { CaptureProps } from "../props/thread.ts";
import { lines } from "./lines.ts";
import { anchor } from "./link.ts";
import { time } from "./time.ts";

/** How a thread came into the archive: the pages it was captured from, what was mended, what is doubtful. */
export function captureRecord(p: CaptureProps, lang: string): Html {
  const s = stringsFor(lang);
  const rows = lines(
    p.software !== undefined && row(s.capture.software, html`${p.software}`),
    p.sources.length > 0 &&
      row(
        s.capture.pages,
        html`<ul>
${p.sources.map((one) => html`<li>${one.page !== undefined && html`${s.lists.page(one.page)} `}${anchor(one, lang)}${one.at && html` ${time(one.at, s)}`}</li>\n`)}</ul>`,
      ),
    p.repairs.length > 0 &&
      row(
        s.capture.repairs,
        html`${p.repairs.map(({ kind, count }) => html`<span>${captureWord(kind, s)} × ${s.format.number(count)}</span> `)}`,
      ),
    p.flags.length > 0 &&
      row(
        s.capture.flags,
        html`<ul>
${p.flags.map(({ flag, where, reason }) => html`<li>${captureWord(flag, s)}${(where ?? reason) !== undefined && html` <span lang="en">${[where, reason].filter((one) => one !== undefined).join(": ")}</span>`}</li>\n`)}</ul>`,
      ),
  );
  if (rows.length === 0) return html``;
  return html`<details class="capture"><summary>${s.capture.title}</summary>
<dl>
${rows}
</dl>
${p.href !== undefined && anchor({ href: p.href, text: s.capture.whole }, lang)}
</details>`;
}

/** The name of a repair or a flag for readers; its own, if there is none. */
export function captureWord(name: string, s: Strings): Html {
  const word = Object.hasOwn(s.capture.words, name) ? s.capture.words[name] : undefined;
  return word === undefined ? html`<code>${name}</code>` : html`${word}`;
}

function row(term: string, description: Html): Html {
  return html`<dt>${term}</dt><dd>${description}</dd>`;
}
