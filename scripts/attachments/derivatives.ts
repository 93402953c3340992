import { sha256Of } from "../core/checksum.ts";
import { extensionFor } from "../core/file-types.ts";
import type { FileFacts, ImageFacts } from "./facts.ts";
import {
  type DerivativeFormat,
  ENCODER,
  type EncoderOptions,
  encoderOptions,
  type ImageSettings,
  type RecipeName,
  recipeOf,
} from "./recipes.ts";

/** What a page does with a picture: it stands in the text, or it is small in a list. */
export type ImageUse = "figure" | "thumbnail";

/** An image that can be made from an original. Whether a page uses it is decided by its size. */
export interface Derivative {
  /** Path below the site's root, `images/ab/abcdef0123456789abcd-720.avif`; the same for identical originals. */
  readonly path: string;
  /** Hash of everything that its bytes depend on. */
  readonly key: string;
  /** SHA-256 of the original. */
  readonly of: string;
  readonly recipe: RecipeName;
  readonly format: DerivativeFormat;
  readonly options: EncoderOptions;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Whether an alpha channel is kept. */
  readonly alpha: boolean;
}

/** Bytes of a derivative by its key; undefined if it was never encoded. */
export type SizeOf = (key: string) => number | undefined;

/** A derivative has to be this much smaller than what a page would send in its place. */
const SAVING = 0.75;
/**
 * A width is not tried if the next one is not this much larger: at nine tenths of the width, pictures of 500 to 1,100
 * pixels need 0.72 to 0.88 of the bytes.
 */
const STEP = 1.1;
/** Of a small picture in a list of threads or files, 96 pixels wide on a page. */
const THUMBNAIL_WIDTH = 320;
/** Of what takes an original's place, unless the settings ask for more. */
const LARGE_WIDTH = 1600;
const LARGE_ANIMATION_WIDTH = 720;
/** Bytes up to which an original is shown as it is. */
const SMALL = 10_000;
/** Pixels of all frames together, above which an animation is shown as it is; 100 million take about 3 s a width. */
export const MAX_ANIMATION_PIXELS = 100_000_000;
/** Largest side that a format can have, in pixels. */
const MAX_SIDE: Readonly<Record<DerivativeFormat, number>> = { avif: 16_384, webp: 16_383 };

/**
 * Every derivative that a use may need: what is worth encoding. A function of the facts and the settings alone.
 *
 * @returns first format first, narrow before wide
 */
export function candidates(facts: FileFacts, settings: ImageSettings, use: ImageUse): Derivative[] {
  return usedDerivatives(facts, settings, use, () => undefined);
}

/**
 * The derivatives that a page uses: those that are worth their place. Each is at least a quarter smaller than the original,
 * or than the large derivative in its place, and than the next wider one.
 *
 * @param sizeOf a derivative that was never encoded counts as worth its place
 */
export function usedDerivatives(
  facts: FileFacts,
  settings: ImageSettings,
  use: ImageUse,
  sizeOf: SizeOf,
): Derivative[] {
  return formatsOf(facts, settings).flatMap((format) => {
    const large = use === "figure" ? largeOf(facts, settings, format) : undefined;
    const most = SAVING * ((large && sizeOf(large.key)) ?? facts.size);
    const used: Derivative[] = [];
    let narrower = 0;
    for (const step of stepsOf(facts, settings, format, use, large?.width)) {
      const size = sizeOf(step.key);
      if (size !== undefined && (size > most || narrower > SAVING * size)) continue;
      used.push(step);
      narrower = size ?? 0;
    }
    return large ? [...used, large] : used;
  });
}

/**
 * Whether pages show the original itself in the text. If they do not, a large derivative takes its place.
 */
export function showsOriginal(facts: FileFacts, settings: ImageSettings): boolean {
  const { image } = facts;
  if (!image) return false;
  const width = largeWidth(facts, settings);
  return (
    width === undefined || !formatsOf(facts, settings).some((format) => heightAt(image, width) <= MAX_SIDE[format])
  );
}

/** The formats that derivatives of a file have; none for what is no image and for what is shown as it is. */
function formatsOf({ image, size, problem }: FileFacts, settings: ImageSettings): readonly DerivativeFormat[] {
  if (!image || problem || shownAsItIs(image, size)) return [];
  // No encoder here makes an AVIF that moves.
  return image.animated ? ["webp"] : settings.formats;
}

function shownAsItIs(image: ImageFacts, size: number): boolean {
  switch (image.format) {
    case "svg":
    case "bmp":
      return true;
    case "tiff":
      return false;
    case "png":
      // libvips would keep the first frame only.
      return image.animated || size <= SMALL;
    default:
      return size <= SMALL || (image.animated && image.width * image.height * image.frames > MAX_ANIMATION_PIXELS);
  }
}

/** The derivatives that are narrower than what else the page would send: the original, or the large one in its place. */
function stepsOf(
  facts: FileFacts,
  settings: ImageSettings,
  format: DerivativeFormat,
  use: ImageUse,
  large: number | undefined,
): Derivative[] {
  const { image, size } = facts;
  // An animation has no steps: what it costs are its frames, and each step would cost them again.
  if (!image || (use === "figure" && image.animated)) return [];
  const recipe = recipeOf(image, size);
  const widths = use === "thumbnail" ? [THUMBNAIL_WIDTH] : settings.widths;
  return widths
    .filter((width) => width * STEP <= (large ?? image.width))
    .flatMap((width) => derivative(facts.sha256, image, settings, { format, recipe, width }) ?? []);
}

/** The derivative that takes the place of an original which is too large, or which browsers do not show. */
function largeOf(facts: FileFacts, settings: ImageSettings, format: DerivativeFormat): Derivative | undefined {
  const { image, size } = facts;
  const width = largeWidth(facts, settings);
  if (!image || width === undefined) return undefined;
  const recipe = image.animated ? "animation" : recipeOf(image, size);
  return derivative(facts.sha256, image, settings, { format, recipe, width });
}

/** Pixels of what takes an original's place; undefined if the original is neither too large nor hidden by browsers. */
function largeWidth({ image, size }: FileFacts, { max_original: most, widths }: ImageSettings): number | undefined {
  if (!image || (size <= most.size && image.width <= most.width && image.format !== "tiff")) return undefined;
  return Math.min(image.width, image.animated ? LARGE_ANIMATION_WIDTH : Math.max(LARGE_WIDTH, ...widths));
}

function heightAt({ width: whole, height: tall }: ImageFacts, width: number): number {
  return Math.max(1, Math.round((tall * width) / whole));
}

/** One derivative; undefined if it were taller than its format can be. */
function derivative(
  of: string,
  image: ImageFacts,
  { quality }: ImageSettings,
  { format, recipe, width }: Pick<Derivative, "format" | "recipe" | "width">,
): Derivative | undefined {
  const height = heightAt(image, width);
  if (height > MAX_SIDE[format]) return undefined;
  const { alpha } = image;
  const options = encoderOptions(recipe, format, quality[format]);
  const key = sha256Of(JSON.stringify([ENCODER, of, recipe, format, options, width, height, alpha]));
  // Browsers keep it for good, so that other settings need another path.
  const path = `images/${key.slice(0, 2)}/${key.slice(0, 20)}-${width}.${extensionFor(format)}`;
  return { path, key, of, recipe, format, options, width, height, alpha };
}
