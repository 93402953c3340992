/** `npm run bench -- formats`: what formats and settings cost on pictures of one's own, in bytes, likeness and CPU. */
import fs from "node:fs";
import path from "node:path";
import sharp, { type AvifOptions, type JpegOptions, type OutputInfo, type Sharp, type WebpOptions } from "sharp";

/** What one setting makes of all pictures of a folder at one width. */
export interface FormatRow {
  readonly setting: string;
  /** Pixels. */
  readonly width: number;
  readonly pictures: number;
  /** Bytes a pixel. */
  readonly density: number;
  /** Bytes in relation to those of the originals. */
  readonly share: number;
  /** Mean structural similarity of luminance, 1 for the same picture. */
  readonly likeness: number;
  /** Seconds of CPU for a million pixels, decoding and scaling left out. */
  readonly cpu: number;
}

type Setting = readonly [name: string, encode: (image: Sharp) => Sharp];

const avif = (options: AvifOptions): Setting => [
  `AVIF effort ${options.effort}, quality ${options.quality}${options.chromaSubsampling === "4:4:4" ? ", 4:4:4" : ""}`,
  (image) => image.avif(options),
];
const webp = (options: WebpOptions): Setting => [
  `WebP effort ${options.effort}, quality ${options.quality}${options.smartSubsample === true ? ", sharp" : ""}`,
  (image) => image.webp(options),
];
const jpeg = (options: JpegOptions): Setting => [`JPEG quality ${options.quality}`, (image) => image.jpeg(options)];

const SETTINGS: readonly Setting[] = [
  ...[50, 58, 65].map((quality) => avif({ quality, effort: 2, chromaSubsampling: "4:2:0" })),
  avif({ quality: 58, effort: 2, chromaSubsampling: "4:4:4" }),
  avif({ quality: 58, effort: 4, chromaSubsampling: "4:2:0" }),
  ...[70, 76, 80, 85].map((quality) => webp({ quality, effort: 4 })),
  webp({ quality: 78, effort: 2 }),
  webp({ quality: 76, effort: 6 }),
  webp({ quality: 76, effort: 4, smartSubsample: true }),
  jpeg({ quality: 78, mozjpeg: true }),
];

/** Widths of derivatives on a page, in pixels. */
const WIDTHS = [320, 720, 1080] as const;
/** A picture is measured at a width only if it is this much wider. */
const STEP = 1.1;
const PICTURE = /\.(?:jpe?g|png|gif|tiff?)$/i;

/**
 * Encodes every picture of a folder with every setting.
 *
 * @param folder its pictures are read, those in folders below it too
 * @throws Error if it has no picture that is wide enough
 */
export async function runFormats(folder: string): Promise<FormatRow[]> {
  sharp.concurrency(1);
  sharp.cache(false);
  const files = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => PICTURE.test(name));
  const rows: FormatRow[] = [];
  for (const width of WIDTHS) {
    const rasters = await Promise.all(files.map((name) => rasterOf(path.join(folder, name), width)));
    const wide = rasters.filter((one) => one !== undefined);
    if (wide.length === 0) continue;
    for (const setting of SETTINGS) rows.push(await rowOf(setting, width, wide));
  }
  if (rows.length === 0) throw new Error(`${folder} has no picture wider than ${WIDTHS[0] * STEP} pixels`);
  return rows;
}

interface Raster {
  readonly data: Buffer;
  readonly info: OutputInfo;
  /** Bytes of the original. */
  readonly original: number;
}

async function rasterOf(file: string, width: number): Promise<Raster | undefined> {
  const bytes = fs.readFileSync(file);
  const upright = sharp(bytes).rotate().toColourspace("srgb").flatten({ background: "white" });
  const metadata = await sharp(bytes).metadata();
  if (metadata.width < width * STEP) return undefined;
  const { data, info } = await upright.resize(width).raw().toBuffer({ resolveWithObject: true });
  return { data, info, original: bytes.length };
}

async function rowOf([setting, encode]: Setting, width: number, rasters: readonly Raster[]): Promise<FormatRow> {
  let [bytes, original, pixels, likeness, cpu] = [0, 0, 0, 0, 0];
  for (const raster of rasters) {
    const before = process.cpuUsage();
    const encoded = await encode(imageOf(raster)).toBuffer();
    const used = process.cpuUsage(before);
    cpu += (used.user + used.system) / 1e6;
    bytes += encoded.length;
    original += raster.original;
    pixels += raster.info.width * raster.info.height;
    likeness += similarity(await grey(imageOf(raster)), await grey(sharp(encoded)), raster.info.width);
  }
  return {
    setting,
    width,
    pictures: rasters.length,
    density: bytes / pixels,
    share: bytes / original,
    likeness: likeness / rasters.length,
    cpu: (cpu / pixels) * 1e6,
  };
}

function imageOf({ data, info: { width, height, channels } }: Raster): Sharp {
  return sharp(data, { raw: { width, height, channels: channels as 3 } });
}

function grey(image: Sharp): Promise<Buffer> {
  return image.toColourspace("b-w").extractChannel(0).raw().toBuffer();
}

/** Side of a window, and its distance from the next, in pixels. */
const WINDOW = 8;
const STRIDE = 4;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/**
 * Mean structural similarity (Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment", 2004, equation 13) over
 * square windows of equal weight.
 *
 * @param a @param b one byte a pixel, of the same size
 */
export function similarity(a: Uint8Array, b: Uint8Array, width: number): number {
  const height = a.length / width;
  let [sum, windows] = [0, 0];
  for (let top = 0; top + WINDOW <= height; top += STRIDE) {
    for (let left = 0; left + WINDOW <= width; left += STRIDE) {
      sum += windowSimilarity(a, b, width, top, left);
      windows += 1;
    }
  }
  return windows === 0 ? 1 : sum / windows;
}

function windowSimilarity(a: Uint8Array, b: Uint8Array, width: number, top: number, left: number): number {
  let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0];
  for (let y = top; y < top + WINDOW; y += 1) {
    for (let at = y * width + left; at < y * width + left + WINDOW; at += 1) {
      const [x, z] = [a[at] ?? 0, b[at] ?? 0];
      sumA += x;
      sumB += z;
      squaresA += x * x;
      squaresB += z * z;
      products += x * z;
    }
  }
  const count = WINDOW * WINDOW;
  const [meanA, meanB] = [sumA / count, sumB / count];
  const varianceA = squaresA / count - meanA * meanA;
  const varianceB = squaresB / count - meanB * meanB;
  const covariance = products / count - meanA * meanB;
  return (
    ((2 * meanA * meanB + C1) * (2 * covariance + C2)) /
    ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2))
  );
}
