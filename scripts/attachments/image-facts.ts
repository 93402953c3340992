import sharp, { type Sharp } from "sharp";
import type { ImageFormat } from "../core/file-types.ts";
import type { FileProblem, ImageFacts } from "./facts.ts";

/** Pixels of one frame: above this a small file can ask for more memory than there is. */
export const MAX_PIXELS = 40_000_000;

/**
 * How sharp reads what people kept. "truncated": a missing end is an error, since part of the picture is lost; bytes
 * that are wrong inside or after it are shown by browsers as well as they go, and so they are here.
 */
export const READ_OPTIONS = { limitInputPixels: MAX_PIXELS, failOn: "truncated" } as const;

/** Formats that sharp decodes; the others are shown as they are. */
export type DecodedFormat = Exclude<ImageFormat, "svg" | "bmp">;

/**
 * Reads the facts of an image and decodes all of it once, so that an image which cannot be encoded later is known before
 * any page is made. A hostile file may end the process: call it in a child process for what is not trusted.
 *
 * @param bytes the file
 * @param format what its magic bytes say
 */
export async function imageFacts(bytes: Uint8Array, format: DecodedFormat): Promise<ImageFacts | FileProblem> {
  try {
    const found = await sharp(bytes, READ_OPTIONS).metadata();
    const { width, height } = found.autoOrient;
    const frames =
      format === "gif" || format === "webp" || format === "avif" ? (found.pages ?? 1) : pngFrames(bytes, format);
    // A TIFF or AVIF that holds several pictures is shown by its first.
    const animated = frames > 1 && format !== "avif";
    const alpha = found.hasAlpha ? !(await sharp(bytes, READ_OPTIONS).stats()).isOpaque : await decode(bytes, format);
    return { format, width, height, frames: animated ? frames : 1, animated, alpha };
  } catch (error) {
    return imageProblem(error);
  }
}

/**
 * Says in our words why sharp refused an image.
 *
 * @param error what sharp threw
 */
export function imageProblem(error: unknown): FileProblem {
  const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  if (/pixel limit|too large|exceed|dimensions/i.test(reason)) {
    return {
      kind: "image-too-large",
      message: `this image is too large to decode: it has more than ${MAX_PIXELS / 1_000_000} million pixels`,
      fix: "save it again at a smaller size, or pack the original into a ZIP file",
    };
  }
  return {
    kind: "image-damaged",
    message: `this image is damaged or cut off (${reason.trim()})`,
    fix: "fetch a whole copy of it, or open it in an image editor and save it again",
  };
}

/** Decodes every line at the least cost. @returns false: a picture without an alpha channel is opaque */
async function decode(bytes: Uint8Array, format: DecodedFormat): Promise<false> {
  const run = (image: Sharp): Promise<Buffer> => image.resize(8, 8, { fit: "fill" }).raw().toBuffer();
  try {
    await run(sharp(bytes, READ_OPTIONS));
  } catch (error) {
    if (format !== "jpeg") throw error;
    // With an end marker put to it, a JPEG that lacks nothing else gives no warning.
    await run(sharp(withEnd(bytes), { ...READ_OPTIONS, failOn: "warning" })).catch(() => {
      throw error;
    });
  }
  return false;
}

/**
 * A JPEG with an end marker more. Archives hold many that lack theirs, two bytes that no picture misses, and libvips
 * cannot tell them from those that lack half the picture. One marker too many does no harm.
 */
export function withEnd(jpeg: Uint8Array): Uint8Array {
  return Buffer.concat([jpeg, Buffer.from([0xff, 0xd9])]);
}

/** Frames of an animated PNG (`acTL`, PNG 3rd edition, 11.3.6.1): libvips sees only its first. */
function pngFrames(bytes: Uint8Array, format: string): number {
  if (format !== "png") return 1;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= view.length; ) {
    const type = view.toString("latin1", at + 4, at + 8);
    if (type === "acTL") return view.readUInt32BE(at + 8);
    if (type === "IDAT") return 1;
    at += view.readUInt32BE(at) + 12;
  }
  return 1;
}
