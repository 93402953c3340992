import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { breakable } from "../line-breaks.ts";
import { part } from "../part.ts";
import type { PictureProps } from "../props/picture.ts";
import { originalOf } from "./file.ts";
import { picture } from "./picture.ts";

export interface FigureOptions {
  /** Never empty: the picture is part of the text, and its words are the name of the link. */
  readonly alt: string;
  readonly caption?: string | undefined;
  /** True for an image alone in its paragraph; false for one within a line of text. */
  readonly block: boolean;
  readonly lazy: boolean;
  /** Language of the page. */
  readonly lang: string;
  /** False if the text already makes the image a link, since links cannot nest. */
  readonly link?: boolean;
}

/**
 * An image of a post: leads to its original, with its caption below if it is a block, and beside it in a line. The page's
 * script opens links of the class `zoom` in the viewer.
 */
export const figure = part("figure", imageOfPost);

function imageOfPost(p: PictureProps, options: FigureOptions): Html {
  const { caption, block } = options;
  const image = picture(p, options);
  const facts = originalOf(p, stringsFor(options.lang));
  const linked = options.link === false ? image : html`<a class="zoom" href="${p.original}"${facts}>${image}</a>`;
  if (!block) return caption === undefined ? linked : html`${linked} <span class="caption">${caption}</span>`;
  return html`<figure>${linked}${caption !== undefined && html`<figcaption>${breakable(caption)}</figcaption>`}</figure>`;
}
