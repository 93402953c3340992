import { type Html, html, raw } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { Strings } from "../i18n/strings.ts";
import type { FloorProps, ThreadProps } from "../props/thread.ts";
import { floor } from "./floor.ts";
import { floorPager } from "./floor-pager.ts";
import { lines } from "./lines.ts";
import { postHeadings } from "./post-headings.ts";

/** Floors from which a discussion is long. */
const LONG = 10;

/** The opening post. Its author and date are in the head of the thread. */
export function openingPost(post: FloorProps, p: Pick<ThreadProps, "floor" | "lang">): Html {
  return html`<section class="opening prose" id="floor-1" aria-label="${stringsFor(p.lang).thread.floor(p.floor ?? post.n)}">
${raw(postHeadings(post.html, stringsFor(p.lang).reading.section))}
</section>`;
}

/** The replies of this page, the view of the opening poster alone, and the pager; nothing for an article. */
export function replies(p: ThreadProps): Html {
  const floors = p.floors.filter(({ n }) => n > 1);
  if (floors.length === 0) return html``;
  const s = stringsFor(p.lang);
  const words = JSON.stringify(s.floors.script);
  const heading = html`<h2>${s.thread.repliesTitle} <span class="count">${p.floorCount - 1}</span></h2>`;
  return html`<section class="replies" id="replies" aria-label="${s.thread.repliesTitle}" data-words="${words}">
${lines(
  html`<div class="replies-head">
${lines(heading, floors.every(({ op }) => op) ? undefined : onlyOp(s))}
</div>`,
  p.pager && floorPager(p.pager, p.lang),
  ...floors.map((one) => floor(one, p.lang)),
  p.pager && floorPager(p.pager, p.lang, true),
  p.floorCount >= LONG && jump(p, s),
)}
</section>`;
}

function onlyOp(s: Strings): Html {
  return html`<div class="floor-tools"><label><input type="checkbox" id="only-op"> ${s.thread.onlyOp}</label></div>`;
}

/** Tells the script's reader which floor this is, and goes to another. The style shows it if scripts run. */
function jump({ floors, pager, lang }: ThreadProps, s: Strings): Html {
  const last = pager?.pages.at(-1)?.last ?? floors.at(-1)?.n ?? 1;
  return html`<div class="floor-jump" role="group">
<label>${s.floors.jump} <input type="number" min="1" max="${last}" ></label> / ${stringsFor(lang).format.number(last)}
<button type="button">${s.floors.go}</button>
</div>`;
}
