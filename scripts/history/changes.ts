/** Commits, and their changes to folders. */

/** A commit that changed the content. */
export interface Commit {
  readonly id: string;
  /**
   * Its place among all commits: the committer's date in seconds. If clocks were wrong, or if two commits fell into one
   * second, it is one more than the largest of its parents. So a child always comes after its parents.
   */
  readonly order: number;
  /** See `LoggedCommit.at`. */
  readonly at: string;
  readonly author: string;
  /** The author's e-mail address, which is never shown. */
  readonly email: string;
  readonly message: string;
}

/** A file of a folder that a commit changed. */
export interface FileChange {
  /** Name in the folder. */
  readonly name: string;
  /** Blob ids before and after; absent if there was, or is, no file. */
  readonly old?: string;
  readonly now?: string;
}

/** The changes of one commit to one folder. */
export interface FolderChange {
  /** Index in `HistoryIndex.commits`. */
  readonly commit: number;
  readonly files: readonly FileChange[];
}
