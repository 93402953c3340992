/** Props of the history page of a thread. */
import type { Timestamp } from "../../scripts/core/timestamp.ts";
import type { DiffLine } from "../../scripts/history/diff-line.ts";
import type { Link, PageProps } from "./page.ts";

/** The changes of a thread, with their authors. */
export interface HistoryProps extends PageProps {
  readonly kind: "history";
  readonly thread: Link;
  /** Newest first. */
  readonly revisions: readonly RevisionProps[];
  /** Number of revisions older than those. */
  readonly older: number;
}

/** One commit that changed a thread. */
export interface RevisionProps {
  /** Short hash of the commit; names the place on the page. */
  readonly id: string;
  readonly date?: Timestamp;
  readonly author?: string;
  readonly subject: string;
  readonly body?: string;
  /** True for the one that the thread began with. */
  readonly first: boolean;
  /** Folder that the thread was in before, if this moved it. */
  readonly movedFrom?: string;
  readonly texts: readonly TextChangeProps[];
  /** Files that are not shown as text. */
  readonly files: readonly { readonly file: string; readonly change: FileChangeKind }[];
}

export type FileChangeKind = "added" | "changed" | "removed";

/** The change of one of a thread's texts. */
export interface TextChangeProps {
  readonly text: "post" | "replies";
  readonly change: FileChangeKind;
  readonly lines: readonly DiffLine[];
  /** True if there is more than `lines` shows. */
  readonly cut: boolean;
  /** Why there are no lines: the texts are too large to be compared, or differ only in blank space. */
  readonly note?: "large" | "invisible";
}
