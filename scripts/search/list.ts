import fs from "node:fs";
import path from "node:path";

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
}

/** Name of the list within the folder of the search index. */
export const LIST_FILE = "segments.json";

/** Writes the list of segments into the folder that the search page reads from. */
export function writeSegmentList(dir: string, list: SegmentList): void {
  fs.mkdirSync(dir, { recursive: true });
  fs.writeFileSync(path.join(dir, LIST_FILE), segmentListText(list));
}

/** The text of the list. */
export function segmentListText(list: SegmentList): string {
  const { base, segments, boards } = list;
  const plain = {
    base,
    segments: segments.map(({ path: folder, threads }) => ({ path: folder, threads })),
    boards: boards.map(({ path: board, title }) => ({ path: board, title })),
  };
  return `${JSON.stringify(plain)}\n`;
}
