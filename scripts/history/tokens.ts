/**
 * Letters of scripts that are written with spaces between words, or whose letters only make sense together: Latin to
 * Mongolian, and Hangul. As numbers and not as Unicode properties, which differ between Node versions.
 */
const WORD = "[0-9A-Za-z_\u00c0-\u1fff\uac00-\ud7af]+";

/** What changes the character before it: variation selectors, those of Han characters too, and skin tones. */
const MODIFIER = "[\ufe00-\ufe0f\u3099\u309a\u20e3\\u{1f3fb}-\\u{1f3ff}\\u{e0100}-\\u{e01ef}]*";

const TOKEN = new RegExp(
  `${WORD}|[ \\t]+|[\\u{1f1e6}-\\u{1f1ff}]{2}|[\\s\\S]${MODIFIER}(?:\u200d[\\s\\S]${MODIFIER})*`,
  "gu",
);

/**
 * Cuts a line into the pieces that a reader takes for one: a word, a Chinese character, a mark, an emoji with all its
 * parts. Joined, they are the line again.
 */
export function tokens(line: string): string[] {
  return line.match(TOKEN) ?? [];
}
