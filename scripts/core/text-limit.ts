/** Bytes that no text of the content may exceed, earlier versions in git's history included: texts are read as a whole. */
export const LARGEST_TEXT = 32 * 2 ** 20;
