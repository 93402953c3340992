import { createHash } from "node:crypto";
import { chmod, readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { inspectFile } from "../../scripts/attachments/inspect.ts";
import { pngClaiming } from "../support/png.ts";
import { animation, corner, drawing, photograph, temporaryFolder, writeFiles } from "./pictures.ts";

async function inspect(name: string, bytes: Uint8Array | string) {
  const paths = await writeFiles(await temporaryFolder(), { [name]: bytes });
  return inspectFile(paths[name] ?? "");
}

test("size and checksum are those of the file, however large it is", async () => {
  const bytes = Buffer.alloc(3_000_001, "stele");
  expect(await inspect("large.bin", bytes)).toEqual({
    size: 3_000_001,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    type: "BIN",
  });
});

test.each([
  ["報表.xlsx", "PK\x03\x04....", "XLSX"],
  ["notes.docx", "PK\x03\x04....", "DOCX"],
  ["slides.PPTX", "PK\x03\x04....", "PPTX"],
  ["all.zip", "PK\x03\x04....", "ZIP"],
  ["renamed.jpg.zip", "PK\x03\x04....", "ZIP"],
  ["old.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "XLS"],
  ["old.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC"],
  ["a.pdf", "%PDF-1.7", "PDF"],
  ["wrong.txt", "%PDF-1.7", "PDF"],
  ["a.rar", "Rar!\x1a\x07\x01\0", "RAR"],
  ["a.7z", "7z\xbc\xaf\x27\x1c", "7Z"],
  ["a.txt", "plain words", "TXT"],
  ["a.csv", "a,b", "CSV"],
  ["a.md", "# a", "MD"],
  ["BM.txt", "BM is how this text begins", "TXT"],
  ["a.mp3", "ID3\x04", "MP3"],
  ["a.mp4", "\0\0\0\x18ftypisom\0\0\0\0isomiso2", "MP4"],
  ["a.mov", "\0\0\0\x14ftypqt  \0\0\0\0qt  ", "MOV"],
  ["a.heic", "\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"],
  ["a.dwg", "AC1027", "DWG"],
  ["no extension", "anything", "file"],
  ["strange.a-b", "anything", "file"],
])("%s is shown as the right type", async (name, bytes, type) => {
  const facts = await inspect(name, Buffer.from(bytes, "latin1"));
  expect(facts.type).toBe(type);
  expect(facts.problem).toBeUndefined();
  expect(facts.image).toBeUndefined();
});

test("images are known by their bytes, whatever they are called", async () => {
  const still = { frames: 1, animated: false, alpha: false, width: 64, height: 48 };
  const image = photograph(64, 48);
  expect(await inspect("a.jpg", await image.jpeg().toBuffer())).toMatchObject({
    type: "JPEG",
    image: { format: "jpeg", ...still },
  });
  expect((await inspect("a.jpg", await image.png().toBuffer())).type).toBe("PNG");
  expect((await inspect("a", await image.webp().toBuffer())).image).toEqual({ format: "webp", ...still });
  expect((await inspect("a.tif", await image.tiff().toBuffer())).image).toEqual({ format: "tiff", ...still });
  expect((await inspect("a.avif", await image.avif({ effort: 0 }).toBuffer())).image).toEqual({
    format: "avif",
    ...still,
  });
  expect((await inspect("a.gif", await image.gif().toBuffer())).image).toEqual({ format: "gif", ...still });
});

test("a BMP is shown at the size that its header gives", async () => {
  const bmp = Buffer.alloc(58);
  bmp.write("BM");
  bmp.writeInt32LE(30, 18);
  bmp.writeInt32LE(-20, 22);
  expect((await inspect("a.bmp", bmp)).image).toMatchObject({ format: "bmp", width: 30, height: 20 });
});

test("the size of a photograph taken with the camera turned is its size upright", async () => {
  const bytes = await corner(80, 40).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  expect((await inspect("a.jpg", bytes)).image).toMatchObject({ width: 40, height: 80 });
});

test("animations are known as such, animated PNG included", async () => {
  expect((await inspect("a.gif", await animation("gif", 3))).image).toMatchObject({
    animated: true,
    frames: 3,
    height: 150,
  });
  expect((await inspect("a.webp", await animation("webp", 4))).image).toMatchObject({ animated: true, frames: 4 });
  const png = await photograph(30, 20).png().toBuffer();
  const control = Buffer.from("\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0", "latin1");
  control.writeUInt32BE(0xf38d9370, 16);
  const animated = Buffer.concat([png.subarray(0, 33), control, png.subarray(33)]);
  expect((await inspect("a.png", animated)).image).toMatchObject({ format: "png", animated: true, frames: 2 });
});

test("only a picture that something shows through has transparency", async () => {
  const clear = await drawing(40, 30).ensureAlpha(0.5).png().toBuffer();
  const opaque = await drawing(40, 30).ensureAlpha(1).png().toBuffer();
  expect((await inspect("a.png", clear)).image?.alpha).toBe(true);
  expect((await inspect("a.png", opaque)).image?.alpha).toBe(false);
});

test("slightly damaged photographs are kept as browsers show them", async () => {
  const jpeg = await photograph(200, 150).jpeg().toBuffer();
  const scratched = Buffer.from(jpeg);
  for (let i = jpeg.length >> 1; i < (jpeg.length >> 1) + 20; i++) scratched[i] = 0x41;
  for (const bytes of [jpeg.subarray(0, -2), Buffer.concat([jpeg, Buffer.from("trailing words")]), scratched]) {
    expect((await inspect("a.jpg", bytes)).problem).toBeUndefined();
  }
});

const cut = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length * 0.6));

