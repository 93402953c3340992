import { base } from "../base.ts";
import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { Strings } from "../i18n/strings.ts";
import { breakable } from "../line-breaks.ts";
import type { PageKind } from "../page-kind.ts";
import { diff } from "../parts/diff.ts";
import { lines } from "../parts/lines.ts";
import { anchor } from "../parts/link.ts";
import { time } from "../parts/time.ts";
import type { HistoryProps, RevisionProps, TextChangeProps } from "../props/history.ts";

/** Every change to a thread, the newest first. */
export default {
  data: {
    pagination: { data: "stale.history", size: 1, alias: "entry" },
    permalink: ({ entry }) => entry.path,
  },
  render: ({ entry }) => historyPage(entry.props),
} satisfies PageKind<HistoryProps>;

function historyPage(p: HistoryProps): Html {
  const s = stringsFor(p.lang);
  const main = html`<article class="history">
<header class="list-head">
<h1>${breakable(p.title)}</h1>
<p class="meta"><span>${s.history.changes(p.revisions.length + p.older)}</span> ${anchor({ ...p.thread, text: s.notices.backTo(p.thread.text) }, p.lang)}</p>
</header>
${lines(
  html`<ol class="revisions">
${lines(...p.revisions.map((revision) => revisionItem(revision, s)))}
</ol>`,
  p.older > 0 && html`<p class="diff-note">${s.history.olderChanges(p.older)}</p>`,
)}
</article>`;
  return base(p, { kind: "history", main });
}

function revisionItem(r: RevisionProps, s: Strings): Html {
  return html`<li class="revision" id="change-${r.id}">
${lines(
  html`<h2 dir="auto">${r.subject === "" ? s.history.noMessage : r.subject}</h2>`,
  html`<p class="meta"><span>${time(r.date, s)}</span> <bdi>${r.author ?? s.history.someone}</bdi> <a href="#change-${r.id}"><code>${r.id}</code></a></p>`,
  r.body !== undefined && html`<p class="revision-body" dir="auto">${r.body}</p>`,
  r.movedFrom !== undefined && html`<p class="diff-note">${s.history.movedFrom} <bdi>${r.movedFrom}</bdi></p>`,
  ...r.texts.map((text) => textChange(text, r, s)),
  files(r, s),
)}
</li>`;
}

/** The changes of a text. The first version is folded, because it is the whole text. */
function textChange(t: TextChangeProps, r: RevisionProps, s: Strings): Html {
  const name = t.text === "post" ? s.history.postText : s.thread.repliesTitle;
  const content = lines(
    t.change === "removed" && html`<p class="diff-note">${s.history.textRemoved}</p>`,
    t.note !== undefined &&
      html`<p class="diff-note">${t.note === "large" ? s.history.diffLarge : s.history.diffInvisible}</p>`,
    t.lines.length > 0 && diff(t.lines, s),
    t.cut && html`<p class="diff-note">${s.history.diffCut}</p>`,
  );
  const title = r.first ? `${name} · ${s.history.firstVersion}` : name;
  return html`<details class="text-change"${!r.first && html` open`}>
<summary>${title}</summary>
${content}
</details>`;
}

function files(r: RevisionProps, s: Strings): Html {
  if (r.files.length === 0) return html``;
  return html`<ul class="file-changes">
${lines(...r.files.map(({ file, change }) => html`<li><span>${s.history[change]}</span> <bdi>${file}</bdi></li>`))}
</ul>`;
}
