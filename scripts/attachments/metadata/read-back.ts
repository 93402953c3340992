/** Reads a stripped copy with other readers than the ones that stripped it. */
import readExif from "exif-reader";
import sharp, { type Metadata } from "sharp";
import { READ_OPTIONS } from "../image-facts.ts";
import { isBlank, type MetadataFormat } from "./held.ts";
import { stripPlace } from "./strip.ts";

/** City, sublocation and province: datasets of record 2 of IPTC. */
const IPTC_PLACES = [90, 92, 95].map((dataset) => Buffer.from([0x1c, 2, dataset]));
const XMP_PLACE = /GPS(?:Dest)?L(?:at|ong)itude\s*(?:=\s*["'][^"'\s]|>)|:SerialNumber\s*(?:=\s*["'][^"'\s]|>)/;

/**
 * Whether a copy shows the same picture as its original, and tells neither place nor serial number.
 *
 * @param format of both; sharp reads no HEIC
 */
export async function isStripped(original: Buffer, copy: Buffer, format: MetadataFormat): Promise<boolean> {
  if (stripPlace(Buffer.from(copy), format).held.length > 0) return false;
  if (format === "heic") return true;
  const [before, after] = await Promise.all([original, copy].map((bytes) => sharp(bytes, READ_OPTIONS).metadata()));
  if (!before || !after || !hasSameFrame(before, after)) return false;
  const [pixels, others] = await Promise.all([original, copy].map(smallPixels));
  if (!pixels || !others?.equals(pixels)) return false;
  const exif = format === "tiff" ? copy : after.exif;
  return !(
    (exif && exifTells(exif)) ||
    (after.xmp && XMP_PLACE.test(after.xmp.toString("latin1"))) ||
    (after.iptc && iptcTells(after.iptc))
  );
}

/** The picture at a size at which any other picture would differ. */
function smallPixels(bytes: Buffer): Promise<Buffer> {
  return sharp(bytes, { ...READ_OPTIONS, failOn: "none" })
    .resize(64, 64, { fit: "fill" })
    .raw()
    .toBuffer();
}

function hasSameFrame(before: Metadata, after: Metadata): boolean {
  const sameSize = before.width === after.width && before.height === after.height && before.pages === after.pages;
  const sameProfile = Buffer.compare(before.icc ?? Buffer.alloc(0), after.icc ?? Buffer.alloc(0)) === 0;
  return sameSize && sameProfile && before.orientation === after.orientation;
}

function exifTells(bytes: Buffer): boolean {
  try {
    const { GPSInfo: place, Photo: photo } = readExif(bytes);
    return [place?.GPSLatitude, place?.GPSLongitude, photo?.BodySerialNumber, photo?.LensSerialNumber].some(isSaid);
  } catch {
    // Nobody else reads it either.
    return false;
  }
}

function iptcTells(bytes: Buffer): boolean {
  return IPTC_PLACES.some((dataset) => {
    const at = bytes.indexOf(dataset);
    if (at < 0 || at + 5 > bytes.length) return false;
    return !isBlank(bytes.subarray(at + 5, at + 5 + bytes.readUInt16BE(at + 3)));
  });
}

function isSaid(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return !isBlank(Buffer.from(String(value).replaceAll(/[0,]/g, "")));
}
