import type { Archive } from "../archive/model/model.ts";
import type { FileFacts, StrippedFacts } from "../attachments/facts.ts";

/** The bytes of an attachment that readers get. */
export interface PublishedFile extends Pick<FileFacts, "size" | "sha256"> {
  /** Present if it is a copy without place and serial numbers. */
  readonly stripped?: StrippedFacts;
}

/** What is published of a file: the file itself, or a copy of a picture if the settings want it stripped. */
export function publishedFile({ settings }: Archive, { size, sha256, personal }: FileFacts): PublishedFile {
  const stripped = settings.images.strip === undefined ? undefined : personal?.without;
  return stripped ? { size: stripped.size, sha256: stripped.sha256, stripped } : { size, sha256 };
}
