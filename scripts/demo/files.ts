import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import sharp, { type Sharp } from "sharp";

/** Pixels as drawn: 3 bytes each, rows from the top. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Draws an SVG document as pixels without an alpha channel. */
export async function rasterize(svg: string): Promise<Raster> {
  const { data, info } = await sharp(Buffer.from(svg)).flatten({ background: "#ffffff" }).removeAlpha().raw().toBuffer({
    resolveWithObject: true,
  });
  return { width: info.width, height: info.height, data };
}

/** A chart as PNG with a palette: flat colours need no more. */
export function chartPng(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg))
    .flatten({ background: "#ffffff" })
    .png({ palette: true, colours: 96, effort: 10 })
    .toBuffer();
}

/** A photograph-like picture as JPEG. */
export function photoJpeg(raster: Raster, quality = 80): Promise<Buffer> {
  return toSharp(raster).jpeg({ quality, mozjpeg: true }).toBuffer();
}

export function toSharp(raster: Raster): Sharp {
  return sharp(raster.data, { raw: { width: raster.width, height: raster.height, channels: 3 } });
}

/** Writes a file and the folders it stands in. */
export async function save(path: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}