test.each<[string, string, () => Promise<Buffer | string> | Buffer | string, RegExp]>([
  [
    "a JPEG that is cut off",
    "a.jpg",
    async () => cut(await photograph(200, 150).jpeg().toBuffer()),
    /damaged or cut off/,
  ],
  [
    "a PNG that is cut off",
    "a.png",
    async () => cut(await photograph(200, 150).png().toBuffer()),
    /damaged or cut off/,
  ],
  [
    "a WebP that is cut off",
    "a.webp",
    async () => cut(await photograph(200, 150).webp().toBuffer()),
    /damaged or cut off/,
  ],
  [
    "an AVIF that is cut off",
    "a.avif",
    async () => cut(await photograph(200, 150).avif({ effort: 0 }).toBuffer()),
    /damaged or cut off/,
  ],
  [
    "a GIF that is cut off",
    "a.gif",
    async () => cut(await photograph(200, 150).gif().toBuffer()),
    /damaged or cut off/,
  ],
  ["nothing but a JPEG's first bytes", "a.jpg", () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]), /damaged or cut off/],
  ["a text named as an image", "a.jpg", () => "this is no picture", /no image that can be read/],
  [
    "a saved error page named as an image",
    "a.gif",
    () => "<!DOCTYPE html><title>404</title>",
    /the file is a web page/,
  ],
  ["an empty file", "a.jpg", () => "", /empty/],
  ["an empty document", "a.pdf", () => "", /empty/],
  ["a PNG that claims 100,000 by 100,000 pixels", "a.png", () => pngClaiming(100_000, 100_000), /too large to decode/],
  [
    "a GIF with a canvas of 65,535 by 65,535",
    "a.gif",
    async () => {
      const gif = await photograph(4, 4).gif().toBuffer();
      const frame = gif.indexOf(Buffer.from([0x2c, 0, 0, 0, 0, 4, 0, 4, 0]));
      for (const at of [6, 8, frame + 5, frame + 7]) gif.writeUInt16LE(65_535, at);
      return gif;
    },
    /too large to decode/,
  ],
  [
    "a small PNG that unpacks to 48 million pixels",
    "a.png",
    () =>
      sharp({ create: { width: 8000, height: 6000, channels: 3, background: "#000" }, limitInputPixels: false })
        .png()
        .toBuffer(),
    /too large to decode/,
  ],
  [
    "a Git LFS pointer",
    "a.jpg",
    () => "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n",
    /Git LFS pointer/,
  ],
])("%s is a problem that says what to do", async (_, name, bytes, message) => {
  const facts = await inspect(name, await bytes());
  expect(facts.problem?.message).toMatch(message);
  expect(facts.problem?.fix).toMatch(/\w/);
  expect(facts.image).toBeUndefined();
});

test.each([
  ["paper.pdf", " \n<html><script>alert(1)</script>"],
  ["film.mkv", "\ufeff<!doctype html><script>alert(1)</script>"],
])("%s that is a web page is refused, because a browser could open it as one of the site", async (name, bytes) => {
  expect((await inspect(name, bytes)).problem?.message).toMatch(/the file is a web page/);
});

test.each(["saved.html", "feed.xml", "no-extension", "strange.dat", "bytes.bin"])(
  "%s may hold a web page: its published name is of bytes",
  async (name) => {
    expect((await inspect(name, "<html><script>alert(1)</script>")).problem).toBeUndefined();
  },
);

test("words in angle brackets are no page in a file that is named as text", async () => {
  expect((await inspect("saved.html.txt", "<html><script>alert(1)</script>")).problem).toBeUndefined();
});

test("a file that cannot be read is a problem, not a crash", async () => {
  const folder = await temporaryFolder();
  expect((await inspectFile(join(folder, "missing.jpg"))).problem?.message).toMatch(/cannot be read \(ENOENT\)/);
  expect((await inspectFile(folder)).problem?.message).toMatch(/cannot be read \(EISDIR\)/);
});

test("looking at a file leaves it as it was", async () => {
  const bytes = await photograph(60, 40).jpeg().withMetadata({ orientation: 8 }).toBuffer();
  const paths = await writeFiles(await temporaryFolder(), { "a.jpg": bytes });
  await chmod(paths["a.jpg"], 0o444);
  await inspectFile(paths["a.jpg"]);
  expect(await readFile(paths["a.jpg"])).toEqual(bytes);
});
