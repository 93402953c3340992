/**
 * Characters that show nothing, as text copied from web pages carries them: soft hyphen, joiners of graphemes, zero-width
 * and word-joining characters, marks of direction, variation selectors. Ranges, because what `\p{…}` means differs between
 * the Unicode versions of Node versions.
 */
const INVISIBLE = new RegExp(
  "[\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f" +
    "\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb\\u{1bca0}\\u{e0001}\\u{e0100}-\\u{e01ef}]",
  "gu",
);

/** Letters that take another shape beside a joiner: Arabic, Indic, Mongolian and their like; and signs and emoji. */
const JOINED =
  "\\u0600-\\u08ff\\u0900-\\u0dff\\u1000-\\u109f\\u1780-\\u18af\\u2190-\\u2bff\\ufb50-\\ufdff\\ufe70-\\ufefc\\u{1f000}-\\u{1faff}";
/** A joiner that joins nothing: not between two such letters. */
const LOOSE_JOINER = new RegExp(
  `(?<![${JOINED}])[\\u200c\\u200d]+|[\\u200c\\u200d]+(?![${JOINED}\\u200c\\u200d])`,
  "gu",
);

/**
 * A name or key without the characters that show nothing, so that names that look the same are the same. The joiners of
 * emoji sequences and of scripts such as Persian stay, because they change what is seen.
 */
export function withoutInvisible(text: string): string {
  // Nearly all names are of these characters alone.
  if (/^[\x20-\x7e\u3000-\u3163\u3400-\u9fff]*$/.test(text)) return text;
  return text.replace(INVISIBLE, "").replace(LOOSE_JOINER, "");
}
