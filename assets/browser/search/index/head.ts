import { FIRST_IDEOGRAPH, HEAD_MARK, lengthOf } from "../../../../scripts/search/head-format.ts";
import { byCodePoint } from "../../../../scripts/search/text/order.ts";

/** Facts about a segment that are loaded before anything is looked up in it. */
export interface Head {
  /** Number of places in each page, to within an eighth. */
  readonly lengths: readonly number[];
  readonly titleLengths: readonly number[];
  readonly averageLength: number;
  /** How many pages have no date. They come first, then the others, oldest first. */
  readonly undated: number;
  /** First words of the chunks, shortened. */
  readonly chunks: readonly string[];
  /** How many times as large each chunk is as most are, from 1. */
  readonly sizes: readonly number[];
  /** Filters that any of its threads has. */
  readonly filters: ReadonlySet<string>;
}

/**
 * Reads the head of a segment, see `scripts/search/head-format.ts`.
 *
 * @throws Error if the bytes are no such file; it says what is wrong with them
 */
export function readHead(bytes: Uint8Array): Head {
  const reader = new HeadReader(bytes);
  if (reader.text(HEAD_MARK.length) !== HEAD_MARK) throw new Error("not the head of a segment");
  const [pages, undated, chunks, filters] = [reader.number(), reader.number(), reader.number(), reader.number()];
  if (undated > pages) throw new Error(`more pages without a date than pages: ${undated} of ${pages}`);
  const names = reader.times(filters, () => reader.text(reader.number()));
  const lengths = reader.times(pages, () => lengthOf(reader.byte()));
  const titleLengths = reader.times(pages, () => reader.number());
  const sizes = reader.times(chunks, () => reader.number());
  const words = readWords(reader, chunks);
  if (reader.left > 0) throw new Error(`${reader.left} bytes more than the head of a segment has`);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return {
    lengths,
    titleLengths,
    averageLength: total / Math.max(1, pages),
    undated,
    chunks: words,
    sizes,
    filters: new Set(names),
  };
}

function readWords(reader: HeadReader, count: number): string[] {
  const shared = reader.times(count, () => reader.number());
  const further = reader.times(count, () => reader.number());
  const first = reader.units(count);
  const rest = reader.units(further.reduce((sum, units) => sum + units, 0));
  let last = "";
  let at = 0;
  return shared.map((same, i) => {
    if (same > last.length) throw new Error(`a word that shares ${same} units with one of ${last.length}`);
    const before = same < last.length ? last.charCodeAt(same) : FIRST_IDEOGRAPH;
    const end = at + (further[i] ?? 0);
    let word = last.slice(0, same) + String.fromCharCode(((first[i] ?? 0) + before) & 0xffff);
    for (; at < end; at++) word += String.fromCharCode(rest[at] ?? 0);
    if (i > 0 && byCodePoint(last, word) >= 0) throw new Error("first words of chunks that are not in order");
    last = word;
    return word;
  });
}

class HeadReader {
  #at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Bytes that were not read yet. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    this.#need(1);
    return this.#bytes[this.#at++] ?? 0;
  }

  /** LEB128, up to 32 bits. */
  number(): number {
    let value = 0;
    for (let unit = 1; unit <= 2 ** 28; unit *= 128) {
      const byte = this.byte();
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
    throw new Error("a number that does not end");
  }

  text(bytes: number): string {
    this.#need(bytes);
    this.#at += bytes;
    return new TextDecoder().decode(this.#bytes.subarray(this.#at - bytes, this.#at));
  }

  /** As many of something that takes at least a byte. */
  times<T>(count: number, read: () => T): T[] {
    this.#need(count);
    return Array.from({ length: count }, read);
  }

  /** Units of UTF-16: their high bytes, then their low ones. */
  units(count: number): number[] {
    const high = this.times(count, () => this.byte());
    return high.map((byte) => byte * 256 + this.byte());
  }

  #need(bytes: number): void {
    if (bytes > this.left) throw new Error(`the head of a segment ends ${bytes - this.left} bytes early`);
  }
}
