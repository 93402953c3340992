/**
 * The words of an archive's titles and tags, loaded only for a query that finds nothing. It is gzip of
 * `WORD_LIST_MARK` and lines of words with a space between, in the order of code points: first those with the most
 * occurrences, each line half as many as the one before or fewer.
 */
export const WORD_LIST_FILE = "words.stele";

/** The text before everything else. */
export const WORD_LIST_MARK = "stele words 1\n";
