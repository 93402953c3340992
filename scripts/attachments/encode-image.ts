import sharp, { type Sharp } from "sharp";
import { type Derivative, MAX_ANIMATION_PIXELS } from "./derivatives.ts";
import { READ_OPTIONS, withEnd } from "./image-facts.ts";

/** Pixels in memory, three or four bytes each, in sRGB and upright. */
interface Raster {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}

/**
 * Makes derivatives of one image. Decodes it once, and resizes it once for each width. No metadata is carried over:
 * orientation is applied, colours are converted to sRGB, and the rest (place, camera, profile) is left behind.
 *
 * @param bytes the original
 * @param plan derivatives of that original
 * @param write is given each derivative as it is done
 * @throws what sharp throws on a damaged image
 */
export async function encodeImage(
  bytes: Uint8Array,
  plan: readonly Derivative[],
  write: (derivative: Derivative, encoded: Buffer) => Promise<void>,
): Promise<void> {
  const still = plan.filter((derivative) => derivative.recipe !== "animation");
  for (const derivative of plan) {
    if (derivative.recipe === "animation") await write(derivative, await encodeAnimation(bytes, derivative));
  }
  const [first] = still;
  if (!first) return;
  const image = upright(first.recipe === "photo" ? withEnd(bytes) : bytes);
  const whole = await raster(first.alpha ? image : image.removeAlpha());
  for (const width of new Set(still.map((derivative) => derivative.width))) {
    const sized = still.filter((derivative) => derivative.width === width);
    const pixels = await raster(open(whole).resize(width, sized[0]?.height, { fit: "fill" }));
    for (const derivative of sized) await write(derivative, await encode(open(pixels), derivative));
  }
}

function upright(bytes: Uint8Array): Sharp {
  return sharp(bytes, READ_OPTIONS).rotate().toColourspace("srgb");
}

async function raster(image: Sharp): Promise<Raster> {
  return image.raw().toBuffer({ resolveWithObject: true });
}

function open({ data, info: { width, height, channels } }: Raster): Sharp {
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: READ_OPTIONS.limitInputPixels });
}

function encode(image: Sharp, { format, options }: Derivative): Promise<Buffer> {
  return image.toFormat(format, options).toBuffer();
}

/** The planner has weighed all frames together, so the limit of a single one does not apply to them. */
function encodeAnimation(bytes: Uint8Array, derivative: Derivative): Promise<Buffer> {
  const image = sharp(bytes, { ...READ_OPTIONS, animated: true, limitInputPixels: MAX_ANIMATION_PIXELS });
  return encode(image.resize(derivative.width, derivative.height, { fit: "fill" }), derivative);
}
