/**
 * The head of a segment: what a reader of ours loads of it before anything else, a fifth of the size of the `pf_meta`
 * beside it, which says the same to Pagefind's own client and is loaded by nobody else. What packs alike is together,
 * column after column. A number is LEB128, seven bits a byte and the lowest first; the file is gzip of
 *
 * - `HEAD_MARK`;
 * - four numbers: pages, pages without a date (they come first), chunks, filters;
 * - the filters that any page has: for each its number of bytes and its name in UTF-8;
 * - text lengths: a byte for each page, see `lengthByte`;
 * - title lengths: a number for each page;
 * - sizes of chunks: for each the number of times that it is as large as most are, at least 1; a reader avoids large ones;
 * - the first word of each chunk, shortened, in order of code points, as UTF-16 units of which those that it shares with
 *   the one before are left out:
 *   - how many those are: a number for each chunk;
 *   - how many are left, less one: a number for each chunk;
 *   - the first that is left, less the unit at the same place in the one before (less 0x4E00, the first ideograph, where
 *     that one ends before): the high byte for each chunk, then the low byte for each;
 *   - all further ones: the high byte of each, then the low byte of each.
 *
 * Nothing follows. Places and lengths are in words, as everywhere in the index.
 */
export const HEAD_FILE = "head.stele";

/** The bytes before everything else. */
export const HEAD_MARK = "stele head 1\n";

/** What stands for the unit before a first ideograph: text is Chinese more often than not. */
export const FIRST_IDEOGRAPH = 0x4e00;

/** A length as one byte, to within an eighth, which is all that ranking needs: its highest three bits and their place. */
export function lengthByte(length: number): number {
  const dropped = Math.max(0, 29 - Math.clz32(length));
  return 4 * dropped + Math.round(length / 2 ** dropped);
}

/** The length that a byte stands for. */
export function lengthOf(byte: number): number {
  const dropped = Math.max(0, (byte >> 2) - 1);
  return (byte - 4 * dropped) * 2 ** dropped;
}
