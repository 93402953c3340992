import type { PictureProps } from "../../layouts/props.ts";
import type { Attachment } from "../archive/model/model.ts";
import { type Derivative, type ImageUse, showsOriginal, usedDerivatives } from "../attachments/derivatives.ts";
import { mediaTypeOf } from "../core/file-types.ts";
import { isServedHere, originalHref } from "./originals.ts";
import { publishedFile } from "./published-file.ts";
import type { Site } from "./site.ts";

/**
 * Width of the text column. Phones with three pixels a CSS pixel are sent what those with two are, 720 pixels: a third fewer
 * bytes or less, and nobody sees it at arm's length. The viewer shows the original.
 */
const FIGURE_SIZES =
  "(min-width: 46rem) 42rem, (max-width: 30rem) and (min-resolution: 2.5dppx) 240px, calc(100vw - 2rem)";

/** Width of a picture in a list. */
const THUMBNAIL_SIZES = "6rem";

/** The picture of an image attachment in the text; undefined if the file is not an image. */
export function figureOf(site: Site, attachment: Attachment): PictureProps | undefined {
  return pictureOf(site, attachment, "figure", used(site, attachment, "figure"));
}

/**
 * The picture of an image attachment in a list; undefined if the file is not an image, or if there is only an original
 * that is too large for a list.
 */
export function thumbnailOf(site: Site, attachment: Attachment): PictureProps | undefined {
  const all = thumbnails(site, attachment);
  const facts = site.facts(attachment);
  const { images } = site.archive.settings;
  const isSmall = facts.size <= images.max_original.size && showsOriginal(facts, images);
  return all.length > 0 || isSmall ? pictureOf(site, attachment, "thumbnail", all) : undefined;
}

/** The smallest copies of an image attachment, the first format first; none if its original is as small. */
export function thumbnails(site: Site, attachment: Attachment): readonly Derivative[] {
  return used(site, attachment, "thumbnail");
}

function used(site: Site, attachment: Attachment, use: ImageUse): Derivative[] {
  return usedDerivatives(site.facts(attachment), site.archive.settings.images, use, site.images.sizeOf);
}

/** @param all the derivatives that this use needs */
function pictureOf(
  site: Site,
  attachment: Attachment,
  use: ImageUse,
  all: readonly Derivative[],
): PictureProps | undefined {
  const facts = site.facts(attachment);
  if (!facts.image) return undefined;
  const { width, height, alpha } = facts.image;
  const original = originalHref(site, attachment);
  const isShown = showsOriginal(facts, site.archive.settings.images);
  const address = ({ path }: Derivative) => site.props.base + path;
  // A comma is allowed there, but many a tool takes a list of addresses apart at every comma.
  const widest = use === "figure" && isShown ? [`${original.replaceAll(",", "%2C")} ${width}w`] : [];
  const formats = [...new Set(all.map(({ format }) => format))];
  const last = all.at(-1);
  // Only browsers from before 2023 take it, unless there is nothing else. A list is no place for a large file, the policy
  // of pages allows no pictures from elsewhere, and browsers show no TIFF.
  const isDisplayed = use === "figure" && isServedHere(site, attachment) && facts.image.format !== "tiff";
  return {
    src: last === undefined || isShown || isDisplayed ? original : address(last),
    width,
    height,
    sources: formats.map((format) => {
      const steps = all.filter((one) => one.format === format).map((one) => `${address(one)} ${one.width}w`);
      return { type: mediaTypeOf(format), srcset: [...steps, ...widest].join(", ") };
    }),
    sizes: use === "figure" ? FIGURE_SIZES : THUMBNAIL_SIZES,
    original,
    type: facts.type,
    size: publishedFile(site.archive, facts).size,
    ...(alpha && { alpha }),
  };
}
