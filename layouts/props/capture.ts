import type { Timestamp } from "../../scripts/core/timestamp.ts";
import type { Link, PageProps } from "./page.ts";

/** The page of a thread's import: what it was made from, and all that was done to it. */
export interface CapturePageProps extends PageProps {
  readonly kind: "capture";
  readonly thread: Link;
  readonly software?: string;
  readonly capturedAt?: Timestamp;
  readonly sources: readonly CaptureSourceProps[];
  /** The title that the page had, if it was not the thread's. */
  readonly rejectedTitle?: string;
  readonly repairs: readonly RepairProps[];
  readonly flags: readonly CaptureFlagProps[];
}

/** A saved page that the thread was made from. */
export interface CaptureSourceProps extends Link {
  readonly site?: string;
  readonly page?: number;
  readonly at?: Timestamp;
  readonly file?: string;
  readonly bytes?: number;
  readonly encoding?: string;
  readonly sha256?: string;
}

/** All changes of one kind to damaged text. */
export interface RepairProps {
  readonly kind: string;
  /** May be larger than the number of changes. */
  readonly count: number;
  readonly changes: readonly {
    readonly where: string;
    readonly before: string;
    readonly after: string;
    /** False if it is a guess. */
    readonly certain: boolean;
  }[];
}

/** Something that is doubtful. */
export interface CaptureFlagProps {
  readonly flag: string;
  readonly where?: string | undefined;
  readonly reason?: string;
}
