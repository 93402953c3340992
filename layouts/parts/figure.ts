import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { part } from "../part.ts";
import type { PictureProps } from "../props/picture.ts";
import { picture } from "./picture.ts";

export interface FigureOptions {
  readonly alt: string;
  readonly caption?: string | undefined;
  /** True for an image alone in its paragraph; false for one within a line of text. */
  readonly block: boolean;
  readonly lazy: boolean;
  /** Language of the page, for the name of the link if the image has no words of its own. */
  readonly lang: string;
  /** False if the text already makes the image a link, since links cannot nest. */
  readonly link?: boolean;
}

/** An image of a post: leads to its original, with its caption below if it is a block, and beside it in a line. */
export const figure = part("figure", imageOfPost);

function imageOfPost(p: PictureProps, options: FigureOptions): Html {
  const { alt, caption, block, lazy } = options;
  const image = picture(p, { alt, lazy });
  const label = alt === "" && html` aria-label="${stringsFor(options.lang).thread.viewOriginal}"`;
  const linked = options.link === false ? image : html`<a class="zoom" href="${p.original}"${label}>${image}</a>`;
  if (!block) return caption === undefined ? linked : html`${linked} <span class="caption">${caption}</span>`;
  return html`<figure>${linked}${caption !== undefined && html`<figcaption>${caption}</figcaption>`}</figure>`;
}
