/**
 * Text of a WordPress post → HTML. WordPress stores what was typed: an empty line is a paragraph, a line end a break,
 * unless the block editor wrote the paragraphs itself.
 */

/** The beginning of a tag of what makes a block of its own: no paragraph is put around it. */
const BLOCK =
  "</?(?:address|article|aside|blockquote|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr|iframe|ol|p|pre|section|table|" +
  "ul|video|audio|li|t[rdh]|thead|tbody|tfoot|d[td]|figcaption|caption)\\b";
const WHOLE = /<(pre|script|style|textarea)\b/g;
const EDGE = new RegExp(`(${BLOCK}[^<>]*>)`, "gi");
const BEGINS_BLOCK = new RegExp(`^${BLOCK}`, "i");

/** @param text as the export has it */
export function postHtml(text: string): string {
  const plain = shortcodes(text.replace(/\r\n?/g, "\n").replace(/<!--\s*(?:more|nextpage)\s*-->/gi, ""));
  // The block editor writes whole HTML, and comments around its blocks.
  if (/<!--\s*\/?wp:/.test(plain)) return plain.replace(/<!--\s{0,9}\/?wp:[^<]*-->/g, "");
  return aroundWhole(plain)
    .map((part, at) => (at % 2 === 1 ? part : paragraphs(part)))
    .join("\n");
}

/** Text, an element whose line ends stay as they are, text, and so on. */
function aroundWhole(text: string): string[] {
  const lower = text.toLowerCase();
  const parts: string[] = [];
  const unclosed = new Set<string>();
  let from = 0;
  for (const { index, 1: name = "" } of lower.matchAll(WHOLE)) {
    if (index < from || unclosed.has(name)) continue;
    const end = lower.indexOf(`</${name}>`, index);
    if (end < 0) unclosed.add(name);
    else {
      const after = end + name.length + 3;
      parts.push(text.slice(from, index), text.slice(index, after));
      from = after;
    }
  }
  return [...parts, text.slice(from)];
}

function paragraphs(text: string): string {
  return text
    .replace(EDGE, "\n\n$1\n\n")
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => (BEGINS_BLOCK.test(part) ? part : `<p>${part.replace(/\n/g, "<br>\n")}</p>`))
    .join("\n");
}

/** Shortcodes of WordPress itself that hold words or addresses. Others stay as they were typed. */
function shortcodes(text: string): string {
  return text
    .replace(
      /\[caption\b[^\][]*\]\s{0,9}((?:<a\b[^<>]*>\s{0,9})?<img\b[^<>]*>(?:\s{0,9}<\/a>)?)([^[]{0,2000})\[\/caption\]/gi,
      (_, image: string, words: string) => `<figure>${image}<figcaption>${words.trim()}</figcaption></figure>`,
    )
    .replace(/\[embed\b[^\][]*\]\s{0,9}([^\s[]{1,2000})\s{0,9}\[\/embed\]/gi, '<p><a href="$1">$1</a></p>')
    .replace(
      /\[(?:audio|video)\b[^\][]{0,300}?\b(?:src|mp3|mp4|m4a|ogg|webm)=["']([^"'[]{1,2000})["'][^\][]{0,300}\](?:\[\/(?:audio|video)\])?/gi,
      '<p><a href="$1">$1</a></p>',
    );
}
