import { EXTERNAL_REL } from "../../scripts/core/external-rel.ts";
import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { Strings } from "../i18n/strings.ts";
import { part } from "../part.ts";
import type { AttachmentProps, MissingFileProps } from "../props/thread.ts";
import { isSaved } from "./file.ts";
import { picture } from "./picture.ts";

/** Digits of a checksum that tell files apart at a glance. */
const SHORT_SUM = 8;

/** Every file of a thread, those that its capture lacks at the end; nothing if it has none. */
export const attachments = part("attachments", attachmentList);

function attachmentList(files: readonly AttachmentProps[], missing: readonly MissingFileProps[], lang: string): Html {
  if (files.length + missing.length === 0) return html``;
  const s = stringsFor(lang);
  return html`<section class="attachments" aria-label="${s.attachments.title}">
<h2>${s.attachments.title} <span class="count">${s.format.number(files.length + missing.length)}</span></h2>
<ul>
${files.map((file) => html`${attachment(file, s)}\n`)}${missing.map((file) => html`${missingAttachment(file, s)}\n`)}</ul>
</section>`;
}

/** A file that the capture lacks: what the page said of it, and where it was. */
function missingAttachment({ name, href, size, downloads }: MissingFileProps, s: Strings): Html {
  const facts = [
    s.attachments.missing,
    ...(size === undefined ? [] : [typeof size === "number" ? s.format.fileSize(size) : size]),
    ...(downloads === undefined ? [] : [s.attachments.downloads(downloads)]),
  ];
  const words =
    href === undefined
      ? html`<span class="file-name">${name}</span>`
      : html`<a class="file-name" href="${href}" rel="${EXTERNAL_REL}">${name}</a>`;
  return html`<li class="file missing">
<div>
${words}
<p class="meta">${facts.map((fact) => html`<span>${fact}</span> `)}</p>
</div>
</li>`;
}

function attachment(file: AttachmentProps, s: Strings): Html {
  const name = file.file.slice(file.file.lastIndexOf("/") + 1);
  // Its published name may have got another ending.
  const renamed = !file.href.endsWith(encodeURIComponent(name.normalize("NFC")));
  const save = renamed ? html` download="${name}"` : isSaved(file.type) && html` download`;
  const facts = [
    ...(file.title === undefined ? [] : [file.file]),
    file.type,
    s.format.fileSize(file.size),
    ...(file.downloads === undefined ? [] : [s.attachments.downloads(file.downloads)]),
    ...(file.stripped ? [s.attachments.stripped] : []),
  ];
  const thumbnail =
    file.thumbnail &&
    html`<a class="thumb" href="${file.href}" tabindex="-1" aria-hidden="true">${picture(file.thumbnail, { alt: "", lazy: true })}</a>\n`;
  return html`<li class="file">
${thumbnail}<div>
<a class="file-name" href="${file.href}"${save}>${file.title ?? file.file}</a>
<p class="meta">${facts.map((fact) => html`<span>${fact}</span> `)}</p>
<details class="sum"><summary>SHA-256 <code>${file.sha256.slice(0, SHORT_SUM)}…</code></summary><code class="sum-full">${file.sha256}</code></details>
</div>
</li>`;
}
