import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
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
        html`${p.repairs.map(({ kind, count }) => html`<span><code>${kind}</code> × ${s.format.number(count)}</span> `)}`,
      ),
    p.flags.length > 0 &&
      row(
        s.capture.flags,
        html`<ul lang="en">
${p.flags.map(({ flag, where, reason }) => html`<li><code>${flag}</code>${where !== undefined && html` ${where}`}${reason !== undefined && html`: ${reason}`}</li>\n`)}</ul>`,
      ),
  );
  if (rows.length === 0) return html``;
  return html`<details class="capture"><summary>${s.capture.title}</summary>
<dl>
${rows}
</dl>
</details>`;
}

function row(term: string, description: Html): Html {
  return html`<dt>${term}</dt><dd>${description}</dd>`;
}
