/** Which pictures pages need smaller copies of, and for what. */
import { candidates, type ImageUse, type SizeOf } from "../attachments/derivatives.ts";
import type { ImageJob } from "../attachments/encode.ts";
import type { FileFacts } from "../attachments/facts.ts";
import { type FileFolder, fileFolders } from "./model/file-folders.ts";
import type { Archive, Attachment } from "./model/model.ts";

/** What pages do with a picture: lists show the first one of a thread, and those that its text does not show. */
export function usesOf({ figure }: FileFolder, { file, shown }: Attachment): ImageUse[] {
  const isFirst = file === figure;
  return [...(shown || isFirst ? (["figure"] as const) : []), ...(!shown || isFirst ? (["thumbnail"] as const) : [])];
}

/**
 * The pictures of an archive.
 *
 * @param facts gives the facts of an attachment
 * @param locate gives the absolute path of a file of the content
 * @param isOurs whether this build makes the pages of a thread, by its path; lists and text pages may be in every build
 * @returns identical files once
 */
export function imageJobs(
  archive: Archive,
  facts: (attachment: Attachment) => FileFacts,
  locate: (file: string) => string,
  isOurs: (thread: string) => boolean,
): ImageJob[] {
  const jobs = new Map<string, ImageJob & { readonly uses: Set<ImageUse> }>();
  const threads = new Set(archive.threads.map(({ path }) => path));
  for (const folder of fileFolders(archive)) {
    const isElsewhere = threads.has(folder.path) && !isOurs(folder.path);
    for (const attachment of folder.attachments) {
      const known = facts(attachment);
      const uses = usesOf(folder, attachment).filter((use) => use === "thumbnail" || !isElsewhere);
      if (!known.image || uses.length === 0) continue;
      const file = `${folder.path}/${attachment.file}`;
      const job = jobs.get(known.sha256);
      if (job) for (const use of uses) job.uses.add(use);
      else jobs.set(known.sha256, { source: locate(file), file, facts: known, uses: new Set(uses) });
    }
  }
  return [...jobs.values()];
}

/** Paths of threads and text pages with pictures of which it is not known which derivatives their pages use. */
export function undecidedFolders(
  archive: Archive,
  facts: (attachment: Attachment) => FileFacts,
  sizeOf: SizeOf,
): Set<string> {
  const isOpen = (folder: FileFolder) =>
    folder.attachments.some((attachment) =>
      usesOf(folder, attachment)
        .flatMap((use) => candidates(facts(attachment), archive.settings.images, use))
        .some(({ key }) => sizeOf(key) === undefined),
    );
  return new Set(
    fileFolders(archive)
      .filter(isOpen)
      .map(({ path }) => path),
  );
}
