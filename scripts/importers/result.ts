/** What an import did, for people and for machines. */
import type { Flag, Nothing } from "./model.ts";

/** One thread of an import. */
export interface ImportedThread {
  /** Its folder below the content folder. */
  readonly folder: string;
  /** Names of the inputs that it came from. */
  readonly inputs: readonly string[];
  readonly title: string;
  readonly state: "new" | "grown" | "unchanged" | "failed";
  /** Why it could not be written. */
  readonly reason?: string;
  /** Floors that were added. */
  readonly floors: number;
  /** Files that were added. */
  readonly attachments: number;
  /** Files that the capture lacks. */
  readonly missing: number;
  /** Kinds of repairs, one for each change. */
  readonly repairs: readonly string[];
  readonly flags: readonly Flag[];
  /** Whether another thread claims to be this one. */
  readonly doubtful: boolean;
}

export interface ImportResult {
  /** Files that were looked at. */
  readonly inputs: number;
  readonly threads: readonly ImportedThread[];
  /** Inputs that became no thread. */
  readonly nothing: readonly Nothing[];
  /** False if the import was stopped before its end. */
  readonly isWhole: boolean;
}
