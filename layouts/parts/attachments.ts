import { EXTERNAL_REL } from "../../scripts/core/external-rel.ts";
import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { Strings } from "../i18n/strings.ts";
import { part } from "../part.ts";
import type { AttachmentProps, MissingFileProps } from "../props/thread.ts";
import { isSaved, originalOf, player, reading } from "./file.ts";
import { lines } from "./lines.ts";
import { picture } from "./picture.ts";

/**
 * Every file of a thread; nothing if it has none. First those that its text does not show, and those that its capture
 * lacks. Those that the text shows are folded: a reader has seen them.
 */
export const attachments = part("attachments", attachmentList);

function attachmentList(files: readonly AttachmentProps[], missing: readonly MissingFileProps[], lang: string): Html {
  if (files.length + missing.length === 0) return html``;
  const s = stringsFor(lang);
  const seen = files.filter(({ shown }) => shown);
  const others = [
    ...files.filter(({ shown }) => !shown).map((file) => attachment(file, s)),
    ...missing.map((file) => missingAttachment(file, s)),
  ];
  return html`<section class="attachments" id="attachments" aria-label="${s.attachments.title}">
${lines(
  html`<h2>${s.attachments.title} ${count(files.length + missing.length, s)}</h2>`,
  others.length > 0 && list(others),
  seen.length > 0 &&
    html`<details class="in-text"><summary>${s.attachments.shown} ${count(seen.length, s)}</summary>
${list(seen.map((file) => attachment(file, s)))}
</details>`,
)}
</section>`;
}

function count(n: number, s: Strings): Html {
  return html`<span class="count">${s.format.number(n)}</span>`;
}

function list(entries: readonly Html[]): Html {
  return html`<ul>\n${entries.map((entry) => html`${entry}\n`)}</ul>`;
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
<p class="meta">${spans(facts)}</p>
</div>
</li>`;
}

function attachment(file: AttachmentProps, s: Strings): Html {
  const { href, title, type, sha256 } = file;
  const words = title ?? file.file;
  const name = file.file.slice(file.file.lastIndexOf("/") + 1);
  // Its published name may have got another ending.
  const renamed = !href.endsWith(encodeURIComponent(name.normalize("NFC")));
  const save = renamed ? html` download="${name}"` : isSaved(type) && html` download`;
  const facts = [
    ...(title === undefined ? [] : [file.file]),
    type,
    s.format.fileSize(file.size),
    ...(file.downloads === undefined ? [] : [s.attachments.downloads(file.downloads)]),
    ...(file.stripped ? [s.attachments.stripped] : []),
  ];
  // The name is the same link, so only one of them is for the keyboard and for screen readers.
  const thumbnail =
    file.thumbnail &&
    html`<a class="thumb zoom" href="${href}"${originalOf(file, s)} tabindex="-1" aria-hidden="true">${picture(file.thumbnail, { alt: words, lazy: true })}</a>`;
  const viewed = file.image && !file.shown && !thumbnail;
  const link = html`<a class="file-name${viewed && " zoom"}" href="${href}"${viewed && originalOf(file, s)}${save}>${words}</a>`;
  const sum = html`<details class="sum"><summary>SHA-256</summary><code>${sha256}</code></details>`;
  return html`<li class="file">
${lines(
  thumbnail,
  html`<div>
${lines(
  link,
  html`<div class="meta">${spans(facts)}${sum}</div>`,
  !file.shown && player(file, words),
  !file.shown && reading(file, s),
)}
</div>`,
)}
</li>`;
}

function spans(facts: readonly string[]): readonly Html[] {
  return facts.map((fact) => html`<span>${fact}</span> `);
}
