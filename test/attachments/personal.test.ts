import { deflateSync } from "node:zlib";
import readExif from "exif-reader";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { inspectFile } from "../../scripts/attachments/inspect.ts";
import type { MetadataFormat } from "../../scripts/attachments/metadata/held.ts";
import { stripPlace } from "../../scripts/attachments/metadata/strip.ts";
import {
  dataset,
  extendedXmp,
  GPS,
  PLACE_XMP,
  resource,
  SERIAL,
  seen,
  segment,
  tiff,
  told,
  withSegments,
  xmp,
} from "./metadata.ts";
import { animation, photograph, temporaryFolder, writeFiles } from "./pictures.ts";

const strip = (bytes: Buffer, format: MetadataFormat) => {
  const { bytes: stripped, held } = stripPlace(Buffer.from(bytes), format);
  return { stripped, held: held.map(({ what, where }) => `${what} in ${where}`).sort() };
};

const jpeg = () => photograph(64, 48).jpeg().toBuffer();

describe.each(["jpeg", "png", "webp", "tiff", "avif"] as const)("a %s that tells its place", (format) => {
  test("tells nothing of it afterwards, and shows the same", async () => {
    const bytes = await told().toFormat(format).toBuffer();
    const { stripped, held } = strip(bytes, format);
    // sharp writes no EXIF into TIFF.
    const exif = format === "tiff" ? [] : ["place in EXIF", "serial in EXIF"];
    expect(held).toEqual([...exif, "place in XMP", "serial in XMP"].sort());
    // Its XMP is packed.
    if (format !== "png") expect(stripped.length).toBe(bytes.length);
    expect(await seen(stripped)).toEqual(await seen(bytes));
    for (const text of [SERIAL, "Taipei", "25,2.0N"]) expect(stripped.includes(text), text).toBe(false);

    const [before, after] = await Promise.all([bytes, stripped].map((one) => sharp(one).metadata()));
    expect(after?.icc).toEqual(before?.icc);
    expect(after?.xmpAsString).toContain("<dc:title>茶館</dc:title>");
    if (format === "tiff") return;
    const { Image, Photo, GPSInfo } = readExif(after?.exif ?? Buffer.alloc(0));
    expect(GPSInfo).toBeUndefined();
    expect(Image).toMatchObject({ Make: "Plain Camera", Copyright: "stays" });
    expect(Photo).toMatchObject({ LensModel: "stays too" });
    expect(Photo).not.toHaveProperty("BodySerialNumber");
  });

  test("is left as it is if it tells nothing", async () => {
    const bytes = await photograph(64, 48)
      .withExif({ IFD0: { Make: "Camera" }, IFD3: { GPSVersionID: "2 3 0 0" } })
      .withXmp(xmp('ps:Credit="City of Taipei" exif:GPSVersionID="2.3.0.0"'))
      .toFormat(format)
      .toBuffer();
    const { stripped, held } = strip(bytes, format);
    expect(held).toEqual([]);
    expect(stripped.equals(bytes)).toBe(true);
  });
});

