import type { InspectedFile } from "../../attachments/inspect-all.ts";
import type { Archive } from "./model.ts";

/**
 * Lists the attachments of every published thread, to be inspected.
 *
 * @param locate gives the place of a file on disk
 */
export function attachedFiles(archive: Archive, locate: (path: string) => string): InspectedFile[] {
  return archive.threads.flatMap((thread) =>
    thread.attachments.map(({ id, file }) => {
      const name = `${thread.path}/${file}`;
      return { id, file: name, path: locate(name) };
    }),
  );
}
