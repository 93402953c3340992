/**
 * Classes of characters as sources for regular expressions with the `u` flag. Written out as ranges, because what
 * `\p{Script=Han}` means differs between the Unicode versions of Node versions, and output must not.
 */

const HAN =
  "\\u2E80-\\u2FDF\\u3005\\u3007\\u3021-\\u3029\\u3038-\\u303B\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF\\u{20000}-\\u{3FFFF}";
const KANA =
  "\\u3041-\\u3096\\u309D-\\u309F\\u30A1-\\u30FA\\u30FC-\\u30FF\\u31F0-\\u31FF\\uFF66-\\uFF9F\\u{1AFF0}-\\u{1B16F}";
const BOPOMOFO = "\\u3105-\\u312F\\u31A0-\\u31BF";
const HANGUL = "\\u1100-\\u11FF\\u3131-\\u318E\\uA960-\\uA97C\\uAC00-\\uD7FB\\uFFA0-\\uFFDC";

/** Characters that readers of Chinese, Japanese and Korean count one by one. */
export const COUNTED: string = `${HAN}${KANA}${BOPOMOFO}${HANGUL}`;

/** Characters written without spaces between words: no Hangul, but the full-width punctuation. */
export const UNSPACED: string = `${HAN}${KANA}${BOPOMOFO}\\u3000-\\u303F\\u30FB\\uFE10-\\uFE1F\\uFE30-\\uFE4F\\uFF01-\\uFF65`;

/** Punctuation that Chinese shares with Western text: quotation marks, dashes, ellipsis, middle dot. */
export const SHARED_PUNCTUATION = "\\u2014\\u2018\\u2019\\u201C\\u201D\\u2026\\u00B7";
