import type { MarkdownIt } from "markdown-it";

/** A file name of several words that ends with the bracket or with a title; brackets in it are in pairs. */
const SPACED =
  /(?:[^()<>\n\\{}]|\([^()<>\n]{0,100}\)){1,300}?\.[A-Za-z0-9]{1,5}(?=[ \t]*\)|[ \t]+(?:"[^"\n]*"|'[^'\n]*')[ \t]*\))/y;

/**
 * Addresses with spaces, `![圖](my picture.png)`, as other programs take them. CommonMark wants `<my picture.png>`, and
 * shows the first as text. It must end like a file's name.
 */
export function spacedAddresses(md: MarkdownIt): void {
  const { parseLinkDestination } = md.helpers;
  md.helpers.parseLinkDestination = (text, start, max) => {
    const found = parseLinkDestination(text, start, max);
    if (!found.ok || text.charAt(start) === "<" || !/[ \t]/.test(text.charAt(found.pos))) return found;
    // `(address "title")` and `(address )` are Markdown.
    const next = /[ \t]+(.?)/y;
    next.lastIndex = found.pos;
    if (/^["')]?$/.test(next.exec(text)?.[1] ?? "")) return found;
    SPACED.lastIndex = start;
    const spaced = SPACED.exec(text)?.[0];
    if (spaced === undefined || start + spaced.length > max) return found;
    return { ok: true, pos: start + spaced.length, str: md.utils.unescapeAll(spaced) };
  };
}
