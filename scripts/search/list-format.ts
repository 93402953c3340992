/**
 * The list of an index's segments, with the heads of all: one file, so that a reader asks for it once. It is
 *
 * - `LIST_MARK`;
 * - the number of bytes of what follows, in four bytes, the highest first;
 * - gzip of JSON: `SegmentList`, and for each segment the bytes of its head;
 * - the heads one after the other, each as `head-format.ts` lays it out.
 */
export const LIST_FILE = "segments.stele";

/** The bytes before everything else. */
export const LIST_MARK = "stele list 1\n";
