/** A comment, an element whose text nobody reads, or one tag; attribute values in quotes may hold `>`. */
const MARKUP =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|template)\b[\s\S]*?(?:<\/\1\s*>|$)|<(\/?)([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>/gi;
const ATTRIBUTE = /([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;

/**
 * Reduces HTML to text, paragraphs, line breaks and links. The result holds no attribute but `href`, whatever the input:
 * a browser reports inline handlers and styles against the page's policy as soon as it parses them, shown or not.
 *
 * @param html a fragment that may be hostile or malformed
 * @returns markup of `<p>`, `<br>` and `<a href="…">`; every other `<` is escaped
 */
export function plainMarkup(html: string): string {
  let plain = "";
  let end = 0;
  for (const match of html.matchAll(MARKUP)) {
    const [whole, , slash = "", name = "", attributes = ""] = match;
    plain += escapeBrackets(html.slice(end, match.index)) + plainTag(slash, name.toLowerCase(), attributes);
    end = match.index + whole.length;
  }
  return plain + escapeBrackets(html.slice(end));
}

function plainTag(slash: string, name: string, attributes: string): string {
  if (name === "br") return "<br>";
  if (name === "p" || (name === "a" && slash)) return `<${slash}${name}>`;
  if (name !== "a") return "";
  return `<a href="${escapeBrackets(hrefIn(attributes)).replaceAll('"', "&quot;")}">`;
}

function hrefIn(attributes: string): string {
  for (const [, name, double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
    if (name?.toLowerCase() === "href") return double ?? single ?? bare ?? "";
  }
  return "";
}

function escapeBrackets(text: string): string {
  return text.replaceAll("<", "&lt;");
}
