import path from "node:path";
import type { InspectedFile } from "../../attachments/inspect-all.ts";
import type { Archive } from "./model.ts";

/**
 * Lists the attachments of every published thread, to be inspected.
 *
 * @param content the content folder
 */
export function attachedFiles(archive: Archive, content: string): InspectedFile[] {
  return archive.threads.flatMap((thread) =>
    thread.attachments.map(({ id, file }) => {
      const name = `${thread.path}/${file}`;
      return { id, file: name, path: path.join(content, name) };
    }),
  );
}
