import { readFile } from "node:fs/promises";
import type { FileProblem, ImageFacts } from "./facts.ts";
import type { DecodedFormat } from "./image-facts.ts";
import { readSvg } from "./svg.ts";

/** No image that people keep is larger; a file above it is published, but not shown. */
export const MAX_IMAGE_BYTES = 256_000_000;

/** An image to be read for its facts, and what its bytes say that it is. */
export interface ImageFile {
  readonly path: string;
  readonly format: DecodedFormat | "svg";
}

/** Reads the facts of an image. A hostile file may end the process or keep it busy. */
export async function readImageFile({ path, format }: ImageFile): Promise<ImageFacts | FileProblem> {
  const bytes = await readFile(path);
  if (format === "svg") {
    const svg = readSvg(bytes);
    return "message" in svg ? svg : { format, ...svg, frames: 1, animated: false, alpha: true };
  }
  // sharp takes a tenth of a second to load.
  const { imageFacts } = await import("./image-facts.ts");
  return imageFacts(bytes, format);
}
