/** The metadata of a JPEG (ITU-T T.81, annex B; XMP specification part 3, 1.1.3), of all pictures in it. In place. */
import { createHash } from "node:crypto";
import { stripFilm } from "./film.ts";
import { inPieces, type Stripping } from "./held.ts";

const [EXIF, XMP, XMP_EXTENSION] = ["Exif\0", "http://ns.adobe.com/xap/1.0/\0", "http://ns.adobe.com/xmp/extension/\0"];
const PHOTOSHOP = "Photoshop 3.0\0";
/** Markers without a segment, TEM aside. */
const [RST0, SOI, TEM] = [0xd0, 0xd8, 0x01];
const [APP1, APP13, SOS, EOI] = [0xe1, 0xed, 0xda, 0xd9];
/** In an extension: the MD5 of the whole as text, its length, and the offset of this piece. */
const [GUID_BYTES, EXTENSION_HEAD] = [32, 40];
const START = Buffer.from([0xff, 0xd8, 0xff]);

/**
 * Takes it out of the picture, and out of those behind its end: previews, other views (CIPA DC-007), films of phones.
 *
 * @param bytes anything that is no JPEG is searched for one
 */
export function stripJpeg(bytes: Buffer, stripping: Stripping): void {
  let done = 0;
  for (let at = bytes.indexOf(START); at >= 0; at = bytes.indexOf(START, at + 3)) {
    stripRest(bytes.subarray(done, at), stripping);
    const picture = new Picture(bytes, at);
    picture.strip(stripping);
    at = picture.end - 3;
    done = picture.end;
  }
  stripRest(bytes.subarray(done), stripping);
}

/** Phones put a film of a second or two behind a picture. */
function stripRest(bytes: Buffer, stripping: Stripping): void {
  if (bytes.includes("ftyp")) stripFilm(bytes, stripping);
}

/** The segments of one picture. */
class Picture {
  readonly #exif: Buffer[] = [];
  readonly #xmp: Buffer[] = [];
  readonly #extensions: Buffer[] = [];
  readonly #resources: Buffer[] = [];
  /** Offset behind its end marker, or of what is not read. */
  readonly end: number;

  constructor(bytes: Buffer, start: number) {
    let at = start + 2;
    for (;;) {
      while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
      const marker = bytes[at + 1] ?? 0;
      if (bytes[at] !== 0xff || marker === EOI || at + 4 > bytes.length) break;
      if (marker === TEM || (marker >= RST0 && marker <= SOI)) at += 2;
      else {
        const end = at + 2 + bytes.readUInt16BE(at + 2);
        this.#segment(marker, bytes.subarray(at + 4, end));
        at = marker === SOS ? scanEnd(bytes, end) : Math.max(end, at + 4);
      }
    }
    this.end = Math.min(Math.max(at, start + 3), bytes.length);
  }

  #segment(marker: number, data: Buffer): void {
    const begins = (text: string) => data.toString("latin1", 0, text.length) === text;
    // A byte follows that may be anything.
    if (marker === APP1 && begins(EXIF)) this.#exif.push(data.subarray(EXIF.length + 1));
    else if (marker === APP1 && begins(XMP)) this.#xmp.push(data.subarray(XMP.length));
    else if (marker === APP1 && begins(XMP_EXTENSION)) this.#extensions.push(data.subarray(XMP_EXTENSION.length));
    else if (marker === APP13 && begins(PHOTOSHOP)) this.#resources.push(data.subarray(PHOTOSHOP.length));
  }

  strip({ inside, note }: Stripping): void {
    for (const data of this.#exif) inside("exif", data);
    for (const data of this.#xmp) inside("xmp", data);
    this.#stripExtensions({ inside, note });
    inPieces(this.#resources, (whole) => inside("resources", whole));
  }

  /** A property may begin in one segment and end in the next. Their name is the MD5 of the text, here and in the XMP. */
  #stripExtensions({ inside }: Stripping): void {
    const guids = new Map<string, Buffer[]>();
    for (const piece of this.#extensions) {
      if (piece.length < EXTENSION_HEAD) continue;
      const guid = piece.toString("latin1", 0, GUID_BYTES);
      const same = guids.get(guid);
      if (same) same.push(piece);
      else guids.set(guid, [piece]);
    }
    for (const [guid, pieces] of guids) {
      const offset = (piece: Buffer) => piece.readUInt32BE(EXTENSION_HEAD - 4);
      const texts = [...pieces].sort((a, b) => offset(a) - offset(b)).map((piece) => piece.subarray(EXTENSION_HEAD));
      const before = md5(texts);
      inPieces(texts, (whole) => inside("xmp", whole));
      const after = md5(texts);
      if (after === before) continue;
      for (const piece of pieces) piece.write(after, 0, "latin1");
      for (const xmp of this.#xmp) {
        const at = xmp.indexOf(guid);
        if (at >= 0) xmp.write(after, at, "latin1");
      }
    }
  }
}

function md5(texts: readonly Buffer[]): string {
  const hash = createHash("md5");
  for (const text of texts) hash.update(text);
  return hash.digest("hex").toUpperCase();
}

/** Where the next marker is behind the data of a scan, in which FF 00 is a byte and FF D0 to D7 are restarts. */
function scanEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker !== 0 && marker !== 0xff && (marker < 0xd0 || marker > 0xd7)) return at;
  }
  return bytes.length;
}
