import { createHash } from "node:crypto";
import type { PictureProps } from "../../layouts/props.ts";
import { extensionFor, mediaTypeOf } from "../core/file-types.ts";
import type { FileFacts, ImageFacts } from "./facts.ts";
import { type DerivativeFormat, ENCODER, formatsOf, RECIPES, type RecipeName, recipeOf } from "./recipes.ts";

/** An image to be made from an original, known before it is made. */
export interface Derivative {
  /** Path below the site's root, `images/ab/abcdef0123456789abcd-720.avif`; the same for identical originals. */
  readonly path: string;
  /** Hash of everything that its bytes depend on. */
  readonly key: string;
  /** SHA-256 of the original. */
  readonly of: string;
  readonly recipe: RecipeName;
  readonly format: DerivativeFormat;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Whether an alpha channel is kept. */
  readonly alpha: boolean;
}

/** Widths of derivatives, in pixels: a phone, a phone's dense or a desktop's plain text column, dense ones. */
const WIDTHS = [360, 720, 1080, 1600] as const;
const ANIMATED_WIDTHS = [360, 720] as const;
/** A width is left out if the next one is not this much larger. */
const STEP = 1.2;
/** Fallbacks are for browsers of before 2020, which have no use for the widest. */
const FALLBACK_WIDTH = 1080;
/** The fallback that `src` names. */
const SRC_WIDTH = 720;
/** Bytes up to which an original is shown as it is. */
const SMALL = 10_000;
/** Pixels of all frames together, above which an animation is shown as it is; 100 million take about 3 s a width. */
export const MAX_ANIMATION_PIXELS = 100_000_000;
/** Largest side that a format can have, in pixels. */
const MAX_SIDE: Readonly<Record<DerivativeFormat, number>> = {
  avif: 16_384,
  webp: 16_383,
  jpeg: 65_500,
  png: 1_000_000,
};

/**
 * Plans the derivatives of an image. A function of the facts alone, because pages are made from the plan before anything
 * is encoded.
 *
 * @returns best format first, narrow before wide; empty for what is no image and for what is shown as it is
 */
export function planDerivatives(facts: FileFacts): Derivative[] {
  const { image } = facts;
  if (!image || facts.problem || shownAsItIs(image, facts.size)) return [];
  const recipe = recipeOf(image, facts.size);
  const widths = widthsOf(image, recipe);
  const all = formatsOf(recipe, image.alpha);
  const fallback = recipe === "animation" ? undefined : all.at(-1);
  const tallest = heightAt(image, widths.at(-1) ?? image.width);
  // A browser takes the first format that it knows at any width, so a format is made at all widths or at none.
  const formats = all.filter((format) => tallest <= MAX_SIDE[format]);
  if (fallback && !formats.includes(fallback)) return [];
  return formats.flatMap((format) =>
    widths
      .filter((width, i) => format !== fallback || i === 0 || width <= FALLBACK_WIDTH)
      .map((width) => derivative(facts.sha256, image, recipe, format, width)),
  );
}

/**
 * Describes an image for the page, with the derivatives that `planDerivatives` lists.
 *
 * @param facts of a file with `image`
 * @param options.sizes the `sizes` attribute
 * @param options.base path of the site, with a slash at both ends
 * @param options.original final address of the original
 * @throws if the file is no image
 */
export function pictureProps(
  facts: FileFacts,
  options: { readonly sizes: string; readonly base: string; readonly original: string },
): PictureProps {
  const { image } = facts;
  if (!image) throw new Error("a file that is no image has no picture");
  const plan = planDerivatives(facts);
  const fallback = image.animated ? undefined : plan.at(-1)?.format;
  const fallbacks = plan.filter((d) => d.format === fallback);
  const src = fallbacks.find((d) => d.width >= SRC_WIDTH) ?? fallbacks.at(-1);
  const srcset = (list: readonly Derivative[]): string =>
    list.map((d) => `${options.base}${d.path} ${d.width}w`).join(", ");
  const better = [...new Set(plan.map((d) => d.format))].filter((format) => format !== fallback);
  return {
    src: src ? options.base + src.path : options.original,
    width: image.width,
    height: image.height,
    sources: better.map((format) => ({
      type: mediaTypeOf(format),
      srcset: srcset(plan.filter((d) => d.format === format)),
    })),
    ...(fallbacks.length > 1 && { srcset: srcset(fallbacks) }),
    sizes: options.sizes,
    original: options.original,
  };
}

/** Whether pages show the original itself, as they do with SVG: their policy allows no pictures from elsewhere. */
export function showsOriginal(facts: FileFacts): boolean {
  return facts.image !== undefined && pictureProps(facts, { sizes: "", base: "/", original: "" }).src === "";
}

function shownAsItIs(image: ImageFacts, size: number): boolean {
  switch (image.format) {
    case "svg":
    case "bmp":
      return true;
    case "tiff":
    case "avif":
      return false;
    case "png":
      // libvips would keep the first frame only.
      return image.animated || size <= SMALL;
    default:
      return size <= SMALL || (image.animated && image.width * image.height * image.frames > MAX_ANIMATION_PIXELS);
  }
}

function widthsOf(image: ImageFacts, recipe: RecipeName): number[] {
  const steps: readonly number[] = recipe === "animation" ? ANIMATED_WIDTHS : WIDTHS;
  const widest = Math.min(image.width, steps.at(-1) ?? image.width);
  return [...steps.filter((width) => width * STEP <= widest), widest];
}

function heightAt(image: ImageFacts, width: number): number {
  return Math.max(1, Math.round((image.height * width) / image.width));
}

function derivative(
  of: string,
  image: ImageFacts,
  recipe: RecipeName,
  format: DerivativeFormat,
  width: number,
): Derivative {
  const height = heightAt(image, width);
  const inputs = [ENCODER, of, recipe, format, RECIPES[recipe][format], width, height, image.alpha];
  return {
    path: `images/${of.slice(0, 2)}/${of.slice(0, 20)}-${width}.${extensionFor(format)}`,
    key: createHash("sha256").update(JSON.stringify(inputs)).digest("hex"),
    of,
    recipe,
    format,
    width,
    height,
    alpha: image.alpha,
  };
}
