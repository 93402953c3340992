/** The history of one thread, as other rooms see it. */
import type { Timestamp } from "../core/timestamp.ts";

/** Dates of a thread's first and last change. */
export interface ThreadDates {
  readonly date?: Timestamp;
  readonly updated?: Timestamp;
}

/** Gives the dates of the thread in a folder. */
export interface Dates {
  get(folder: string): ThreadDates | undefined;
}

/** One move of a thread. */
export interface ThreadMove {
  /** Folder that it left, in NFC. */
  readonly from: string;
  /** Place among all commits of the one that moved it. */
  readonly order: number;
  /** Hash of that commit. It tells apart commits in one place. */
  readonly commit: string;
}

/** Gives the moves that brought a thread to its folder, the first one first. */
export interface Moves {
  of(folder: string): readonly ThreadMove[];
}
