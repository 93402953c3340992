import path from "node:path";
import type { InspectedFile } from "../../attachments/inspect-all.ts";
import type { Archive, Attachment } from "./model.ts";

/** A thread or page as a folder of files. */
export interface FileFolder {
  /** Below the content folder. */
  readonly path: string;
  readonly attachments: readonly Attachment[];
}

/** Everything that has files: published threads, then pages. */
export function fileFolders({ threads, pages }: Archive): readonly FileFolder[] {
  return [...threads, ...pages];
}

/**
 * Lists the files of every published thread and page, to be inspected.
 *
 * @param content the content folder
 */
export function attachedFiles(archive: Archive, content: string): InspectedFile[] {
  return fileFolders(archive).flatMap((folder) =>
    folder.attachments.map(({ id, file }) => {
      const name = `${folder.path}/${file}`;
      return { id, file: name, path: path.join(content, name) };
    }),
  );
}
