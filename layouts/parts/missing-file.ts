import { EXTERNAL_REL } from "../../scripts/core/external-rel.ts";
import { type Html, html } from "../html.ts";

/** What a post shows by a file that this site does not have. */
export interface MissingFile {
  readonly src: string;
  readonly alt: string;
  readonly caption?: string;
  readonly block: boolean;
  readonly linked?: boolean;
}

/**
 * The words in place of a picture or another file that cannot be shown: its text, as a link to where it is.
 *
 * @param href undefined if no link may or can lead there
 */
export function missingFile({ src, alt, caption, block, linked }: MissingFile, href: string | undefined): Html {
  const isData = /^data:/i.test(src);
  const words = alt || (isData ? "" : src);
  const shown =
    href === undefined || linked
      ? html`${words}${words !== src && src !== "" && !isData && html` (${src})`}`
      : html`<a href="${href}" rel="${EXTERNAL_REL}">${words}</a>`;
  const text = html`${shown}${caption !== undefined && html` <span class="caption">${caption}</span>`}`;
  return block ? html`<p class="file-link">${text}</p>` : text;
}
