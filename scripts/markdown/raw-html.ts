/** Tags that do not end from which on nothing in a piece is taken for a tag. */
const MOST_OPEN = 100;

/** Elements whose content is no markup, up to their end tag. */
const RAW_TEXT = /^(?:script|style|textarea|xmp)$/;

/**
 * A piece of raw HTML in which every comment and every tag ends: the `<` of one that does not is text, so that the
 * piece cannot swallow what follows it.
 */
export function closePiece(html: string): string {
  const lastCommentEnd = Math.max(html.lastIndexOf("-->"), html.lastIndexOf("--!>"));
  const lastTagEnd = html.lastIndexOf(">");
  let closed = "";
  let written = 0;
  let open = 0;
  const endless = new Set<string>();
  const escapeAt = (at: number) => {
    closed += `${html.slice(written, at)}&lt;`;
    written = at + 1;
    open += 1;
  };
  let at = html.indexOf("<");
  while (at >= 0) {
    let next = at + 1;
    if (html.startsWith("<!--", at)) {
      if (lastCommentEnd < at + 2) escapeAt(at);
      else next = commentEnd(html, at);
    } else if (/[a-zA-Z/!?]/.test(html[at + 1] ?? "")) {
      const end = lastTagEnd < at || open >= MOST_OPEN ? -1 : tagEnd(html, at);
      if (end < 0) escapeAt(at);
      else next = afterRawText(html, at, end, endless);
    }
    at = html.indexOf("<", next);
  }
  return written === 0 ? html : closed + html.slice(written);
}

/** Offset after the comment that begins at `start` and has an end (HTML Standard, 13.2.5.43 to 13.2.5.51). */
function commentEnd(html: string, start: number): number {
  if (html.startsWith("<!-->", start)) return start + 5;
  if (html.startsWith("<!--->", start)) return start + 6;
  COMMENT_END.lastIndex = start + 4;
  return COMMENT_END.exec(html) ? COMMENT_END.lastIndex : html.length;
}

/** Offset after the tag, or what browsers take for a comment, that begins at `start`; -1 if it does not end. */
function tagEnd(html: string, start: number): number {
  const { length } = html;
  const isName = /[a-zA-Z]/.test(html[start + (html[start + 1] === "/" ? 2 : 1)] ?? "");
  if (!isName) return html.indexOf(">", start) + 1 || -1;
  let at = find(NAME_END, html, start + 2);
  while (at < length) {
    at = find(ATTRIBUTE, html, at);
    if (html[at] === ">") return at + 1;
    at = find(NOT_SPACE, html, find(ATTRIBUTE_END, html, at + 1));
    if (html[at] !== "=") continue;
    at = find(NOT_SPACE, html, at + 1);
    const quote = html[at];
    if (quote === '"' || quote === "'") {
      const end = html.indexOf(quote, at + 1);
      if (end < 0) return -1;
      at = end + 1;
    } else at = find(VALUE_END, html, at);
  }
  return -1;
}

const COMMENT_END = /--!?>/g;
const NAME_END = /[\s/>]/g;
const ATTRIBUTE = /[^\s/]/g;
const ATTRIBUTE_END = /[\s/>=]/g;
const NOT_SPACE = /\S/g;
const VALUE_END = /[\s>]/g;

function find(pattern: RegExp, html: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(html)?.index ?? html.length;
}

/**
 * Offset after the text of a start tag that browsers do not read as markup; the tag's own end for all others.
 *
 * @param endless names that have no end tag further down; added to
 */
function afterRawText(html: string, start: number, end: number, endless: Set<string>): number {
  const name = /^<([a-z]+)/i.exec(html.slice(start, start + 12))?.[1]?.toLowerCase() ?? "";
  if (!RAW_TEXT.test(name) || endless.has(name)) return end;
  const close = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  close.lastIndex = end;
  const found = close.exec(html);
  if (!found) endless.add(name);
  return found?.index ?? end;
}
