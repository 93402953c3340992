import { html as template } from "../html.ts";
import { markBreaks } from "../line-breaks.ts";

/** A heading as the markdown room writes it: headings do not nest, and no attribute holds a `>`. */
const HEADING = /<(h[2-6])((?: [^>]*)?)>([^<]*(?:<(?!\/?h[2-6]\b)[^<]*)*)<\/\1>/g;

/**
 * Puts into the headings of a post what a page has and a feed does not: the places where their lines may end, and a link
 * to the section.
 *
 * @param html HTML of a post
 * @param label name of the link beside a heading to its section
 */
export function postHeadings(html: string, label: string): string {
  const escaped = template`${label}`.toString();
  return html.replace(HEADING, (_, name: string, attributes: string, inside: string) => {
    const id = / id="([^"]*)"/.exec(attributes)?.[1];
    const link = id === undefined ? "" : ` <a class="anchor" href="#${id}" aria-label="${escaped}"></a>`;
    return `<${name}${attributes}>${withBreaks(inside)}${link}</${name}>`;
  });
}

/** Marks the breaks in all text but code. */
function withBreaks(inside: string): string {
  let code = 0;
  return inside
    .split(/(<[^<>]*>)/)
    .map((piece) => {
      if (piece.startsWith("<code")) code += 1;
      else if (piece === "</code>") code -= 1;
      return piece.startsWith("<") || code > 0 ? piece : markBreaks(piece);
    })
    .join("");
}
