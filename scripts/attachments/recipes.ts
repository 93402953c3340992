import type { AvifOptions, WebpOptions } from "sharp";
import type { ImageFacts } from "./facts.ts";

/**
 * The encoder whose bytes the cache holds. A test holds it against the installed version: whoever updates sharp changes
 * this line, and every derivative is made again.
 */
export const ENCODER = "sharp 0.35.5";

/** Formats that derivatives can have, best first. */
export const DERIVATIVE_FORMATS = ["avif", "webp"] as const;

export type DerivativeFormat = (typeof DERIVATIVE_FORMATS)[number];

/** What an archive settles about its derivatives, as in `archive.yaml`. */
export interface ImageSettings {
  /** One or more, in the order in which browsers are offered them. */
  readonly formats: readonly DerivativeFormat[];
  /** Widths of pictures in the text, in pixels, rising. */
  readonly widths: readonly number[];
  /** 1 to 100 on each encoder's own scale, for photographs. */
  readonly quality: Readonly<Record<DerivativeFormat, number>>;
  /** An original that is larger or wider is not shown in the text: one large derivative takes its place. */
  readonly max_original: {
    /** Bytes. */
    readonly size: number;
    /** Pixels. */
    readonly width: number;
  };
}

/** For an archive that settles nothing. */
export const IMAGE_DEFAULTS: ImageSettings = {
  formats: ["avif"],
  widths: [720, 1080],
  quality: { avif: 58, webp: 80 },
  max_original: { size: 400_000, width: 2000 },
};

/** How an image is encoded, by what it shows. */
export type RecipeName = "photo" | "picture" | "drawing" | "animation";

export type EncoderOptions = AvifOptions | WebpOptions;

/**
 * Settings of the encoder. README.md has the measurements.
 *
 * @param quality for photographs, from the settings
 */
export function encoderOptions(recipe: RecipeName, format: DerivativeFormat, quality: number): EncoderOptions {
  const sized = { quality: Math.min(100, Math.max(1, quality + FINER[recipe][format])), effort: 2 };
  if (format === "webp") return sized;
  // A JPEG has its colours at half resolution already. What kept them whole, such as red text on a screenshot, stays sharp.
  return { ...sized, chromaSubsampling: recipe === "photo" ? "4:2:0" : "4:4:4" };
}

/** Charts, diagrams and plain screenshots need more than photographs, animations less. */
const FINER: Readonly<Record<RecipeName, Readonly<Record<DerivativeFormat, number>>>> = {
  photo: { avif: 0, webp: 0 },
  picture: { avif: 0, webp: 0 },
  drawing: { avif: 7, webp: 5 },
  animation: { avif: 0, webp: -5 },
};

/** Bytes a pixel below which a file without loss holds flat areas and lines rather than a photograph. */
const DRAWING_DENSITY = 0.25;

/** @param size bytes of the original */
export function recipeOf(image: ImageFacts, size: number): Exclude<RecipeName, "animation"> {
  if (image.format === "jpeg") return "photo";
  const lossless = image.format === "png" || image.format === "gif";
  return lossless && size / (image.width * image.height * image.frames) < DRAWING_DENSITY ? "drawing" : "picture";
}
