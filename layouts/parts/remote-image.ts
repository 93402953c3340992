import { EXTERNAL_REL } from "../../scripts/core/external-rel.ts";
import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";

/** A picture on another host. */
export interface RemoteImageProps {
  /** Absolute address. */
  readonly href: string;
  /** Host for people. */
  readonly host: string;
  readonly alt: string;
  readonly caption?: string | undefined;
  /** Pixels, if the text tells them. */
  readonly size?: { readonly width: number; readonly height: number } | undefined;
  /** True for an image alone in its paragraph. */
  readonly block: boolean;
  /** Language of the page. */
  readonly lang: string;
}

/** Size of the frame of a block if the text tells none. */
const USUAL = { width: 800, height: 450 };

/**
 * A frame that asks nobody: the words of the picture, and a link to it. The page's script puts buttons into it if the
 * page may load it.
 */
export function remoteFrame(p: RemoteImageProps, loadable: boolean): Html {
  const { width, height } = p.size ?? USUAL;
  const room = p.block && html`<svg viewBox="0 0 ${width} ${height}" width="${width}" aria-hidden="true"></svg>`;
  const size = p.size && html` data-width="${width}" data-height="${height}"`;
  const host = loadable && html` data-host="${p.host}"${size}`;
  const words = p.alt !== "" && html`<span class="words">${p.alt}</span> `;
  return inFigure(p, html`<span class="remote"${host}>${room}<span>${words}${linkTo(p)}</span></span>`);
}

/** A link in place of the picture. */
export function remoteLink(p: RemoteImageProps): Html {
  return inFigure(p, html`${p.alt !== "" && html`${p.alt} `}${linkTo(p)}`);
}

/** The picture, loaded from its host as soon as it comes near. @param linked true if the text makes it a link */
export function remotePicture(p: RemoteImageProps, linked: boolean): Html {
  const size = p.size && html` width="${p.size.width}" height="${p.size.height}"`;
  const alt = p.alt || p.caption || stringsFor(p.lang).remote.at(p.host);
  const image = html`<img src="${p.href}"${size} alt="${alt}" loading="lazy" decoding="async" referrerpolicy="no-referrer">`;
  if (linked) return inFigure(p, image);
  return inFigure(p, html`<a class="zoom" href="${p.href}" rel="${EXTERNAL_REL}">${image}</a>`);
}

/** The words of a picture inside a link of the text, which can hold no other link. */
export function remoteWords({ alt, host, lang }: RemoteImageProps): Html {
  return html`${alt === "" ? stringsFor(lang).remote.at(host) : alt}`;
}

function linkTo({ href, host, lang }: RemoteImageProps): Html {
  return html`<a href="${href}" rel="${EXTERNAL_REL}">${stringsFor(lang).remote.at(host)}</a>`;
}

function inFigure({ block, caption }: RemoteImageProps, inner: Html): Html {
  if (!block) return inner;
  return html`<figure>${inner}${caption !== undefined && html`<figcaption>${caption}</figcaption>`}</figure>`;
}
