import { gzip } from "./gzip.ts";
import { LIST_MARK } from "./list-format.ts";

/** The archive's index, as the search page sees it. */
export interface SegmentList {
  /** Path that the site lives under, with a slash at both ends. */
  readonly base: string;
  /** Oldest first: no thread is older than one of the segment before. Those without a date are older than all others. */
  readonly segments: readonly ListedSegment[];
  /** For the titles of boards; a filter holds their paths. */
  readonly boards: readonly { readonly path: string; readonly title: string }[];
}

export interface ListedSegment {
  /** Folder of the segment relative to the list, with a slash at its end. */
  readonly path: string;
  readonly threads: number;
  /** Bytes of its head. */
  readonly head: number;
}

/** The list before the segments are written. */
export interface PlannedList extends Omit<SegmentList, "segments"> {
  readonly segments: readonly Omit<ListedSegment, "head">[];
}

/**
 * The bytes of the list, see `list-format.ts`.
 *
 * @param heads the content of each segment's `HEAD_FILE`, in the order of the list
 */
export function segmentListFile({ base, segments, boards }: PlannedList, heads: readonly Buffer[]): Buffer {
  const plain: SegmentList = {
    base,
    segments: segments.map(({ path, threads }, i) => ({ path, threads, head: heads[i]?.length ?? 0 })),
    boards: boards.map(({ path, title }) => ({ path, title })),
  };
  const packed = gzip(JSON.stringify(plain));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(packed.length);
  return Buffer.concat([Buffer.from(LIST_MARK), length, packed, ...heads]);
}
