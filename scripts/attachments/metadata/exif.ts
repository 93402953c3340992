/**
 * Takes place and serial numbers out of EXIF (CIPA DC-008-2023, 4.6). Nothing moves, so offsets that makers count from
 * anywhere stay right, and a TIFF file is changed in the same way.
 */
import { type Form, isBlank, type Stripping } from "./held.ts";
import { type MakerPiece, makerPieces } from "./maker-note.ts";
import { type Directory, type Entry, type Range, TiffReader, UnreadMetadata, withoutKept } from "./tiff-directory.ts";

/** Tags of directories and of the maker's note. */
const [SUB_DIRECTORIES, EXIF, GPS, INTEROPERABILITY, MAKER_NOTE] = [0x014a, 0x8769, 0x8825, 0xa005, 0x927c];
const EMBEDDED = new Map<number, Form>([
  [0x02bc, "xmp"],
  [0x83bb, "iptc"],
  [0x8649, "resources"],
]);
/** Offsets of parts of the picture, and the lengths that go with them: strips, tiles, the thumbnail. */
const PICTURE_PARTS = new Map([
  [0x0111, 0x0117],
  [0x0144, 0x0145],
  [0x0201, 0x0202],
]);
const THUMBNAIL = 0x0201;
/** BodySerialNumber, LensSerialNumber, CameraSerialNumber of DNG, SerialNumber of Adobe's raw converter. */
const SERIALS = new Set([0xa431, 0xa435, 0xc62f, 0xfde9]);
/** Latitude, longitude and altitude, those of the destination, and the name of the area: all else says when and how. */
const POSITIONS = new Set([0x02, 0x04, 0x06, 0x14, 0x16, 0x1c]);

/**
 * Takes them out, in place.
 *
 * @param bytes a TIFF structure, from its byte order on; anything else is left as it is, because nobody can read it
 */
export function stripExif(bytes: Buffer, stripping: Stripping): void {
  const order = bytes.toString("latin1", 0, 2);
  if (bytes.length < 8 || (order !== "II" && order !== "MM")) return;
  const reader = new TiffReader(bytes, order === "II");
  // 43 is BigTIFF.
  const version = reader.u16(2);
  try {
    if (version === 43) throw new UnreadMetadata("BigTIFF");
    if (version === 42) new ExifStripper(reader, stripping).run();
  } catch (error) {
    if (!(error instanceof UnreadMetadata)) throw error;
    stripping.note({ what: "unread", where: "EXIF" });
  }
}

class ExifStripper {
  readonly #reader: TiffReader;
  readonly #stripping: Stripping;
  readonly #seen = new Set<number>();
  /** Entries to be removed, by directory. */
  readonly #removed = new Map<Directory, Set<Entry>>();
  readonly #blank: Range[] = [];
  readonly #kept: Range[] = [];
  /** Changes of what is embedded, after all has been read. */
  readonly #embedded: (() => void)[] = [];

  constructor(reader: TiffReader, stripping: Stripping) {
    this.#reader = reader;
    this.#stripping = stripping;
  }

