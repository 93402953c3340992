/**
 * The words of an archive's titles and tags, loaded only for a query that finds nothing or hardly anything. It is gzip of
 * `WORD_LIST_MARK` and lines of words with a space between, in the order of code points: in the last line those that are
 * there once, in the one before those with 2 or 3 occurrences, then 4 to 7, and so on; a line may be empty.
 */
export const WORD_LIST_FILE = "words.stele";

/** The text before everything else. */
export const WORD_LIST_MARK = "stele words 1\n";
