import { type Html, html, raw } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { FloorProps, ThreadProps } from "../props/thread.ts";
import { floor } from "./floor.ts";
import { floorPager } from "./floor-pager.ts";
import { lines } from "./lines.ts";
import { postHeadings } from "./post-headings.ts";

/** The opening post. Its author and date are in the head of the thread. */
export function openingPost(post: FloorProps, p: Pick<ThreadProps, "floor" | "lang">): Html {
  return html`<section class="opening prose" id="floor-1" aria-label="${stringsFor(p.lang).thread.floor(p.floor ?? post.n)}">
${raw(postHeadings(post.html))}
</section>`;
}

/** The replies of this page, the view of the opening poster alone, and the pager; nothing for an article. */
export function replies(p: ThreadProps): Html {
  const floors = p.floors.filter(({ n }) => n > 1);
  if (floors.length === 0) return html``;
  const s = stringsFor(p.lang);
  const heading = html`<h2>${s.thread.repliesTitle} <span class="count">${p.floorCount - 1}</span></h2>`;
  return html`<section class="replies" aria-label="${s.thread.repliesTitle}">
${lines(
  floors.every(({ op }) => op)
    ? heading
    : html`<div class="replies-head">
${heading}
<label class="only-op"><input type="checkbox" id="only-op"> ${s.thread.onlyOp}</label>
</div>`,
  ...floors.map((one) => floor(one, p.lang)),
  p.pager && floorPager(p.pager, p.lang),
)}
</section>`;
}
