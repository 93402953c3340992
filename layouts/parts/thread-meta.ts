import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { Strings } from "../i18n/strings.ts";
import { part } from "../part.ts";
import type { SourceProps, ThreadProps } from "../props/thread.ts";
import { captureRecord } from "./capture-record.ts";
import { lines } from "./lines.ts";
import { anchor } from "./link.ts";
import { time } from "./time.ts";

/** Rights, source, tags and history of a thread. Empty if none of them is known. */
export const threadMeta = part("thread-meta", metaList);

function metaList(p: ThreadProps): Html {
  const s = stringsFor(p.lang);
  const tags = p.tags.map((tag) => html`<li>${anchor(tag, p.lang, { rel: "tag" })}</li>`);
  const entries = lines(
    p.license !== undefined &&
      entry(s.thread.license, anchor({ href: p.license.href ?? "", text: p.license.name }, p.lang, { rel: "license" })),
    p.rights !== undefined && entry(s.thread.rights, html`${p.rights}`),
    optional(s.thread.source, p.source && source(p.source, p.lang, s)),
    tags.length > 0 && entry(s.thread.tags, html`<ul class="tags">${tags}</ul>`),
    (p.history ?? p.edit) !== undefined && entry(s.thread.revisions, revisions(p, s)),
  );
  return entries.length === 0 ? html`` : html`<dl class="colophon">\n${entries}\n</dl>`;
}

/** No entry for a description that would be empty. */
function optional(term: string, description: Html | undefined): Html | undefined {
  return description && description.length > 0 ? entry(term, description) : undefined;
}

function entry(term: string, description: Html): Html {
  return html`<div><dt>${term}</dt><dd>${description}</dd></div>`;
}

/** The page that a thread was imported from, with its views and replies at that time. */
function source(from: SourceProps, lang: string, s: Strings): Html {
  const site = from.site ?? from.href ?? "";
  const facts = [
    site !== "" && anchor({ href: from.href ?? "", text: site }, lang),
    from.capturedAt && html`<span>${s.thread.captured} ${time(from.capturedAt, s)}</span>`,
    from.views !== undefined && html`<span>${s.thread.views(from.views)}</span>`,
    from.replies !== undefined && html`<span>${s.thread.replies(from.replies)}</span>`,
  ].filter((fact) => fact !== false && fact !== undefined);
  const meta = facts.length > 0 && html`<span class="meta">${facts.map((fact) => html`${fact} `)}</span>`;
  return lines(meta, from.record && captureRecord(from.record, lang));
}

/** Links to the history of the text and to its editor. */
function revisions(p: ThreadProps, s: Strings): Html {
  return html`<span class="meta">${lines(
    p.history !== undefined && anchor({ href: p.history, text: s.thread.history }, p.lang),
    p.edit !== undefined && anchor({ href: p.edit, text: s.thread.edit }, p.lang),
  )}</span>`;
}
