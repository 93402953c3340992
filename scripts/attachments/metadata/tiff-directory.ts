/** Reads the directories of a TIFF structure, which EXIF is too (TIFF 6.0, section 2). */

/** Bytes from `start` to before `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** An entry of a directory. */
export interface Entry {
  /** Offset of its 12 bytes. */
  readonly at: number;
  readonly tag: number;
  /** Bytes of its value, as far as they are there: in the entry itself if they fit, elsewhere otherwise. */
  readonly value: Range;
  /** Its value as a whole number, for pointers and lengths. */
  readonly number: number;
  /** Bytes of one number of the value. */
  readonly unit: number;
}

export interface Directory {
  readonly at: number;
  readonly entries: readonly Entry[];
  /** Offset of the next directory; 0 if there is none. */
  readonly next: number;
}

/** Thrown for a structure that no camera writes: reading it could take more time and memory than there is. */
export class UnreadMetadata extends Error {}

/** Bytes of a value of each type; from TIFF 6.0, with IFD (13) of its supplement. */
const UNITS: readonly (number | undefined)[] = [undefined, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
/** Entries of one structure: a file with a thousand pages has some ten thousand. */
const MAX_ENTRIES = 100_000;
/** All values together, as a multiple of the structure: each byte is meant to belong to one. */
const MAX_OVERLAP = 4;

/** Reads numbers and directories, with limits for all of them together. */
export class TiffReader {
  readonly bytes: Buffer;
  readonly little: boolean;
  readonly #limit: { entries: number; bytes: number };

  /** @param limit of the structure that this one is a part of */
  constructor(bytes: Buffer, little: boolean, limit?: TiffReader) {
    this.bytes = bytes;
    this.little = little;
    this.#limit = limit ? limit.#limit : { entries: MAX_ENTRIES, bytes: MAX_OVERLAP * bytes.length + 65_536 };
  }

  u16(at: number): number {
    if (at < 0 || at + 2 > this.bytes.length) return 0;
    return this.little ? this.bytes.readUInt16LE(at) : this.bytes.readUInt16BE(at);
  }

  u32(at: number): number {
    if (at < 0 || at + 4 > this.bytes.length) return 0;
    return this.little ? this.bytes.readUInt32LE(at) : this.bytes.readUInt32BE(at);
  }

  writeU16(value: number, at: number): void {
    if (this.little) this.bytes.writeUInt16LE(value, at);
    else this.bytes.writeUInt16BE(value, at);
  }

  writeU32(value: number, at: number): void {
    if (this.little) this.bytes.writeUInt32LE(value, at);
    else this.bytes.writeUInt32BE(value, at);
  }

  /** A number of 1, 2 or 4 bytes. */
  number(at: number, unit: number): number {
    if (unit === 1) return this.bytes[at] ?? 0;
    return unit === 2 ? this.u16(at) : this.u32(at);
  }

  /**
   * Reads a directory. Entries that the end of the bytes cuts off are left out.
   *
   * @param base what offsets count from
   * @returns undefined if there is none at this place
   * @throws UnreadMetadata if there is more than a file can mean
   */
  directory(at: number, base = 0): Directory | undefined {
    if (at < 0 || at + 2 > this.bytes.length) return undefined;
    const count = Math.min(this.u16(at), Math.floor((this.bytes.length - at - 2) / 12));
    this.#limit.entries -= count + 1;
    if (this.#limit.entries < 0) throw new UnreadMetadata("too many entries");
    const entries = Array.from({ length: count }, (_, i) => this.#entry(at + 2 + i * 12, base));
    return { at, entries, next: this.u32(at + 2 + count * 12) };
  }

  #entry(at: number, base: number): Entry {
    const unit = UNITS[this.u16(at + 2)] ?? 0;
    const size = unit * this.u32(at + 4);
    const start = size <= 4 ? at + 8 : base + this.u32(at + 8);
    const end = start > this.bytes.length ? start : Math.min(start + size, this.bytes.length);
    this.#limit.bytes -= end - start;
    if (this.#limit.bytes < 0) throw new UnreadMetadata("values that overlap");
    return { at, tag: this.u16(at), value: { start, end }, number: this.number(start, unit), unit };
  }
}

/** The parts of ranges that no other range needs. */
export function withoutKept(ranges: readonly Range[], kept: readonly Range[]): Range[] {
  const keeps = joined(kept);
  let first = 0;
  return joined(ranges).flatMap(({ start, end }) => {
    while ((keeps[first]?.end ?? end) <= start) first += 1;
    const free: Range[] = [];
    let at = start;
    for (let i = first; at < end; i += 1) {
      const keep = keeps[i] ?? { start: end, end };
      if (keep.start > at) free.push({ start: at, end: Math.min(keep.start, end) });
      at = Math.max(at, keep.end);
    }
    return free;
  });
}

/** Ranges in order, those that touch as one. */
function joined(ranges: readonly Range[]): Range[] {
  const all: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else if (end > start) all.push({ start, end });
  }
  return all;
}
