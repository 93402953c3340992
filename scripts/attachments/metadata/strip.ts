/** Takes out of a picture's bytes what tells where it was taken and by which camera. No pixel is encoded again. */
import { stripGif, stripWebp } from "./chunks.ts";
import { stripExif } from "./exif.ts";
import { stripHeif } from "./heif.ts";
import type { Form, Held, MetadataFormat, Stripping } from "./held.ts";
import { stripIptc, stripResources } from "./iptc.ts";
import { stripJpeg } from "./jpeg.ts";
import { stripPng } from "./png.ts";
import { stripXmp } from "./xmp.ts";

export interface Stripped {
  readonly bytes: Buffer;
  /** What was there, each once; empty if the bytes are as they were. */
  readonly held: readonly Held[];
}

const FORMS: Readonly<Record<Form, (bytes: Buffer, stripping: Stripping) => void>> = {
  exif: stripExif,
  xmp: stripXmp,
  iptc: stripIptc,
  resources: stripResources,
  jpeg: stripJpeg,
};

const IN_PLACE: Readonly<Record<Exclude<MetadataFormat, "png">, (bytes: Buffer, stripping: Stripping) => void>> = {
  jpeg: stripJpeg,
  webp: stripWebp,
  gif: stripGif,
  tiff: stripExif,
  avif: stripHeif,
  heic: stripHeif,
};

/** A picture's EXIF has a thumbnail, which has EXIF and XMP: three steps. */
const MAX_DEPTH = 6;

/**
 * Takes place and serial numbers out. Orientation, profile and all other metadata stay.
 *
 * @param bytes changed in place
 * @returns the same bytes; others only for a PNG with packed texts
 */
export function stripPlace(bytes: Buffer, format: MetadataFormat): Stripped {
  const found = new Map<string, Held>();
  const note = (held: Held): void => {
    found.set(`${held.what} ${held.where}`, held);
  };
  const stripping = strippingAt(0, note);
  if (format === "png") return { bytes: stripPng(bytes, stripping), held: [...found.values()] };
  IN_PLACE[format](bytes, stripping);
  return { bytes, held: [...found.values()] };
}

function strippingAt(depth: number, note: Stripping["note"]): Stripping {
  return {
    note,
    inside(form, bytes) {
      if (depth < MAX_DEPTH) FORMS[form](bytes, strippingAt(depth + 1, note));
      else note({ what: "unread", where: "EXIF" });
    },
  };
}
