/**
 * Where makers write serial numbers and places in plain, in notes that are directories of TIFF. The tags are those that
 * ExifTool's documentation lists for each maker.
 */
import type { HeldKind } from "./held.ts";
import { type Range, TiffReader } from "./tiff-directory.ts";

/** A value in a maker's note. */
export interface MakerPiece {
  readonly what: HeldKind;
  readonly value: Range;
}

interface Maker {
  /** What its notes begin with. */
  readonly begins: string;
  /** Where the directory is, from the beginning of the note; a function of the note if it says so itself. */
  readonly directory: number | ((note: TiffReader, start: number) => number);
  /** What offsets count from: the note, a TIFF header in it, or the EXIF around it unless given. */
  readonly base?: { readonly note: number } | { readonly header: number };
  /** Byte order; that of the EXIF around it unless given. */
  readonly order?: "little";
  readonly serial: readonly number[];
  readonly place?: readonly number[];
  /** Tag of a directory inside, and the serial numbers in it. */
  readonly inside?: { readonly tag: number; readonly serial: readonly number[] };
}

const OLYMPUS = { serial: [0x0404], inside: { tag: 0x2010, serial: [0x0101, 0x0102, 0x0202, 0x0302] } };

const MAKERS: readonly Maker[] = [
  { begins: "Nikon\0\x02", directory: 8, base: { header: 10 }, serial: [0x001d, 0x00a0] },
  { begins: "Panasonic\0", directory: 12, serial: [0x0025, 0x0052], place: [0x0067, 0x0069, 0x006b, 0x006d, 0x006f] },
  {
    begins: "FUJIFILM",
    directory: (note, start) => note.u32(start + 8),
    base: { note: 0 },
    order: "little",
    serial: [0x0010],
  },
  { begins: "OLYMPUS\0", directory: 12, base: { note: 0 }, ...OLYMPUS },
  { begins: "OM SYSTEM\0", directory: 16, base: { note: 0 }, ...OLYMPUS },
  { begins: "OLYMP\0", directory: 8, ...OLYMPUS },
  { begins: "AOC\0", directory: 6, serial: [0x0229] },
  { begins: "SIGMA\0\0\0", directory: 10, serial: [0x0002] },
  { begins: "PENTAX \0", directory: 10, base: { note: 0 }, serial: [0x0229] },
  // Canon's have no name: the directory is at once there, and its first tag is a small one.
  { begins: "", directory: 0, serial: [0x000c, 0x0096] },
];

/**
 * Values of a maker's note that tell the place or a serial number.
 *
 * @param exif the structure that the note is in
 * @param at the bytes of the note
 * @throws UnreadMetadata see `TiffReader.directory`
 */
export function makerPieces(exif: TiffReader, { start, end }: Range): MakerPiece[] {
  const beginning = exif.bytes.toString("latin1", start, Math.min(start + 12, end));
  const maker = MAKERS.find(({ begins }) => beginning.startsWith(begins));
  if (!maker || end - start < 18) return [];
  const header = maker.base && "header" in maker.base ? start + maker.base.header : undefined;
  const ownOrder = header === undefined ? exif.little : exif.bytes.toString("latin1", header, header + 2) === "II";
  const little = maker.order === "little" || ownOrder;
  const reader = new TiffReader(exif.bytes, little, exif);
  const base = header ?? (maker.base ? start : 0);
  const offset = typeof maker.directory === "number" ? maker.directory : maker.directory(reader, start);
  const directory = reader.directory(header === undefined ? start + offset : header + reader.u32(header + 4), base);
  const entries = directory?.entries ?? [];
  // A note of another maker, whose bytes mean something else.
  if (entries.some(({ unit }) => unit === 0)) return [];
  const pieces = (tags: readonly number[], what: HeldKind, list = entries) =>
    list.filter(({ tag }) => tags.includes(tag)).map(({ value }): MakerPiece => ({ what, value }));
  const nested = entries.find(({ tag }) => tag === maker.inside?.tag);
  const inside = nested && reader.directory(base + nested.number, base)?.entries;
  return [
    ...pieces(maker.serial, "serial"),
    ...pieces(maker.place ?? [], "place"),
    ...pieces(maker.inside?.serial ?? [], "serial", [...(inside ?? [])]),
  ];
}
