import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { Strings } from "../i18n/strings.ts";
import type { FileProps } from "../props/file.ts";

/** Types that browsers show and that cannot run script in this site's name. The others are saved. */
const SHOWN = new Set(["JPEG", "PNG", "GIF", "WEBP", "AVIF", "PDF", "TXT", "MP3", "MP4"]);

export interface FileOptions {
  /** Name of the link. */
  readonly words: string;
  readonly caption?: string | undefined;
  /** True for a file alone in its paragraph; false for one within a line of text. */
  readonly block: boolean;
  /** Language of the page. */
  readonly lang: string;
  /** False if the text already makes it a link, since neither links nor players can be inside one. */
  readonly link?: boolean;
}

/** Whether a link to a file of this type is to save it instead of opening it. */
export function isSaved(type: string): boolean {
  return !SHOWN.has(type.toUpperCase());
}

/** A file of a post that is no picture: a player if browsers play it, and a link with its type and size. */
export function file(p: FileProps, options: FileOptions): Html {
  const { words, caption, block } = options;
  const s = stringsFor(options.lang);
  const isLink = options.link !== false;
  const link = isLink ? html`<a href="${p.href}"${isSaved(p.type) && html` download`}>${words}</a> ` : html`${words} `;
  const played = isLink && player(p, words);
  const said = caption !== undefined && html` <span class="caption">${caption}</span>`;
  const text = html`${link}<span class="file-facts">${factsOf(p, s)}</span>${said}`;
  if (!block) return played ? html`${played} ${text}` : text;
  if (!played) return html`<p class="file-link">${text}</p>${isLink && reading(p, s)}`;
  return html`<figure class="media">${played}<figcaption>${text}</figcaption></figure>`;
}

/** The browser's own player; false for what it does not play. Nothing is fetched before somebody plays it. */
export function player({ href, plays }: FileProps, name: string): Html | false {
  if (plays === undefined) return false;
  return plays === "video"
    ? html`<video controls preload="none" src="${href}" aria-label="${name}"></video>`
    : html`<audio controls preload="none" src="${href}" aria-label="${name}"></audio>`;
}

/** Where the page's script shows a text, once its reader opens it; false for other files. Without script it is not seen. */
export function reading({ href, readable }: FileProps, s: Strings): Html | false {
  if (!readable) return false;
  return html`<details class="peek" data-src="${href}" data-words="${JSON.stringify(s.media.reading)}"><summary>${s.media.read}</summary></details>`;
}

/** What the link of a picture leads to, for the viewer. */
export function originalOf({ type, size }: Partial<Pick<FileProps, "type" | "size">>, s: Strings): Html | false {
  return type !== undefined && size !== undefined && html` data-original="${factsOf({ type, size }, s)}"`;
}

function factsOf({ type, size }: Pick<FileProps, "type" | "size">, s: Strings): string {
  return `${type} · ${s.format.fileSize(size)}`;
}
