/** Pictures with metadata as cameras, phones and editors write it, made by hand where sharp writes none. */
import { createHash } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { photograph } from "./pictures.ts";

/** A place in Taipei, and a number that no other text has. */
export const [LATITUDE, SERIAL] = ["25/1 2/1 0/1", "SN-4711-0815"];

const NAMESPACES = `xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ps="http://ns.adobe.com/photoshop/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"`;

/** XMP with a caption that stays, and these properties. */
export function xmp(attributes: string, elements = ""): string {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${NAMESPACES.split(" ")[0]}><rdf:Description rdf:about="" ${NAMESPACES} dc:format="image/jpeg" ${attributes}><dc:title>茶館</dc:title>${elements}</rdf:Description></rdf:RDF></x:xmpmeta>`;
}

export const PLACE_XMP = xmp(
  `exif:GPSLatitude="25,2.0N" exif:GPSLongitude="121,33.9E" exif:GPSMapDatum="WGS-84" ps:City='Taipei' aux:SerialNumber="${SERIAL}"`,
  `<Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li rdf:parseType="Resource"><Iptc4xmpExt:City>Taipei</Iptc4xmpExt:City></rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>`,
);

/** A picture that tells its place in EXIF and XMP, stands on its side, and has a camera and a profile that stay. */
export function told(image: Sharp = photograph(64, 48)): Sharp {
  return image
    .withMetadata({ orientation: 6 })
    .withIccProfile("p3")
    .withExif({
      IFD0: { Make: "Plain Camera", Copyright: "stays", Orientation: "6" },
      IFD2: { BodySerialNumber: SERIAL, LensModel: "stays too" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: LATITUDE, GPSLongitudeRef: "E", GPSLongitude: "121/1 33/1 0/1" },
    })
    .withXmp(PLACE_XMP);
}

/** A JPEG with segments put behind its first two bytes. */
export function withSegments(jpeg: Buffer, ...segments: readonly [marker: number, data: Uint8Array][]): Buffer {
  const made = segments.map(([marker, data]) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...made, jpeg.subarray(2)]);
}

export const segment = (head: string, ...data: readonly Uint8Array[]): Buffer =>
  Buffer.concat([Buffer.from(head, "latin1"), ...data]);

/** A dataset of record 2 of IPTC. */
export function dataset(number: number, text: string): Buffer {
  const value = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x1c, 2, number, value.length >> 8, value.length & 255]), value]);
}

/** A resource of Photoshop. */
export function resource(id: number, data: Buffer): Buffer {
  const head = Buffer.from("8BIM\0\0\0\0\0\0\0\0", "latin1");
  head.writeUInt16BE(id, 4);
  head.writeUInt32BE(data.length, 8);
  return Buffer.concat([head, data, Buffer.alloc(data.length & 1)]);
}

/** Segments of extended XMP, cut in the middle of a property, and the XMP that names them. */
export function extendedXmp(): readonly [number, Uint8Array][] {
  const text = Buffer.from(PLACE_XMP);
  const guid = createHash("md5").update(text).digest("hex").toUpperCase();
  const cut = text.indexOf("GPSLatitude") + 5;
  const piece = (from: number, to: number): [number, Uint8Array] => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(text.length, 0);
    head.writeUInt32BE(from, 4);
    return [0xe1, segment(`http://ns.adobe.com/xmp/extension/\0${guid}`, head, text.subarray(from, to))];
  };
  const main = xmp(`xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="${guid}"`);
  return [[0xe1, segment("http://ns.adobe.com/xap/1.0/\0", Buffer.from(main))], piece(cut, text.length), piece(0, cut)];
}

type Value = number | string | Buffer | readonly number[];
/** Entries of a directory: tag, type and value; a list of entries is a directory of its own. */
export type Entries = readonly (readonly [tag: number, type: number, value: Value | Directory])[];
export interface Directory {
  readonly entries: Entries;
  readonly next?: Directory;
}

/** A TIFF structure, little-endian, with its values behind each directory. */
export function tiff(directory: Directory): Buffer {
  const out = Buffer.alloc(60_000);
  out.write("II*\0\x08\0\0\0", "latin1");
  let end = 8;
  const write = ({ entries, next }: Directory): number => {
    const at = end;
    end += 2 + entries.length * 12 + 4;
    out.writeUInt16LE(entries.length, at);
    entries.forEach(([tag, type, value], i) => {
      const entry = at + 2 + i * 12;
      const bytes = isDirectory(value) ? u32(write(value)) : bytesOf(type, value);
      out.writeUInt16LE(tag, entry);
      out.writeUInt16LE(type, entry + 2);
      out.writeUInt32LE(bytes.length / (UNITS[type] ?? 1), entry + 4);
      if (bytes.length <= 4) bytes.copy(out, entry + 8);
      else {
        out.writeUInt32LE(end, entry + 8);
        bytes.copy(out, end);
        end += bytes.length + (bytes.length & 1);
      }
    });
    if (next) out.writeUInt32LE(write(next), at + 2 + entries.length * 12);
    return at;
  };
  write(directory);
  return out.subarray(0, end);
}

function isDirectory(value: Value | Directory): value is Directory {
  return typeof value === "object" && !Array.isArray(value) && !Buffer.isBuffer(value);
}

const UNITS: Readonly<Record<number, number>> = { 3: 2, 4: 4, 5: 8 };

function u32(...values: readonly number[]): Buffer {
  return Buffer.from(new Uint32Array(values).buffer);
}

function bytesOf(type: number, value: Value): Buffer {
  if (typeof value === "string") return Buffer.from(`${value}\0`, "latin1");
  if (Buffer.isBuffer(value)) return value;
  const numbers = typeof value === "number" ? [value] : value;
  return type === 3 ? Buffer.from(new Uint16Array(numbers).buffer) : u32(...numbers);
}

/** The directory of a place. */
export const GPS: Directory = {
  entries: [
    [0, 1, Buffer.from([2, 3, 0, 0])],
    [1, 2, "N"],
    [2, 5, [25, 1, 2, 1, 0, 1]],
    [4, 5, [121, 1, 33, 1, 0, 1]],
  ],
};

/** A directory in which the value of every entry is all the rest. */
export function overlapping(entries: number, size: number): Buffer {
  const bytes = Buffer.alloc(size, 1);
  bytes.write("II*\0\x08\0\0\0", "latin1");
  bytes.writeUInt16LE(entries, 8);
  for (let at = 10; at < 10 + entries * 12; at += 12) {
    bytes.writeUInt16LE(7, at + 2);
    bytes.writeUInt32LE(0xffffffff, at + 4);
    bytes.writeUInt32LE(8, at + 8);
  }
  return bytes;
}

/** What a reader sees of a picture, to compare. */
export async function seen(bytes: Buffer): Promise<{ data: Buffer; orientation: number | undefined }> {
  const { orientation } = await sharp(bytes).metadata();
  return { data: await sharp(bytes, { failOn: "none" }).raw().toBuffer(), orientation };
}
