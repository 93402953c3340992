/** The metadata of AVIF and HEIC: items of a `meta` box (ISO 14496-12, 8.11), and boxes of XMP and of films. In place. */
import { stripFilm } from "./film.ts";
import { inPieces, type Stripping } from "./held.ts";
import { stripProfile } from "./profile.ts";

interface Box {
  readonly type: string;
  /** What is in it. */
  readonly start: number;
  readonly end: number;
}

/** The box of XMP in files that are films too (XMP specification part 3, 1.2.4). */
const XMP_BOX = "\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac";
/** Boxes with other boxes in them, in which a film tells its place. */
const CONTAINERS = new Set(["moov", "udta", "trak", "mdia"]);

/** @param bytes a file of ISO base media boxes */
export function stripHeif(bytes: Buffer, stripping: Stripping): void {
  for (const box of boxesOf(bytes, 0, bytes.length)) {
    const data = bytes.subarray(box.start, box.end);
    if (box.type === "meta") stripItems(bytes, box, stripping);
    else if (box.type === "uuid" && data.toString("latin1", 0, 16) === XMP_BOX)
      stripping.inside("xmp", data.subarray(16));
    else if (CONTAINERS.has(box.type)) stripFilm(data, stripping);
  }
}

function stripItems(bytes: Buffer, meta: Box, stripping: Stripping): void {
  // Version and flags come first.
  const boxes = [...boxesOf(bytes, meta.start + 4, meta.end)];
  const [infos, locations] = ["iinf", "iloc"].map((type) => boxes.find((box) => box.type === type));
  if (!infos || !locations) return;
  const forms = itemForms(bytes, infos);
  const idat = boxes.find((box) => box.type === "idat")?.start ?? 0;
  for (const { id, extents, isInFile } of itemLocations(bytes, locations, idat)) {
    const item = forms.get(id);
    if (!item) continue;
    // No file has more of it than bytes: extents that overlap would fill the memory.
    const all = extents.reduce((sum, { start, end }) => sum + Math.max(0, end - start), 0);
    if (!isInFile || item.packed || all > bytes.length) {
      stripping.note({ what: "unread", where: item.form === "exif" ? "EXIF" : "XMP" });
      continue;
    }
    inPieces(
      extents.map(({ start, end }) => bytes.subarray(start, end)),
      (whole) => {
        // Before EXIF is the number of bytes up to its byte order (ISO 23008-12, A.2.1).
        const skip = item.form === "exif" && whole.length >= 4 ? 4 + whole.readUInt32BE(0) : 0;
        stripProfile(whole.subarray(skip), item.form, stripping);
      },
    );
  }
}

/** Items that are metadata, by their number (8.11.6). */
function itemForms(bytes: Buffer, infos: Box): Map<number, { form: "exif" | "xmp"; packed: boolean }> {
  const forms = new Map<number, { form: "exif" | "xmp"; packed: boolean }>();
  const from = infos.start + (bytes[infos.start] === 0 ? 6 : 8);
  for (const { type, start, end } of boxesOf(bytes, from, infos.end)) {
    if (type !== "infe" || end - start < 12) continue;
    const wide = bytes[start] === 3;
    const id = wide ? bytes.readUInt32BE(start + 4) : bytes.readUInt16BE(start + 4);
    const at = start + (wide ? 10 : 8);
    const [name, , content = "", encoding = ""] = [
      bytes.toString("latin1", at, at + 4),
      ...bytes.toString("latin1", at + 4, Math.min(end, at + 400)).split("\0"),
    ];
    if (name === "Exif") forms.set(id, { form: "exif", packed: false });
    else if (name === "mime" && content.includes("rdf+xml")) forms.set(id, { form: "xmp", packed: encoding !== "" });
  }
  return forms;
}

interface Location {
  readonly id: number;
  readonly isInFile: boolean;
  readonly extents: readonly { readonly start: number; readonly end: number }[];
}

/** Where items are (8.11.3). @param idat where items inside the box itself begin */
function* itemLocations(bytes: Buffer, { start, end }: Box, idat: number): Generator<Location> {
  let at = start + 4;
  const read = (size: number): number => {
    const from = at;
    at += size;
    if (at > end || size === 0) return 0;
    return size === 8 ? Number(bytes.readBigUInt64BE(from)) : bytes.readUIntBE(from, size);
  };
  const version = bytes[start] ?? 0;
  const sizes = read(2);
  const [offsets, lengths, bases] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexes = version > 0 ? sizes & 15 : 0;
  if ([offsets, lengths, bases, indexes].some((size) => size !== 0 && size !== 4 && size !== 8)) return;
  const count = read(version < 2 ? 2 : 4);
  for (let i = 0; i < count && at < end; i += 1) {
    const id = read(version < 2 ? 2 : 4);
    const method = version > 0 ? read(2) & 15 : 0;
    const source = read(2);
    const base = read(bases) + (method === 1 ? idat : 0);
    const extents: { start: number; end: number }[] = [];
    for (let n = read(2); n > 0 && at <= end; n -= 1) {
      read(indexes);
      const from = base + read(offsets);
      // No length is up to the end.
      const size = read(lengths);
      extents.push({ start: from, end: size === 0 ? bytes.length : Math.min(from + size, bytes.length) });
    }
    yield { id, isInFile: source === 0 && method < 2, extents };
  }
}

function* boxesOf(bytes: Buffer, from: number, to: number): Generator<Box> {
  for (let at = from; at + 8 <= to; ) {
    const type = bytes.toString("latin1", at + 4, at + 8);
    const short = bytes.readUInt32BE(at);
    const isLong = short === 1 && at + 16 <= to;
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
    const head = isLong ? 16 : 8;
    if (size < head) return;
    yield { type, start: at + head, end: Math.min(at + size, to) };
    at += size;
  }
}
