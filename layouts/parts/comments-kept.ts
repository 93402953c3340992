import { type Html, html, raw } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { KeptCommentProps, KeptCommentsProps } from "../props/comments.ts";
import { lines } from "./lines.ts";
import { anchor } from "./link.ts";
import { time } from "./time.ts";

/** Comments from elsewhere that are kept with the thread, as floors. */
export function keptComments(kept: KeptCommentsProps, lang: string): Html {
  const s = stringsFor(lang);
  const heading = s.comments.kept(s.format.date(kept.keptAt));
  return html`<section class="comments kept" aria-label="${heading}">
<h2>${heading} <span class="count">${kept.comments.length}</span></h2>
${lines(...kept.comments.map((comment) => floor(comment, lang)))}
</section>`;
}

/** One comment with its permalink. Of a deleted one only that it was there is shown. */
function floor(comment: KeptCommentProps, lang: string): Html {
  const s = stringsFor(lang);
  const words = s.comments;
  const name = comment.author ?? { href: "", text: words.anonymous };
  const parent =
    comment.replyTo &&
    anchor({ ...comment.replyTo, text: words.inReplyTo(comment.replyTo.text || words.anonymous) }, lang);
  return html`<article class="floor${comment.html === undefined && " deleted"}" id="${comment.id}">
<header class="floor-line">
${lines(
  anchor(name, lang, { class: "author", rel: "nofollow ugc noopener noreferrer" }),
  parent,
  comment.edited && html`<span>${words.edited} ${time(comment.edited, s)}</span>`,
  html`<a class="when" href="#${comment.id}">${time(comment.date, s)}</a>`,
)}
</header>
${comment.html === undefined ? html`<p>${words.deleted}</p>` : html`<div class="prose">\n${raw(comment.html)}\n</div>`}
</article>`;
}
