import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
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
  const facts = html`<span class="file-facts">${p.type} · ${stringsFor(options.lang).format.fileSize(p.size)}</span>`;
  const link =
    options.link === false
      ? html`${words} `
      : html`<a href="${p.href}"${isSaved(p.type) && html` download`}>${words}</a> `;
  const player = options.link !== false && p.plays !== undefined && playerOf(p, words);
  const said = caption !== undefined && html` <span class="caption">${caption}</span>`;
  const text = html`${link}${facts}${said}`;
  if (!block) return player ? html`${player} ${text}` : text;
  if (!player) return html`<p class="file-link">${text}</p>`;
  return html`<figure class="media">${player}<figcaption>${text}</figcaption></figure>`;
}

/** Nothing is fetched before somebody plays it. */
function playerOf({ href, plays }: FileProps, name: string): Html {
  return plays === "video"
    ? html`<video controls preload="none" src="${href}" aria-label="${name}"></video>`
    : html`<audio controls preload="none" src="${href}" aria-label="${name}"></audio>`;
}
