/** Characters that XML 1.0 does not allow (its production 2, Char), and that HTML counts as mistakes. */

/** A tab, a line feed and a carriage return are allowed; halves of surrogate pairs become U+FFFD in any file of UTF-8. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const ALL = new RegExp(FORBIDDEN.source, "g");
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const SPACES = /[\u000b\u000c]/g;

/**
 * Takes forbidden characters out of a source, before anything reads it. Line and page feeds of typewriters become
 * spaces, and U+0000 stays: CommonMark says what becomes of it.
 */
export function withoutForbidden(source: string): string {
  if (!FORBIDDEN.test(source)) return source;
  return source.replace(SPACES, " ").replace(ALL, (character) => (character === "\0" ? character : ""));
}

/**
 * Puts U+FFFD in place of forbidden characters, for text that is about to be written. Nothing is taken out: without
 * them, what was checked before could read as something else.
 */
export function replaceForbidden(text: string): string {
  return FORBIDDEN.test(text) ? text.replace(ALL, "\ufffd") : text;
}
