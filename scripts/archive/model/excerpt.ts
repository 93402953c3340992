const LONGEST = 200;

/** Characters of a title that is made of the first words. */
const LONGEST_TITLE = 40;

/**
 * First words of a text, on one line. A text that goes on ends in an ellipsis, behind a whole word if its words are
 * set apart by spaces.
 *
 * @param longest characters, ellipsis and all
 */
export function excerptOf(text: string, longest = LONGEST): string {
  // More than can be shown, so that a long text is not split into characters as a whole.
  const start = text
    .slice(0, longest * 3)
    .replace(/\s+/g, " ")
    .trim();
  if (start.length <= longest) return start;
  const characters = /[\ud800-\udfff]/.test(start) ? [...start] : start;
  if (characters.length <= longest) return start;
  const first = characters.slice(0, longest - 1);
  const cut = typeof first === "string" ? first : first.join("");
  const space = cut.lastIndexOf(" ");
  const inWord = /^[\dA-Za-zÀ-ɏ'’-]{1,30}$/.test(cut.slice(space + 1)) && space > longest / 2;
  return `${(inWord ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** Replaces an empty title: the first words of the text, or else of the address. */
export function titleOf(excerpt: string, path: string): string {
  return excerptOf(excerpt, LONGEST_TITLE) || path.slice(path.lastIndexOf("/") + 1);
}