describe("a JPEG", () => {
  test("loses the city of its IPTC record, and keeps its caption", async () => {
    const record = Buffer.concat([dataset(120, "caption"), dataset(90, "Taipei"), dataset(92, "Wanhua")]);
    const resources = Buffer.concat([resource(0x03ed, Buffer.alloc(16)), resource(0x0404, record)]);
    // Photoshop cuts what is too long for a segment wherever it is full.
    const cut = resources.indexOf("Taipei") + 3;
    const [first, second] = [resources.subarray(0, cut), resources.subarray(cut)];
    const pieces = [first, second].map((data): [number, Buffer] => [0xed, segment("Photoshop 3.0\0", data)]);
    const { stripped, held } = strip(withSegments(await jpeg(), ...pieces), "jpeg");
    expect(held).toEqual(["place in IPTC"]);
    expect(stripped.includes("caption")).toBe(true);
    expect(stripped.includes("Wanhua")).toBe(false);
    expect(stripped.includes("pei")).toBe(false);
  });

  test("loses a property that is in two segments of extended XMP, which stay a pair", async () => {
    const { stripped, held } = strip(withSegments(await jpeg(), ...extendedXmp()), "jpeg");
    expect(held).toEqual(["place in XMP", "serial in XMP"]);
    for (const text of ["itude", "Taipei", SERIAL]) expect(stripped.includes(text), text).toBe(false);
    const named = /HasExtendedXMP="(\w{32})"/.exec(stripped.toString("latin1"))?.[1] ?? "";
    expect(stripped.toString("latin1").split(named)).toHaveLength(4);
    expect(strip(stripped, "jpeg").held).toEqual([]);
  });

  test("loses what its thumbnail, its other views and its film tell", async () => {
    const inner = await told(photograph(16, 16)).jpeg().toBuffer();
    const thumbnail = withSegments(await jpeg(), [
      0xe1,
      segment("http://ns.adobe.com/xap/1.0/\0", Buffer.from(PLACE_XMP)),
    ]);
    const structure = tiff({
      entries: [[0x0112, 3, 6]],
      next: {
        entries: [
          [0x0201, 4, 0],
          [0x0202, 4, thumbnail.length],
        ],
      },
    });
    const at = structure.indexOf(Buffer.from([0x01, 0x02, 4, 0]));
    structure.writeUInt32LE(structure.length, at + 8);
    const bytes = Buffer.concat([
      withSegments(await jpeg(), [0xe1, segment("Exif\0\0", structure, thumbnail)]),
      inner,
      Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0\0\0\0\x1e\xa9xyz\0\x12\x15\xc7+25.0330+121.5654/", "latin1"),
    ]);
    const { stripped, held } = strip(bytes, "jpeg");
    expect(held).toContain("place in film");
    for (const text of [SERIAL, "Taipei", "121.5654"]) expect(stripped.includes(text), text).toBe(false);
    expect(await seen(stripped)).toEqual(await seen(bytes));
  });

  test("loses the serial number that its maker wrote in plain, and keeps the rest of the note", async () => {
    const note = (begins: string, serial: number): Buffer => {
      const directory = tiff({
        entries: [
          [0x0001, 2, "kept by the maker"],
          [serial, 2, SERIAL],
        ],
      });
      return Buffer.concat([Buffer.from(begins, "latin1"), directory]);
    };
    const nikon = note("Nikon\0\x02\x10\0\0", 0x001d);
    const exif = tiff({ entries: [[0x8769, 4, { entries: [[0x927c, 7, nikon]] }]] });
    const { stripped, held } = strip(withSegments(await jpeg(), [0xe1, segment("Exif\0\0", exif)]), "jpeg");
    expect(held).toEqual(["serial in maker note"]);
    expect(stripped.includes(SERIAL)).toBe(false);
    expect(stripped.includes("kept by the maker")).toBe(true);
  });
});

test("a TIFF loses the place in its own directory, and no pixel", async () => {
  const pixels = Buffer.from([10, 20, 30, 40]);
  const bytes = tiff({
    entries: [
      ...[
        [0x100, 2],
        [0x101, 2],
        [0x102, 8],
        [0x103, 1],
        [0x106, 1],
      ].map(([tag = 0, value = 0]) => [tag, 3, value] as const),
      [0x111, 4, 0],
      [0x115, 3, 1],
      [0x116, 3, 2],
      [0x117, 4, 4],
      [0x8825, 4, GPS],
    ],
  });
  bytes.writeUInt32LE(bytes.length, bytes.indexOf(Buffer.from([0x11, 1, 4, 0])) + 8);
  const file = Buffer.concat([bytes, pixels]);
  const { stripped, held } = strip(file, "tiff");
  expect(held).toEqual(["place in EXIF"]);
  expect((await sharp(stripped).raw().toBuffer()).equals(await sharp(file).raw().toBuffer())).toBe(true);
});

