/** What only the files of an archive can tell: attachments that cannot be published, or are not what was imported. */
import { type Inspected, type InspectedFile, inspectFiles } from "../attachments/inspect-all.ts";
import type { Findings, Problem } from "../core/problems.ts";
import { type Loaded, sortProblems } from "./check/validate.ts";
import { fileFolders } from "./model/file-folders.ts";
import type { Archive } from "./model/model.ts";

/** All that is wrong with the content and its files, and the facts about the files. */
export interface InspectedArchive extends Findings, Pick<Inspected, "facts"> {}

/**
 * Inspects the files of every published thread and page, and of those whose text cannot be published.
 *
 * @param locate gives the place of a file on disk
 * @param cache the cache folder
 * @param onProgress called after each file that had to be inspected
 */
export async function inspectArchive(
  { archive, misread, problems, notes }: Loaded,
  locate: (file: string) => string,
  cache: string,
  onProgress?: (done: number, total: number) => void,
): Promise<InspectedArchive> {
  const attached = fileFolders(archive).flatMap(({ path: folder, attachments }) =>
    attachments.map(({ id, file }) => ({ id, file: `${folder}/${file}` })),
  );
  const files = [...attached, ...misread].map((one): InspectedFile => ({ ...one, path: locate(one.file) }));
  const inspected = await inspectFiles(files, cache, { ...(onProgress && { onProgress }) });
  const found = [...inspected.problems, ...checkSums(archive, inspected)];
  return {
    facts: inspected.facts,
    problems: found.length > 0 ? sortProblems([...problems, ...found]) : problems,
    notes,
  };
}

/** Compares attachments with the checksums that were taken when their thread was imported. */
function checkSums(archive: Archive, inspected: Inspected): Problem[] {
  return archive.threads.flatMap((thread) =>
    (thread.capture?.attachments ?? []).flatMap(({ file: name, missing, sha256 }): Problem[] => {
      if (name === undefined || missing) return [];
      const file = `${thread.path}/${name}`;
      const attachment = thread.attachments.find((one) => one.file.normalize("NFC") === name.normalize("NFC"));
      const fix = "put the file back as it was imported";
      if (!attachment) {
        return [{ kind: "checksum", file, message: "the file is in capture.json but not in the folder", fix }];
      }
      const now = inspected.facts({ id: attachment.id, file }).sha256;
      if (sha256 === undefined || now === sha256 || now === "") return [];
      const message = "the file is not the one that was imported: its SHA-256 differs from capture.json";
      return [{ kind: "checksum", file, message, fix }];
    }),
  );
}
