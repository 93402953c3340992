import { type Html, html, raw } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { part } from "../part.ts";
import type { FloorProps } from "../props/thread.ts";
import { lines } from "./lines.ts";
import { anchor } from "./link.ts";
import { opBadge } from "./op-badge.ts";
import { time } from "./time.ts";

/** A reply: a numbered floor with its permalink. */
export const floor = part("floor", reply);

function reply(p: FloorProps, lang: string): Html {
  const s = stringsFor(lang);
  const author = p.author && anchor(p.author, lang, { class: "author" });
  return html`<article class="floor${p.op && " op"}" id="floor-${p.n}" aria-label="${s.thread.floor(p.n)}">
<header class="floor-line">
${lines(html`<a class="floor-n" href="#floor-${p.n}">${s.thread.floor(p.n)}</a>`, author, p.op && opBadge(s), time(p.date, s))}
</header>
<div class="prose">
${raw(p.html)}
</div>
</article>`;
}
