/** Which pictures pages need smaller copies of, and for what. */
import { type ImageUse, type SizeOf, usedDerivatives } from "../attachments/derivatives.ts";
import type { ImageJob } from "../attachments/encode.ts";
import type { FileFacts } from "../attachments/facts.ts";
import { fingerprint } from "../core/fingerprint.ts";
import { type FileFolder, fileFolders } from "./model/file-folders.ts";
import type { Archive, Attachment } from "./model/model.ts";

/** What pages do with a picture: lists show the first one of a thread, and those that its text does not show. */
export function usesOf({ board, figure }: FileFolder, { file, shown }: Attachment): readonly ImageUse[] {
  // Text pages have no list of files, and are in none.
  if (board === undefined) return shown ? ["figure"] : [];
  if (!shown) return ["thumbnail"];
  return file === figure ? ["figure", "thumbnail"] : ["figure"];
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
  for (const folder of fileFolders(archive)) {
    const isElsewhere = folder.board !== undefined && !isOurs(folder.path);
    for (const attachment of folder.attachments) {
      const known = facts(attachment);
      if (!known.image) continue;
      const uses = usesOf(folder, attachment).filter((use) => use === "thumbnail" || !isElsewhere);
      if (uses.length === 0) continue;
      const file = `${folder.path}/${attachment.file}`;
      const job = jobs.get(known.sha256);
      if (job) for (const use of uses) job.uses.add(use);
      else jobs.set(known.sha256, { source: locate(file), file, facts: known, uses: new Set(uses) });
    }
  }
  return [...jobs.values()];
}

/**
 * Threads and text pages with pictures of which it is not known which derivatives their pages use.
 *
 * @returns by their paths, a fingerprint of the derivatives that their pages show meanwhile
 */
export function undecidedFolders(
  archive: Archive,
  facts: (attachment: Attachment) => FileFacts,
  sizeOf: SizeOf,
): Map<string, string> {
  const undecided = new Map<string, string>();
  for (const folder of fileFolders(archive)) {
    const keys = folder.attachments.flatMap((attachment) =>
      usesOf(folder, attachment).flatMap((use) =>
        usedDerivatives(facts(attachment), archive.settings.images, use, sizeOf).map(({ key }) => key),
      ),
    );
    if (keys.some((key) => sizeOf(key) === undefined)) undecided.set(folder.path, fingerprint(keys));
  }
  return undecided;
}
