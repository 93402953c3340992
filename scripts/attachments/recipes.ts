import type { AvifOptions, JpegOptions, PngOptions, WebpOptions } from "sharp";
import type { ImageFacts } from "./facts.ts";

/**
 * The encoder whose bytes the cache holds. A test holds it against the installed version: whoever updates sharp changes
 * this line, and every derivative is made again.
 */
export const ENCODER = "sharp 0.35.5";

/** How an image is encoded, by what it shows. */
export type RecipeName = "photo" | "picture" | "drawing" | "animation";

export type DerivativeFormat = "avif" | "webp" | "jpeg" | "png";

/** Settings for each format of a recipe; those that it has none for are not made. README.md has the measurements. */
export interface Recipe {
  readonly avif?: AvifOptions;
  readonly webp?: WebpOptions;
  readonly jpeg?: JpegOptions;
  readonly png?: PngOptions;
}

export const RECIPES: Readonly<Record<RecipeName, Recipe>> = {
  /** From a JPEG: its colours are at half resolution already. */
  photo: {
    avif: { quality: 58, effort: 2, chromaSubsampling: "4:2:0" },
    webp: { quality: 78, effort: 2 },
    jpeg: { quality: 78, mozjpeg: true },
  },
  /** From what kept full colour resolution: red text on a screenshot stays sharp. */
  picture: {
    avif: { quality: 58, effort: 2, chromaSubsampling: "4:4:4" },
    webp: { quality: 80, effort: 2 },
    jpeg: { quality: 78, mozjpeg: true },
    png: { compressionLevel: 9 },
  },
  /** Charts, diagrams, plain screenshots: finer, and with a palette if there is no AVIF or WebP. */
  drawing: {
    avif: { quality: 65, effort: 2, chromaSubsampling: "4:4:4" },
    webp: { quality: 85, effort: 2 },
    png: { palette: true, dither: 0, effort: 4, compressionLevel: 9 },
  },
  animation: {
    webp: { quality: 75, effort: 2 },
  },
};

/** Bytes a pixel below which a file without loss holds flat areas and lines rather than a photograph. */
const DRAWING_DENSITY = 0.25;

/** @param size bytes of the original */
export function recipeOf(image: ImageFacts, size: number): RecipeName {
  if (image.animated) return "animation";
  if (image.format === "jpeg") return "photo";
  const lossless = image.format === "png" || image.format === "gif";
  return lossless && size / (image.width * image.height) < DRAWING_DENSITY ? "drawing" : "picture";
}

/** The formats of a recipe, best first; the last is the fallback, but for animations, whose fallback is the original. */
export function formatsOf(recipe: RecipeName, alpha: boolean): readonly DerivativeFormat[] {
  switch (recipe) {
    case "animation":
      return ["webp"];
    case "drawing":
      return ["avif", "webp", "png"];
    default:
      return ["avif", "webp", alpha ? "png" : "jpeg"];
  }
}
