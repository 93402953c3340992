/** What only the files of an archive can tell: attachments that cannot be published, or are not what was imported. */
import { showsOriginal } from "../attachments/derivatives.ts";
import { type Inspected, type InspectedFile, inspectFiles } from "../attachments/inspect-all.ts";
import { byteSize, bytesOf } from "../core/byte-size.ts";
import { byLevel, type Findings, type Problem } from "../core/problems.ts";
import { checkPersonal } from "./check/personal.ts";
import { checkRecords } from "./check/records.ts";
import { type Loaded, sortProblems } from "./check/validate.ts";
import { fileFolders } from "./model/file-folders.ts";
import type { ArchiveSettings } from "./schema/archive.ts";

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
  const { facts } = inspected;
  const found = byLevel([
    ...inspected.problems,
    ...tooLarge(archive.settings, files, inspected),
    ...checkRecords(archive, facts),
    ...files.flatMap((file) => checkPersonal(archive.settings, file.file, facts(file))),
  ]);
  const withFound = (all: readonly Problem[], more: readonly Problem[]) =>
    more.length > 0 ? sortProblems([...all, ...more]) : all;
  return { facts, problems: withFound(problems, found.problems), notes: withFound(notes, found.notes) };
}

/** Attachments that the site itself would hold, and that are larger than the settings allow. */
function tooLarge(
  { max_attachment: most, attachments, images }: ArchiveSettings,
  files: readonly InspectedFile[],
  inspected: Inspected,
): Problem[] {
  if (most === undefined) return [];
  const hasStorage = attachments?.base_url !== undefined;
  return files.flatMap((file): Problem[] => {
    const facts = inspected.facts(file);
    if (facts.size <= most || (hasStorage && !showsOriginal(facts, images))) return [];
    const message = `the attachment has ${bytesOf(facts.size)}, and max_attachment allows ${byteSize(most)}`;
    const smaller = "save it smaller, or raise max_attachment in archive.yaml";
    const fix = hasStorage
      ? `pages show it from the site itself: ${smaller}`
      : `write attachments: { base_url: https://files.example/ } in archive.yaml and bring it there with npx stele uploads; Git LFS keeps it out of the repository; or ${smaller}`;
    return [{ kind: "attachment-too-large", file: file.file, message, fix }];
  });
}
