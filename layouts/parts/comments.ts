import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { CommentStrings } from "../i18n/strings.ts";
import type { CommentsProps, GateProps, TalkProps } from "../props/comments.ts";
import type { ThreadProps } from "../props/thread.ts";
import { keptComments } from "./comments-kept.ts";
import { lines } from "./lines.ts";
import { anchor } from "./link.ts";

/** Comments from elsewhere: those that are kept here, and the gate to the others. */
export function comments(p: ThreadProps): Html {
  if (p.comments === undefined) return html``;
  return lines(...p.comments.kept.map((kept) => keptComments(kept, p.lang)), talk(p.comments, p.lang));
}

function talk({ talk }: CommentsProps, lang: string): Html {
  if (talk === undefined) return html``;
  const s = stringsFor(lang).comments;
  return html`<section class="comments" aria-label="${s.title}">
<h2>${s.title}</h2>
${lines(talk.gate && gate(talk.gate, s), elsewhere(talk, lang, s), talk.gate && !talk.link && needsScript(s), talk.gate && script(talk.gate))}
</section>`;
}

/**
 * What stands before the embed. It is hidden until its script runs, which alone can open it, and asks nobody for
 * anything before that.
 */
function gate(gate: GateProps, s: CommentStrings): Html {
  const data = html` data-comments="${JSON.stringify(gate.embed)}" data-module="${gate.module}" data-hosts="${gate.hosts.join(" ")}"`;
  const more = html`${gate.scroll && html` data-scroll`}${gate.frame !== undefined && html` data-frame="${gate.frame}"`}`;
  return html`<div${data}${more}>
<div class="gate" hidden>
<button type="button" data-retry="${s.retry}">${s.load}</button>
<label><input type="checkbox"> ${s.remember}</label>
<p>${s.contacts(gate.hosts.join(", "))}</p>
</div>
<p role="status" hidden>${s.failed}</p>
<div class="embed"></div>
</div>`;
}

function elsewhere({ link }: TalkProps, lang: string, s: CommentStrings): Html {
  if (link === undefined) return html``;
  const text = link.text ?? s.elsewhere(URL.canParse(link.href) ? new URL(link.href).host : link.href);
  return html`<p class="elsewhere">${anchor({ href: link.href, text }, lang, { rel: "nofollow noopener noreferrer" })}</p>`;
}

function needsScript(s: CommentStrings): Html {
  return html`<noscript><p>${s.needsScript}</p></noscript>`;
}

function script(gate: GateProps): Html {
  return html`<script type="module" src="${gate.script}"></script>`;
}
