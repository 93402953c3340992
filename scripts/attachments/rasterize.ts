import sharp from "sharp";

/**
 * An icon as a PNG.
 *
 * @param icon its bytes, of ours or of the archive's settings; never those of an attachment, which only a worker reads
 * @param size width and height of the PNG in pixels
 */
export function rasterize(icon: Uint8Array, size: number): Promise<Buffer> {
  return sharp(icon)
    .resize(size, size, { fit: "contain", background: "#0000" })
    .png({ compressionLevel: 9, palette: true, effort: 10 })
    .toBuffer();
}