  /** Reads everything before it changes anything. */
  run(): void {
    const { bytes } = this.#reader;
    this.#kept.push({ start: 0, end: 8 });
    for (let at = this.#reader.u32(4); at !== 0; ) at = this.#read(at)?.next ?? 0;
    for (const { start, end } of withoutKept(this.#blank, this.#kept))
      bytes.fill(0, start, Math.min(end, bytes.length));
    for (const change of this.#embedded) change();
    for (const [directory, entries] of this.#removed) this.#remove(directory, entries);
  }

  #read(at: number): Directory | undefined {
    if (this.#seen.has(at)) return undefined;
    this.#seen.add(at);
    const directory = this.#reader.directory(at);
    if (!directory) return undefined;
    this.#kept.push({ start: at, end: at + 2 + directory.entries.length * 12 + 4 });
    for (const entry of directory.entries) this.#entry(entry, directory);
    for (const [offsets, lengths] of PICTURE_PARTS) this.#keepPicture(directory, offsets, lengths);
    return directory;
  }

  #entry(entry: Entry, directory: Directory): void {
    const { tag, value } = entry;
    if (this.#tells(entry)) {
      this.#take(entry, directory);
      return;
    }
    this.#kept.push(value);
    if (tag === EXIF || tag === INTEROPERABILITY) this.#read(entry.number);
    else if (tag === SUB_DIRECTORIES) for (const at of this.#numbers(entry)) this.#read(at);
    else if (tag === MAKER_NOTE) for (const piece of makerPieces(this.#reader, value)) this.#maker(piece);
    else this.#embed(entry);
  }

  #tells({ tag, value, number }: Entry): boolean {
    if (tag === GPS) return this.#place(number);
    if (!SERIALS.has(tag) || this.#isBlank(value)) return false;
    this.#stripping.note({ what: "serial", where: "EXIF" });
    return true;
  }

  /** @returns whether the directory of the place says where it is, or cannot be read */
  #place(at: number): boolean {
    const directory = this.#reader.directory(at);
    const tells =
      directory?.entries.some(({ tag, unit, value }) => POSITIONS.has(tag) && (unit === 0 || !this.#isBlank(value))) ??
      true;
    if (!tells) return false;
    this.#stripping.note({ what: "place", where: "EXIF" });
    if (directory) {
      this.#blank.push({ start: at, end: at + 2 + directory.entries.length * 12 + 4 });
      this.#blank.push(...directory.entries.map(({ value }) => value));
    }
    return true;
  }

  /** A maker's directories have places of their own, so only the values go. */
  #maker({ what, value }: MakerPiece): void {
    if (this.#isBlank(value)) return;
    this.#stripping.note({ what, where: "maker note" });
    this.#embedded.push(() => this.#reader.bytes.fill(0, value.start, value.end));
  }

  #embed({ tag, value }: Entry): void {
    const form = EMBEDDED.get(tag);
    if (form) this.#inside(form, value);
  }

  #inside(form: Form, { start, end }: Range): void {
    this.#embedded.push(() => this.#stripping.inside(form, this.#reader.bytes.subarray(start, end)));
  }

  #keepPicture({ entries }: Directory, offsets: number, lengths: number): void {
    const starts = this.#numbers(entries.find(({ tag }) => tag === offsets));
    this.#numbers(entries.find(({ tag }) => tag === lengths)).forEach((length, i) => {
      const start = starts[i] ?? 0;
      const part = { start, end: start + length };
      this.#kept.push(part);
      if (offsets === THUMBNAIL) this.#inside("jpeg", part);
    });
  }

  #numbers(entry: Entry | undefined): number[] {
    if (!entry || entry.unit === 0) return [];
    const { unit, value } = entry;
    const count = Math.floor((value.end - value.start) / unit);
    return Array.from({ length: count }, (_, i) => this.#reader.number(value.start + i * unit, unit));
  }

  #isBlank({ start, end }: Range): boolean {
    return isBlank(this.#reader.bytes.subarray(start, end));
  }

  #take(entry: Entry, directory: Directory): void {
    this.#blank.push(entry.value);
    const entries = this.#removed.get(directory) ?? new Set();
    this.#removed.set(directory, entries.add(entry));
  }

  /** Moves the entries behind up. Some writers have no pointer to a next directory, so what follows stays where it is. */
  #remove({ at, entries, next }: Directory, removed: ReadonlySet<Entry>): void {
    const reader = this.#reader;
    const rest = entries.filter((entry) => !removed.has(entry));
    const rows = Buffer.concat(
      rest.map((entry) => reader.bytes.subarray(entry.at, entry.at + 12)),
      entries.length * 12,
    );
    rows.copy(reader.bytes, at + 2);
    reader.writeU16(rest.length, at);
    reader.writeU32(next, at + 2 + rest.length * 12);
  }
}
