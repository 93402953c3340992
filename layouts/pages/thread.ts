import { base } from "../base.ts";
import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { breakable } from "../line-breaks.ts";
import type { PageKind } from "../page-kind.ts";
import { attachments } from "../parts/attachments.ts";
import { byline } from "../parts/byline.ts";
import { comments } from "../parts/comments.ts";
import { openingPost, replies } from "../parts/floors.ts";
import { languages } from "../parts/languages.ts";
import { lines } from "../parts/lines.ts";
import { anchor } from "../parts/link.ts";
import { readOn } from "../parts/read-on.ts";
import { needsScript } from "../parts/reading.ts";
import { remarks } from "../parts/remarks.ts";
import { seriesNames, seriesParts } from "../parts/series.ts";
import { threadMeta } from "../parts/thread-meta.ts";
import { toc } from "../parts/toc.ts";
import type { ThreadProps } from "../props/thread.ts";
import { threadThing } from "../structured-data.ts";

/** An article or a discussion: opening post, its record, its attachments, replies. */
export default {
  data: {
    pagination: { data: "stale.thread", size: 1, alias: "entry" },
    permalink: ({ entry }) => entry.path,
  },
  render: ({ entry }) => threadPage(entry.props),
} satisfies PageKind<ThreadProps>;

/** Letters of the beginning of a text that tell it from others. */
const LONG_BEGINNING = 200;

function threadPage(p: ThreadProps): Html {
  const opening = p.floors.find((floor) => floor.n === 1);
  const article = html`<article class="thread">
${lines(
  threadHead(p, opening !== undefined),
  toc(p.toc, p.lang, {
    floors: p.floors.filter(({ n }) => n > 1),
    files: p.attachments.length + (p.missing?.length ?? 0),
  }),
  opening && openingPost(opening, p),
  opening && p.signature !== undefined && html`<p class="signature">${p.signature}</p>`,
  opening?.remarks && remarks(opening.remarks, p.lang),
  opening && threadMeta(p),
  attachments(p.attachments, p.missing ?? [], p.lang),
  replies(p),
)}
</article>`;
  return base(p, {
    kind: "thread",
    type: "article",
    about: threadThing(p),
    published: p.date,
    updated: p.updated,
    reading: p.toc.length > 0 || needsScript(p.floors.map((floor) => floor.html)),
    script: p.pager !== undefined || p.floorCount > 1,
    ...(p.comments?.discussion?.consent && { csp: p.comments.discussion.consent.policy }),
    main: lines(article, comments(p), seriesParts(p), readOn(p), neighbours(p)),
  });
}

/** Title, author, dates, length and summary; on later pages of a long thread only the title and the way back. */
function threadHead(p: ThreadProps, opening: boolean): Html {
  const s = stringsFor(p.lang);
  const start = p.pager?.pages[0]?.href;
  if (!opening && start !== undefined) {
    return html`<header class="thread-head">
<h1><a href="${start}">${breakable(p.title)}</a></h1>
<p class="meta"><span>${s.lists.page(p.pager?.page ?? 1)}</span> <a href="${start}#floor-1">${s.thread.firstPage}</a></p>
</header>`;
  }
  return html`<header class="thread-head">
${lines(html`<h1>${breakable(p.title)}</h1>`, byline(p), seriesNames(p), languages(p), summaryOf(p))}
</header>`;
}

/** The summary, if the text does not begin with the same words, perhaps behind a label such as 摘要. */
function summaryOf({ summary, floors }: ThreadProps): Html | undefined {
  if (summary === undefined) return undefined;
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, "");
  const first = letters(floors[0]?.beginning.split("\n", 1)[0] ?? "");
  const wanted = letters(summary);
  const isSaid = first.length > 0 && [0, 2, 3, 4].some((label) => isBeginning(first.slice(label), wanted));
  return isSaid ? undefined : html`<p class="summary">${summary}</p>`;
}

/** Whether two texts are the same; the first one may have been cut. */
function isBeginning(text: string, whole: string): boolean {
  return text === whole || (text.length > LONG_BEGINNING && whole.startsWith(text));
}

/** The threads before and after this one in its board. */
function neighbours(p: ThreadProps): Html {
  if (p.previous === undefined && p.next === undefined) return html``;
  const s = stringsFor(p.lang);
  return html`<nav class="neighbours" aria-label="${s.thread.neighbours}">
${lines(
  p.previous &&
    html`<p class="previous"><span>${s.thread.previous}</span> ${anchor(p.previous, p.lang, { rel: "prev", title: true })}</p>`,
  p.next &&
    html`<p class="next"><span>${s.thread.next}</span> ${anchor(p.next, p.lang, { rel: "next", title: true })}</p>`,
)}
</nav>`;
}
