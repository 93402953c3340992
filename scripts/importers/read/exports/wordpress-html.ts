/**
 * Text of a WordPress post → HTML. WordPress stores what was typed: an empty line is a paragraph, a line end a break,
 * unless the block editor wrote the paragraphs itself.
 */

/** Elements that make blocks of their own: no paragraph is put around them. */
const BLOCK =
  "address|article|aside|blockquote|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr|iframe|ol|p|pre|section|table|ul|video|audio";
const WHOLE = /(<(?:pre|script|style|textarea)\b[\s\S]*?<\/(?:pre|script|style|textarea)>)/i;
const EDGE = new RegExp(
  `\\s*(</?(?:${BLOCK}|li|t[rdh]|thead|tbody|tfoot|d[td]|figcaption|caption)\\b[^>]*>)\\s*`,
  "gi",
);

/** @param text as the export has it */
export function postHtml(text: string): string {
  const plain = shortcodes(text.replace(/\r\n?/g, "\n").replace(/<!--\s*(?:more|nextpage)\s*-->/gi, ""));
  // The block editor writes whole HTML, and comments around its blocks.
  if (/<!--\s*\/?wp:/.test(plain)) return plain.replace(/<!--\s*\/?wp:[\s\S]*?-->/g, "");
  return plain
    .split(WHOLE)
    .map((part, at) => (at % 2 === 1 ? part : paragraphs(part)))
    .join("\n");
}

function paragraphs(text: string): string {
  return text
    .replace(EDGE, "\n\n$1\n\n")
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) =>
      new RegExp(`^</?(?:${BLOCK}|li|t[rdh]|thead|tbody|tfoot|d[td]|figcaption|caption)\\b`, "i").test(part)
        ? part
        : `<p>${part.replace(/\n/g, "<br>\n")}</p>`,
    )
    .join("\n");
}

/** Shortcodes of WordPress itself that hold words or addresses. Others stay as they were typed. */
function shortcodes(text: string): string {
  return text
    .replace(
      /\[caption\b[^\]]*\]\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*?)\[\/caption\]/gi,
      (_, image: string, words: string) => `<figure>${image}<figcaption>${words.trim()}</figcaption></figure>`,
    )
    .replace(/\[embed\b[^\]]*\]\s*(\S+?)\s*\[\/embed\]/gi, '<p><a href="$1">$1</a></p>')
    .replace(
      /\[(?:audio|video)\b[^\]]*?\b(?:src|mp3|mp4|m4a|ogg|webm)=["']([^"']+)["'][^\]]*\](?:\[\/(?:audio|video)\])?/gi,
      '<p><a href="$1">$1</a></p>',
    );
}
