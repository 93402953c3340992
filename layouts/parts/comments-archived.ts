import { EXTERNAL_REL } from "../../scripts/core/external-rel.ts";
import { type Html, html, raw } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { part } from "../part.ts";
import type { ArchivedCommentProps, ArchivedCommentsProps } from "../props/comments.ts";
import { lines } from "./lines.ts";
import { anchor } from "./link.ts";
import { time } from "./time.ts";

/** Comments from elsewhere that are archived with the thread, as floors. */
export const archivedComments = part("comments-archived", archivedSection);

function archivedSection(archived: ArchivedCommentsProps, lang: string): Html {
  const s = stringsFor(lang);
  const heading = s.comments.archived(s.format.date(archived.archivedAt));
  return html`<section class="comments kept" aria-label="${heading}">
<h2>${heading} <span class="count">${archived.comments.length}</span></h2>
${lines(...archived.comments.map((comment) => floor(comment, lang)))}
</section>`;
}

/** One comment with its permalink. A deleted one shows only that it was there. */
function floor(comment: ArchivedCommentProps, lang: string): Html {
  const s = stringsFor(lang);
  const words = s.comments;
  const name = comment.author ?? { href: "", text: words.anonymous };
  const parent =
    comment.replyTo &&
    anchor({ ...comment.replyTo, text: words.inReplyTo(comment.replyTo.text || words.anonymous) }, lang);
  return html`<article class="floor${comment.html === undefined && " deleted"}" id="${comment.id}">
<header class="floor-line">
${lines(
  anchor(name, lang, { class: "author", rel: EXTERNAL_REL }),
  parent,
  comment.edited && html`<span>${words.edited} ${time(comment.edited, s)}</span>`,
  html`<a class="when" href="#${comment.id}">${time(comment.date, s)}</a>`,
)}
</header>
${comment.html === undefined ? html`<p>${words.deleted}</p>` : html`<div class="prose">\n${raw(comment.html)}\n</div>`}
</article>`;
}
