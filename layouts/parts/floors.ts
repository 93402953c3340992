import { type Html, html, raw } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { Link } from "../props/page.ts";
import type { FloorProps, ThreadProps } from "../props/thread.ts";
import { floorPager } from "./floor-pager.ts";
import { lines } from "./lines.ts";
import { anchor } from "./link.ts";
import { opBadge } from "./op-badge.ts";
import { time } from "./time.ts";

/** The opening post. Its author and date are in the head of the thread. */
export function openingPost(floor: FloorProps, lang: string): Html {
  return html`<section class="opening prose" id="floor-1" aria-label="${stringsFor(lang).thread.floor(floor.n)}">
${raw(floor.html)}
</section>`;
}

/** The replies of this page, the view of the opening poster alone, and the pager; nothing for an article. */
export function replies(p: ThreadProps): Html {
  const floors = p.floors.filter((floor) => floor.n > 1);
  if (floors.length === 0) return html``;
  const s = stringsFor(p.lang);
  const heading = html`<h2>${s.thread.repliesTitle} <span class="count">${p.floorCount - 1}</span></h2>`;
  return html`<section class="replies" aria-label="${s.thread.repliesTitle}">
${lines(
  floors.every((floor) => floor.op)
    ? heading
    : html`<div class="replies-head">
${heading}
<label class="only-op"><input type="checkbox" id="only-op"> ${s.thread.onlyOp}</label>
</div>`,
  ...floors.map((floor) => reply(floor, p.lang)),
  p.pager && floorPager(p.pager, p.lang),
)}
</section>`;
}

/** A numbered floor with its permalink. */
function reply(floor: FloorProps, lang: string): Html {
  const s = stringsFor(lang);
  const author = floor.author && anchor(floor.author, lang, { class: "author" });
  return html`<article class="floor${floor.op && " op"}" id="floor-${floor.n}" aria-label="${s.thread.floor(floor.n)}">
<header class="floor-line">
${lines(
  html`<a class="floor-n" href="#floor-${floor.n}">${s.thread.floor(floor.n)}</a>`,
  author,
  floor.op && opBadge(s),
  floor.inReplyTo && answered(floor.inReplyTo, lang),
  time(floor.date, s),
)}
</header>
${lines(
  html`<div class="prose">\n${raw(floor.html)}\n</div>`,
  floor.attachments && floorFiles(floor.attachments, lang),
  floor.signature !== undefined && html`<p class="signature">${floor.signature}</p>`,
)}
</article>`;
}

/** The post that a reply answers. */
function answered({ href, n, author }: NonNullable<FloorProps["inReplyTo"]>, lang: string): Html {
  const s = stringsFor(lang);
  const words = [n === undefined ? "" : s.thread.floor(n), author ?? ""].filter((one) => one !== "").join(" ");
  return anchor({ href, text: s.comments.inReplyTo(words) }, lang, { class: "answered" });
}

/** Names of the files of a reply. What is known of them is with the others of the thread. */
function floorFiles(files: readonly Link[], lang: string): Html {
  const s = stringsFor(lang);
  return html`<p class="floor-files meta">${s.attachments.title} ${files.map((file) => html`${anchor(file, lang)} `)}</p>`;
}
