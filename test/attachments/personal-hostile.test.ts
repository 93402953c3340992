import readExif from "exif-reader";
import fc from "fast-check";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import type { MetadataFormat } from "../../scripts/attachments/metadata/held.ts";
import { stripPlace } from "../../scripts/attachments/metadata/strip.ts";
import { personalFacts } from "../../scripts/attachments/personal-facts.ts";
import { extendedXmp, GPS, overlapping, PLACE_XMP, seen, segment, tiff, told, withSegments } from "./metadata.ts";
import { photograph } from "./pictures.ts";

const FORMATS = ["jpeg", "png", "webp", "tiff", "avif"] as const;
let plain: Buffer;
let pictures: Record<(typeof FORMATS)[number], Buffer>;

beforeAll(async () => {
  plain = await photograph(40, 30).jpeg().toBuffer();
  const made = FORMATS.map(async (format) => [format, await told(photograph(24, 16)).toFormat(format).toBuffer()]);
  pictures = Object.fromEntries(await Promise.all(made));
});

const HEADS = [
  "Exif\0\0",
  "http://ns.adobe.com/xap/1.0/\0",
  "http://ns.adobe.com/xmp/extension/\0",
  "Photoshop 3.0\0",
  "",
];
const EXIF = tiff({
  entries: [
    [0x010f, 2, "Camera"],
    [0x8825, 4, GPS],
  ],
});
const XMP = Buffer.from(PLACE_XMP);

/** Bytes that begin as metadata does and go on as they like. */
const data = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc
    .tuple(fc.constantFrom(EXIF, XMP), fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 12 }), fc.nat(900))
    .map(([bytes, changes, cut]) => {
      const changed = Buffer.from(bytes.subarray(0, bytes.length - (cut % 3 === 0 ? cut % bytes.length : 0)));
      for (const [at, byte] of changes) if (changed.length > 0) changed[at % changed.length] = byte;
      return changed;
    }),
);
const segments = fc.array(
  fc
    .tuple(fc.constantFrom(0xe1, 0xe2, 0xed), fc.constantFrom(...HEADS), data)
    .map(([marker, head, bytes]): [number, Buffer] => [marker, segment(head, bytes)]),
  { minLength: 1, maxLength: 4 },
);

/** What another reader finds of the place. */
function placeOf(exif: Buffer | undefined): unknown {
  try {
    return exif && readExif(exif).GPSInfo?.GPSLatitude;
  } catch {
    return undefined;
  }
}

test("a JPEG with any bytes in its segments shows the same picture afterwards, and no place", async () => {
  await fc.assert(
    fc.asyncProperty(segments, async (list) => {
      const bytes = withSegments(plain, ...list);
      const { bytes: stripped } = stripPlace(Buffer.from(bytes), "jpeg");
      expect(stripped.length).toBe(bytes.length);
      expect((await seen(stripped)).data.equals((await seen(bytes)).data)).toBe(true);
      expect(stripPlace(Buffer.from(stripped), "jpeg").held.filter(({ what }) => what !== "unread")).toEqual([]);
      const { exif, xmp } = await sharp(stripped).metadata();
      const place = placeOf(exif);
      expect(String(place ?? "").replaceAll(/[0,]|NaN/g, "")).toBe("");
      expect(xmp?.toString("latin1") ?? "").not.toMatch(/exif:GPSLatitude="/);
    }),
    { numRuns: 150 },
  );
}, 120_000);

test("a picture with any bytes damaged is stripped or left, and never ends the process", async () => {
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...FORMATS), damage, fc.nat(), async (format, changes, cut) => {
      const bytes = Buffer.from(
        cut % 5 === 0 ? pictures[format].subarray(0, cut % pictures[format].length) : pictures[format],
      );
      for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
      const { personal } = await personalFacts(bytes, format);
      if (!personal?.without) return;
      const stripped = stripPlace(Buffer.from(bytes), format).bytes;
      expect((await seen(stripped)).data.equals((await seen(bytes)).data)).toBe(true);
    }),
    { numRuns: 60 },
  );
}, 120_000);

describe("metadata made to do harm", () => {
  const jpegWith = (structure: Buffer) => withSegments(plain, [0xe1, segment("Exif\0\0", structure)]);
  const changed = (structure: Buffer, at: number, value: number) => {
    const bytes = Buffer.from(structure);
    bytes.writeUInt32LE(value, at);
    return bytes;
  };
  const next = 8 + 2 + 24;

  test.each<[string, MetadataFormat, () => Buffer]>([
    ["a directory that is its own next one", "jpeg", () => jpegWith(changed(EXIF, next, 8))],
    ["a place that is the directory itself", "jpeg", () => jpegWith(changed(EXIF, 8 + 2 + 12 + 8, 8))],
    ["a place beyond the end", "jpeg", () => jpegWith(changed(EXIF, 8 + 2 + 12 + 8, 0xfffffff0))],
    ["a text of 4,294,967,295 letters", "jpeg", () => jpegWith(changed(EXIF, 8 + 2 + 4, 0xffffffff))],
    ["a directory of 65,535 entries that overlap", "tiff", () => overlapping(65_535, 1_000_000)],
    ["64 MB of XMP", "tiff", () => largeXmp('<a b:GPSLatitude="1" ', 64_000_000)],
    ["XMP in which nothing ends", "tiff", () => largeXmp("<exif:GPSLatitude>")],
    ["quotes that are open", "tiff", () => largeXmp(`<exif:GPSAltitude a="'`)],
    [
      "a segment that says it is longer than the file",
      "jpeg",
      () => Buffer.from("\xff\xd8\xff\xe1\xff\xffExif\0\0II*\0", "latin1"),
    ],
    ["one item in 65,535 pieces, each the whole file", "avif", () => manyPieces(100_000)],
    ["extensions of XMP without a beginning", "jpeg", () => withSegments(plain, ...extendedXmp().slice(1))],
    [
      "a million markers",
      "jpeg",
      () => Buffer.concat([plain.subarray(0, 2), Buffer.alloc(2_000_000, "\xff\xd8\xff\xe1\0\0", "latin1")]),
    ],
  ])("%s neither hangs nor crashes", (_, format, make) => {
    const { bytes } = stripPlace(make(), format);
    const left = stripPlace(bytes, format).held;
    expect(left.filter(({ what }) => what !== "unread")).toEqual([]);
  });
});

/** Boxes of an AVIF in which no offset and no length has a size (ISO 14496-12, 8.11.3). */
function manyPieces(size: number): Buffer {
  const box = (type: string, ...parts: Buffer[]) => {
    const head = Buffer.from(`\0\0\0\0${type}`, "latin1");
    head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0));
    return Buffer.concat([head, ...parts]);
  };
  const info = box("infe", Buffer.from([2, 0, 0, 0, 0, 1, 0, 0]), Buffer.from("Exif\0"));
  const infos = box("iinf", Buffer.from([0, 0, 0, 0, 0, 1]), info);
  const locations = box("iloc", Buffer.from([0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xff]));
  return Buffer.concat([box("meta", Buffer.alloc(4), infos, locations), Buffer.alloc(size)]);
}

function largeXmp(text: string, size = 4_000_000): Buffer {
  const head = Buffer.from("II*\0\x08\0\0\0\x01\0\xbc\x02\x01\0\0\0\0\0\x1a\0\0\0\0\0\0\0", "latin1");
  const packet = Buffer.alloc(size, text);
  head.writeUInt32LE(packet.length, 14);
  return Buffer.concat([head, packet]);
}
