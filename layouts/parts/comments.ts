import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { CommentStrings } from "../i18n/strings.ts";
import { part } from "../part.ts";
import type { CommentsProps, ConsentProps, DiscussionProps } from "../props/comments.ts";
import type { ThreadProps } from "../props/thread.ts";
import { archivedComments } from "./comments-archived.ts";
import { lines } from "./lines.ts";
import { anchor } from "./link.ts";

/** Comments from elsewhere: archived ones, and the consent button for the discussion. */
export const comments = part("comments", commentsSection);

function commentsSection(p: ThreadProps): Html {
  if (p.comments === undefined) return html``;
  return lines(...p.comments.archived.map((one) => archivedComments(one, p.lang)), discussion(p.comments, p.lang));
}

function discussion({ discussion: d }: CommentsProps, lang: string): Html {
  if (d === undefined) return html``;
  const s = stringsFor(lang).comments;
  return html`<section class="comments" aria-label="${s.title}">
<h2>${s.title}</h2>
${lines(d.consent && consent(d.consent, s), elsewhere(d, lang, s), d.consent && !d.link && needsScript(s), d.consent && script(d.consent))}
</section>`;
}

/**
 * The consent button in place of the embed. It is hidden until its script runs, because only that can load the embed.
 * Before the reader consents it asks nobody for anything.
 */
function consent(c: ConsentProps, s: CommentStrings): Html {
  const data = html` data-comments="${JSON.stringify(c.embed)}" data-module="${c.module}" data-hosts="${c.hosts.join(" ")}"`;
  const more = html`${c.scroll && html` data-scroll`}${c.frame !== undefined && html` data-frame="${c.frame}"`}`;
  return html`<div${data}${more}>
<div class="gate" hidden>
<button type="button" data-retry="${s.retry}">${s.load}</button>
<label><input type="checkbox"> ${s.remember}</label>
<p>${s.contacts(c.hosts.join(", "))}</p>
</div>
<p role="status" hidden>${s.failed}</p>
<div class="embed"></div>
</div>`;
}

function elsewhere({ link }: DiscussionProps, lang: string, s: CommentStrings): Html {
  if (link === undefined) return html``;
  const text = link.text ?? s.elsewhere(URL.canParse(link.href) ? new URL(link.href).host : link.href);
  return html`<p class="elsewhere">${anchor({ href: link.href, text }, lang, { rel: "nofollow noopener noreferrer" })}</p>`;
}

function needsScript(s: CommentStrings): Html {
  return html`<noscript><p>${s.needsScript}</p></noscript>`;
}

function script(consent: ConsentProps): Html {
  return html`<script type="module" src="${consent.script}"></script>`;
}
