/** Files beside a text, as pages describe them. */
import type { FileProps } from "../../layouts/props/file.ts";
import type { AttachmentProps } from "../../layouts/props.ts";
import type { Attachment } from "../archive/model/model.ts";
import { extensionOf, isPlainText, playableAs } from "../core/file-types.ts";
import { isServedHere, originalHref } from "./originals.ts";
import { thumbnailOf } from "./pictures.ts";
import { publishedFile } from "./published-file.ts";
import type { Site } from "./site.ts";

export function fileProps(site: Site, attachment: Attachment): FileProps {
  const facts = site.facts(attachment);
  const { type } = facts;
  const { size } = publishedFile(site.archive, facts);
  const plays = playableAs(type, extensionOf(attachment.file));
  // A page's policy lets its script ask this site only, not the storage.
  const readable = isPlainText(type) && isServedHere(site, attachment);
  return { href: originalHref(site, attachment), type, size, ...(plays && { plays }), ...(readable && { readable }) };
}

/** An entry in the list of a thread's files. */
export function attachmentProps(site: Site, attachment: Attachment): AttachmentProps {
  const { shown, title, downloads } = attachment;
  const facts = site.facts(attachment);
  const { sha256, stripped } = publishedFile(site.archive, facts);
  const thumbnail = shown ? undefined : thumbnailOf(site, attachment);
  return {
    ...fileProps(site, attachment),
    file: attachment.file,
    ...(title !== undefined && { title }),
    sha256,
    ...(stripped && { stripped: true }),
    ...(downloads !== undefined && { downloads }),
    ...(shown && { shown }),
    ...(facts.image && { image: true }),
    ...(thumbnail && { thumbnail }),
  };
}
