import type { Archive, Attachment } from "./model.ts";

/** A thread or page as a folder of files. */
export interface FileFolder {
  /** Below the content folder. */
  readonly path: string;
  readonly attachments: readonly Attachment[];
  /** Path of a thread's board; a text page has none. */
  readonly board?: string;
  /** The attachment that stands for a thread in lists, one that its text shows. */
  readonly figure?: string;
}

/** Everything that has files: published threads, then pages. */
export function fileFolders({ threads, pages }: Archive): readonly FileFolder[] {
  return [...threads, ...pages];
}
