/** Files beside a text, as pages describe them. */
import type { FileProps } from "../../layouts/props/file.ts";
import type { AttachmentProps } from "../../layouts/props.ts";
import type { Attachment } from "../archive/model/model.ts";
import { extensionOf, isPlainText, playableAs } from "../core/file-types.ts";
import { originalHref } from "./originals.ts";
import { thumbnailOf } from "./pictures.ts";
import { publishedFile } from "./published-file.ts";
import { href, type Site } from "./site.ts";

/** Width of a thumbnail. */
const THUMBNAIL_SIZES = "6rem";

export function fileProps(site: Site, attachment: Attachment): FileProps {
  const facts = site.facts(attachment);
  const { type } = facts;
  const { size } = publishedFile(site.archive, facts);
  const plays = playableAs(type, extensionOf(attachment.file));
  const address = originalHref(site, attachment);
  // A page's policy lets its script ask this site only, not the storage.
  const readable = isPlainText(type) && address === href(site, attachment.url);
  return { href: address, type, size, ...(plays && { plays }), ...(readable && { readable }) };
}

/** An entry in the list of a thread's files. */
export function attachmentProps(site: Site, attachment: Attachment): AttachmentProps {
  const { shown, title, downloads } = attachment;
  const facts = site.facts(attachment);
  const { sha256, stripped } = publishedFile(site.archive, facts);
  const thumbnail = shown ? undefined : thumbnailOf(site, attachment, THUMBNAIL_SIZES);
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
