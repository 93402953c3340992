import type { PictureProps } from "../../layouts/props.ts";
import type { Attachment } from "../archive/model/model.ts";
import { type Derivative, type ImageUse, showsOriginal, usedDerivatives } from "../attachments/derivatives.ts";
import { mediaTypeOf } from "../core/file-types.ts";
import { originalHref } from "./originals.ts";
import { href, type Site } from "./site.ts";

/**
 * Width of the text column. Phones with three pixels a CSS pixel are sent what those with two are, 720 pixels: a third fewer
 * bytes or less, and nobody sees it at arm's length. The viewer shows the original.
 */
const FIGURE_SIZES =
  "(min-width: 46rem) 42rem, (max-width: 30rem) and (min-resolution: 2.5dppx) 240px, calc(100vw - 2rem)";

/** The picture of an image attachment in the text; undefined if the file is not an image. */
export function figureOf(site: Site, attachment: Attachment): PictureProps | undefined {
  return pictureOf(site, attachment, "figure", FIGURE_SIZES);
}

/**
 * The picture of an image attachment in a list; undefined if the file is not an image, or if there is only an original
 * that is too large for a list.
 *
 * @param sizes the `sizes` attribute
 */
export function thumbnailOf(site: Site, attachment: Attachment, sizes: string): PictureProps | undefined {
  const [small] = thumbnails(site, attachment);
  if (small) return pictureOf(site, attachment, "thumbnail", sizes);
  const facts = site.facts(attachment);
  const { images } = site.archive.settings;
  const isSmall = facts.size <= images.max_original.size && showsOriginal(facts, images);
  return isSmall ? pictureOf(site, attachment, "thumbnail", sizes) : undefined;
}

/** The smallest copies of an image attachment, the first format first; none if its original is as small. */
export function thumbnails(site: Site, attachment: Attachment): Derivative[] {
  return used(site, attachment, "thumbnail");
}

function used(site: Site, attachment: Attachment, use: ImageUse): Derivative[] {
  return usedDerivatives(site.facts(attachment), site.archive.settings.images, use, site.images.sizeOf);
}

function pictureOf(site: Site, attachment: Attachment, use: ImageUse, sizes: string): PictureProps | undefined {
  const facts = site.facts(attachment);
  if (!facts.image) return undefined;
  const { width, height } = facts.image;
  const all = used(site, attachment, use);
  const original = originalHref(site, attachment);
  const isShown = showsOriginal(facts, site.archive.settings.images);
  const address = ({ path }: Derivative) => site.props.base + path;
  // A comma is allowed there, but many a tool takes a list of addresses apart at every comma.
  const widest = use === "figure" && isShown ? [`${original.replaceAll(",", "%2C")} ${width}w`] : [];
  const formats = [...new Set(all.map(({ format }) => format))];
  const last = all.at(-1);
  // Only browsers from before 2023 take it, unless there is nothing else. A list is no place for a large file.
  const isFallback = isShown || (use === "figure" && isDisplayed(site, attachment));
  return {
    src: last === undefined || isFallback ? original : address(last),
    width,
    height,
    sources: formats.map((format) => {
      const steps = all.filter((one) => one.format === format).map((one) => `${address(one)} ${one.width}w`);
      return { type: mediaTypeOf(format), srcset: [...steps, ...widest].join(", ") };
    }),
    sizes,
    original,
    type: facts.type,
    size: facts.size,
    ...(facts.image.alpha && { alpha: true }),
  };
}

/** Whether a page could show the original: its policy allows no pictures from elsewhere, and browsers show no TIFF. */
function isDisplayed(site: Site, attachment: Attachment): boolean {
  const isHere = originalHref(site, attachment) === href(site, attachment.url);
  return isHere && site.facts(attachment).image?.format !== "tiff";
}
