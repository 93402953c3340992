import { type Html, html } from "../html.ts";
import type { PictureProps } from "../props/picture.ts";

export interface PictureOptions {
  /** Text for whoever does not see it; empty for decoration. */
  readonly alt: string;
  /** True for everything but the first image of a page. */
  readonly lazy: boolean;
}

/** An image with its derivatives. Its size is always given, so that the text below does not jump. */
export function picture(p: PictureProps, options: PictureOptions): Html {
  const sources = p.sources.map(
    (source) => html`<source type="${source.type}" srcset="${source.srcset}" sizes="${p.sizes}">`,
  );
  const lazy = options.lazy && html` loading="lazy" decoding="async"`;
  // Drawn for a light ground, mostly.
  const alpha = p.alpha && html` class="alpha"`;
  const image = html`<img${alpha} src="${p.src}" width="${p.width}" height="${p.height}" alt="${options.alt}"${lazy}>`;
  return sources.length === 0 ? image : html`<picture>${sources}${image}</picture>`;
}
