import { base } from "../base.ts";
import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { Strings } from "../i18n/strings.ts";
import { breakable } from "../line-breaks.ts";
import type { PageKind } from "../page-kind.ts";
import { captureWord } from "../parts/capture-record.ts";
import { lines } from "../parts/lines.ts";
import { anchor } from "../parts/link.ts";
import { time } from "../parts/time.ts";
import type { CapturePageProps, CaptureSourceProps, RepairProps } from "../props/capture.ts";

/** The record of a thread's import: its sources, what was rejected, every repair before and after, what is doubtful. */
export default {
  data: {
    pagination: { data: "stale.capture", size: 1, alias: "entry" },
    permalink: ({ entry }) => entry.path,
  },
  render: ({ entry }) => capturePage(entry.props),
} satisfies PageKind<CapturePageProps>;

function capturePage(p: CapturePageProps): Html {
  const s = stringsFor(p.lang);
  const facts = lines(
    p.capturedAt && html`<span>${s.thread.captured} ${time(p.capturedAt, s)}</span>`,
    p.software !== undefined && html`<span>${s.capture.software}: ${p.software}</span>`,
    anchor({ ...p.thread, text: s.notices.backTo(p.thread.text) }, p.lang),
  );
  const main = html`<article class="capture-page">
<header class="list-head">
<h1>${breakable(p.title)}</h1>
<p class="meta">
${facts}
</p>
</header>
${lines(
  p.sources.length > 0 &&
    section(
      s.capture.pages,
      html`<ul>
${lines(...p.sources.map((source) => sourceItem(source, p.lang)))}
</ul>`,
    ),
  p.rejectedTitle !== undefined && section(s.capture.rejectedTitle, html`<p><del>${p.rejectedTitle}</del></p>`),
  p.repairs.length > 0 && section(s.capture.repairs, lines(...p.repairs.map((repair) => repairTable(repair, s)))),
  p.flags.length > 0 &&
    section(
      s.capture.flags,
      html`<ul>
${lines(
  ...p.flags.map(
    ({ flag, where, reason }) =>
      html`<li>${captureWord(flag, s)}${(where ?? reason) !== undefined && html` <span lang="en">${[where, reason].filter((one) => one !== undefined).join(": ")}</span>`}</li>`,
  ),
)}
</ul>`,
    ),
)}
</article>`;
  return base(p, { kind: "capture", main });
}

function section(title: string, content: Html): Html {
  return html`<section>
<h2>${title}</h2>
${content}
</section>`;
}

function sourceItem(
  { site, page, at, file, bytes, encoding, sha256, ...link }: CaptureSourceProps,
  lang: string,
): Html {
  const s = stringsFor(lang);
  const facts = lines(
    site !== undefined && html`<span>${site}</span>`,
    page !== undefined && html`<span>${s.lists.page(page)}</span>`,
    at && html`<span>${time(at, s)}</span>`,
    file !== undefined && html`<span>${file}</span>`,
    bytes !== undefined && html`<span>${s.format.fileSize(bytes)}</span>`,
    encoding !== undefined && html`<span>${encoding}</span>`,
  );
  return html`<li>${lines(
    link.text !== "" && html`<p>${anchor(link, lang)}</p>`,
    facts.length > 0 && html`<p class="meta">${facts}</p>`,
    sha256 !== undefined && html`<p class="meta"><code>SHA-256 ${sha256}</code></p>`,
  )}</li>`;
}

/** What was there and what took its place; a guess is said to be one. */
function repairTable({ kind, count, changes }: RepairProps, s: Strings): Html {
  const heading = html`<h3>${captureWord(kind, s)} <span class="count">${s.format.number(count)}</span></h3>`;
  if (changes.length === 0) return heading;
  const rows = changes.map(
    ({ where, before, after, certain }) =>
      html`<tr><td lang="en">${where}</td><td dir="auto"><del>${before}</del></td><td dir="auto"><ins>${after}</ins></td><td>${certain ? s.capture.certain : s.capture.inferred}</td></tr>`,
  );
  return html`${heading}
<div class="table" tabindex="0"><table>
<thead><tr><th scope="col">${s.capture.where}</th><th scope="col">${s.capture.before}</th><th scope="col">${s.capture.after}</th><th scope="col">${s.capture.certainty}</th></tr></thead>
<tbody>
${lines(...rows)}
</tbody>
</table></div>
${changes.length < count && html`<p class="diff-note">${s.capture.unlisted(count - changes.length)}</p>`}`;
}
