import type { PictureProps } from "../../layouts/props.ts";
import type { Attachment } from "../archive/model/model.ts";
import { pictureProps } from "../attachments/derivatives.ts";
import { originalHref } from "./originals.ts";
import type { Site } from "./site.ts";

/** Width of the text column on wide screens, for figures. */
export const FIGURE_SIZES = "(min-width: 46rem) 42rem, calc(100vw - 2rem)";

/** The picture of an image attachment; undefined if the file is not an image. @param sizes the `sizes` attribute */
export function pictureOf(site: Site, attachment: Attachment, sizes: string): PictureProps | undefined {
  const facts = site.facts(attachment);
  if (!facts.image) return undefined;
  return pictureProps(facts, { sizes, base: site.props.base, original: originalHref(site, attachment) });
}