describe("a PNG", () => {
  const chunk = (type: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length, 0);
    head.write(type, 4);
    // Readers let a wrong checksum of a text pass.
    return Buffer.concat([head, data, Buffer.alloc(4)]);
  };
  const withChunks = async (...chunks: readonly Buffer[]) => {
    const png = await photograph(20, 20).png().toBuffer();
    return Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);
  };

  test("loses what is in packed texts, in profiles as digits, and in single texts", async () => {
    const exif = segment(
      "Exif\0\0",
      tiff({
        entries: [
          [0x0110, 2, "Model that stays"],
          [0x8825, 4, GPS],
        ],
      }),
    );
    const digits = `\nexif\n${String(exif.length).padStart(8)}\n${exif.toString("hex").replace(/.{72}/g, "$&\n")}\n`;
    const bytes = await withChunks(
      chunk("iTXt", segment("XML:com.adobe.xmp\0\x01\0\0\0", deflateSync(PLACE_XMP))),
      chunk("zTXt", segment("Raw profile type exif\0\0", deflateSync(Buffer.from(digits)))),
      chunk("tEXt", segment("exif:GPSLatitude\x0025/1, 2/1, 0/1")),
      chunk("tEXt", segment("Comment\0stays")),
    );
    const { stripped, held } = strip(bytes, "png");
    expect(held).toEqual(["place in EXIF", "place in XMP", "place in text of the PNG", "serial in XMP"]);
    expect(strip(stripped, "png").held).toEqual([]);
    expect(stripped.includes("stays")).toBe(true);
    expect(await seen(stripped)).toEqual(await seen(bytes));
    expect((await sharp(stripped).metadata()).xmpAsString).toContain("茶館");
  });

  test("loses a text that grows beyond all measure when it is unpacked", async () => {
    const bomb = deflateSync(Buffer.alloc(20_000_000, " "));
    const bytes = await withChunks(chunk("iTXt", segment("XML:com.adobe.xmp\0\x01\0\0\0", bomb)));
    const { stripped, held } = strip(bytes, "png");
    expect(held).toEqual(["unread in text of the PNG"]);
    expect(stripped.length).toBeLessThan(bytes.length - bomb.length);
  });
});

test("a GIF loses the place in its XMP, however often it is there", async () => {
  const gif = await animation("gif", 2, 20, 20);
  const trailer = Buffer.from([1, ...Array.from({ length: 256 }, (_, i) => 255 - i), 0]);
  const at = gif.indexOf(Buffer.from([0x21, 0xf9]));
  const block = segment("\x21\xff\x0bXMP DataXMP", Buffer.from(PLACE_XMP), trailer);
  const bytes = Buffer.concat([gif.subarray(0, at), block, block, gif.subarray(at)]);
  const { stripped, held } = strip(bytes, "gif");
  expect(held).toEqual(["place in XMP", "serial in XMP"]);
  expect(stripped.includes("GPSLatitude=")).toBe(false);
  expect((await sharp(stripped).metadata()).pages).toBe(2);
});

test.each([
  ["heic", "HEIC"],
  ["mif1", "HEIF"],
])("a picture of the brand %s is searched like an AVIF, which has the same form", async (brand, type) => {
  const bytes = await told().avif({ effort: 0 }).toBuffer();
  const brands = bytes.subarray(8, bytes.readUInt32BE(0));
  for (let at = brands.indexOf("avif"); at >= 0; at = brands.indexOf("avif", at + 4)) brands.write("heic", at);
  brands.write(brand);
  const paths = await writeFiles(await temporaryFolder(), { "a.heic": bytes });
  const facts = await inspectFile(paths["a.heic"]);
  expect(facts).toMatchObject({ type, personal: { without: { format: "heic", size: bytes.length } } });
  expect(facts.image).toBeUndefined();
});

test("XMP in other words is read too: other prefixes, elements, quotes, spaces", () => {
  const texts = [
    xmp("", "<exif:GPSLatitude>25,2.0N</exif:GPSLatitude>"),
    xmp("exif:GPSLongitude = '121,33.9E'"),
    xmp("", '<ps:City xml:lang="zh">Taipei</ps:City>'),
    '<rdf:Description xmlns:p="http://ns.adobe.com/photoshop/1.0/" p:City="Taipei" />',
    '<rdf:Description drone-dji:GpsLatitude="+25.03"/>',
    xmp("", "<Iptc4xmpExt:LocationShown><rdf:Bag/></Iptc4xmpExt:LocationShown>"),
    xmp("", "<exif:GPSLatitude>25,2.0N"),
  ];
  for (const text of texts) {
    const bytes = segment("II*\0\x08\0\0\0\x01\0\xbc\x02\x01\0\0\0\0\0\x1a\0\0\0\0\0\0\0", Buffer.from(text));
    bytes.writeUInt32LE(Buffer.byteLength(text), 14);
    const { stripped, held } = strip(bytes, "tiff");
    expect(held, text).toEqual(["place in XMP"]);
    for (const word of ["25", "121", "Taipei"]) expect(stripped.subarray(26).includes(word), text).toBe(false);
  }
});
