import { readFile } from "node:fs/promises";
import type { ReadFacts } from "./facts.ts";
import type { DecodedFormat } from "./image-facts.ts";
import { readSvg } from "./svg.ts";

/** No image that people keep is larger; a file above it is published, but not shown. */
export const MAX_IMAGE_BYTES = 256_000_000;

/** An image to be read for its facts, and what its bytes say that it is. */
export interface ImageFile {
  readonly path: string;
  readonly format: DecodedFormat | "svg" | "heic";
}

/** Reads the facts of an image. A hostile file may end the process or keep it busy. */
export async function readImageFile({ path, format }: ImageFile): Promise<ReadFacts> {
  const bytes = await readFile(path);
  if (format === "svg") {
    const svg = readSvg(bytes);
    if ("message" in svg) return { problem: svg };
    return { image: { format, ...svg, frames: 1, animated: false, alpha: true } };
  }
  const { personalFacts } = await import("./personal-facts.ts");
  // Pages do not show it: browsers other than Safari cannot.
  if (format === "heic") return personalFacts(bytes, format);
  // sharp takes a tenth of a second to load.
  const { imageFacts } = await import("./image-facts.ts");
  const image = await imageFacts(bytes, format);
  return "message" in image ? { problem: image } : { image, ...(await personalFacts(bytes, format)) };
}
