import sharp from "sharp";

/**
 * A drawing of our own as a PNG.
 *
 * @param svg its bytes; never those of an attachment, which only a worker reads
 * @param size width and height of the PNG in pixels
 */
export function rasterize(svg: Uint8Array, size: number): Promise<Buffer> {
  return sharp(svg, { density: 72 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true, effort: 10 })
    .toBuffer();
}
