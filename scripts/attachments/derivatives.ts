import { createHash } from "node:crypto";
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
/** Of a small picture in a list of threads, 96 pixels wide on a page, and in a list of files, 160 pixels wide. */
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
  return formatsOf(facts, settings).flatMap((format) => [
    ...stepsOf(facts, settings, format, use),
    ...(use === "figure" ? largeOf(facts, settings, format) : []),
  ]);
}

/**
 * The derivatives that a page uses: those that are worth their place. Each is at least a quarter smaller than the original,
 * or than the large derivative in its place, and than the next wider one.
 *
 * @param sizeOf a candidate that was never encoded counts as worth its place
 */
export function usedDerivatives(
  facts: FileFacts,
  settings: ImageSettings,
  use: ImageUse,
  sizeOf: SizeOf,
): Derivative[] {
  return formatsOf(facts, settings).flatMap((format) => {
    const large = use === "figure" ? largeOf(facts, settings, format) : [];
    const instead = large[0] && sizeOf(large[0].key);
    const used: Derivative[] = [];
    let narrower = 0;
    for (const step of stepsOf(facts, settings, format, use)) {
      const size = sizeOf(step.key);
      const most = SAVING * (instead ?? facts.size);
      if (size !== undefined && (size > most || narrower > SAVING * size)) continue;
      used.push(step);
      narrower = size ?? 0;
    }
    return [...used, ...large];
  });
}

/**
 * Whether pages show the original itself in the text. If they do not, a large derivative takes its place.
 */
export function showsOriginal(facts: FileFacts, settings: ImageSettings): boolean {
  return (
    facts.image !== undefined && !formatsOf(facts, settings).some((one) => largeOf(facts, settings, one).length > 0)
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

/** The derivatives that are narrower than what else the page would send. */
function stepsOf(facts: FileFacts, settings: ImageSettings, format: DerivativeFormat, use: ImageUse): Derivative[] {
  const { image, size } = facts;
  if (!image) return [];
  const recipe = recipeOf(image, size);
  if (use === "thumbnail") {
    if (image.width < THUMBNAIL_WIDTH * STEP) return [];
    return derivative(facts.sha256, image, settings, { format, recipe, width: THUMBNAIL_WIDTH });
  }
  // An animation has no steps: what it costs are its frames, and each step would cost them again.
  if (image.animated) return [];
  const [large] = largeOf(facts, settings, format);
  const widest = large?.width ?? image.width;
  return settings.widths
    .filter((width) => width * STEP <= widest)
    .flatMap((width) => derivative(facts.sha256, image, settings, { format, recipe, width }));
}

/** The derivative that takes the place of an original which is too large, or which browsers do not show. */
function largeOf(facts: FileFacts, settings: ImageSettings, format: DerivativeFormat): Derivative[] {
  const { image, size } = facts;
  const { max_original: most, widths } = settings;
  if (!image || (size <= most.size && image.width <= most.width && image.format !== "tiff")) return [];
  const recipe = image.animated ? "animation" : recipeOf(image, size);
  const widest = image.animated ? LARGE_ANIMATION_WIDTH : Math.max(LARGE_WIDTH, ...widths);
  return derivative(facts.sha256, image, settings, { format, recipe, width: Math.min(image.width, widest) });
}

/** One derivative; none if it were taller than its format can be. */
function derivative(
  of: string,
  { width: whole, height: tall, alpha }: ImageFacts,
  { quality }: ImageSettings,
  { format, recipe, width }: Pick<Derivative, "format" | "recipe" | "width">,
): Derivative[] {
  const height = Math.max(1, Math.round((tall * width) / whole));
  if (height > MAX_SIDE[format]) return [];
  const options = encoderOptions(recipe, format, quality[format]);
  const inputs = [ENCODER, of, recipe, format, options, width, height, alpha];
  const key = createHash("sha256").update(JSON.stringify(inputs)).digest("hex");
  // Browsers keep it for good, so that other settings need another path.
  const path = `images/${key.slice(0, 2)}/${key.slice(0, 20)}-${width}.${extensionFor(format)}`;
  return [{ path, key, of, recipe, format, options, width, height, alpha }];
}
