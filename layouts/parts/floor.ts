import { type Html, html, raw } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { part } from "../part.ts";
import type { Link } from "../props/page.ts";
import type { FloorProps } from "../props/thread.ts";
import { lines } from "./lines.ts";
import { anchor } from "./link.ts";
import { opBadge } from "./op-badge.ts";
import { postHeadings } from "./post-headings.ts";
import { remarks } from "./remarks.ts";
import { time } from "./time.ts";

/** A reply: a numbered floor with its permalink. */
export const floor = part("floor", reply);

function reply(p: FloorProps, lang: string): Html {
  const s = stringsFor(lang);
  const author = p.author && anchor(p.author, lang, { class: "author" });
  return html`<article class="floor${p.op && " op"}" id="floor-${p.n}" aria-label="${s.thread.floor(p.n)}">
<header class="floor-line">
${lines(
  html`<a class="floor-n" href="#floor-${p.n}">${s.thread.floor(p.n)}</a>`,
  author,
  p.op && opBadge(s),
  p.inReplyTo && answered(p.inReplyTo, lang),
  time(p.date, s),
)}
</header>
${lines(
  html`<div class="prose">\n${raw(postHeadings(p.html, s.reading.section))}\n</div>`,
  p.answers && answers(p.answers, lang),
  p.attachments && floorFiles(p.attachments, lang),
  p.signature !== undefined && html`<p class="signature">${p.signature}</p>`,
  p.remarks && remarks(p.remarks, lang),
)}
</article>`;
}

/** The post that a reply answers. */
function answered({ href, n, author }: NonNullable<FloorProps["inReplyTo"]>, lang: string): Html {
  const s = stringsFor(lang);
  const words = [n === undefined ? "" : s.thread.floor(n), author ?? ""].filter((one) => one !== "").join(" ");
  return anchor({ href, text: s.comments.inReplyTo(words) }, lang, { class: "answered" });
}

/** Links to the floors that answer a reply. */
function answers(all: NonNullable<FloorProps["answers"]>, lang: string): Html {
  const s = stringsFor(lang);
  const links = all.map(({ href, n, author }) => {
    const words = [n === undefined ? "" : s.thread.floor(n), author ?? ""].filter((one) => one !== "").join(" ");
    return html`${anchor({ href, text: words }, lang)} `;
  });
  return html`<p class="floor-answers meta">${s.floors.answers} ${links}</p>`;
}

/** Names of the files of a reply. What is known of them is with the others of the thread. */
function floorFiles(files: readonly Link[], lang: string): Html {
  const s = stringsFor(lang);
  return html`<p class="floor-files meta">${s.attachments.title} ${files.map((file) => html`${anchor(file, lang)} `)}</p>`;
}
