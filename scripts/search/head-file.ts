import type { NamedChunk } from "./chunk-names.ts";
import { FIRST_IDEOGRAPH, HEAD_MARK, lengthByte } from "./head-format.ts";

/** What is written into the head of a segment. */
export interface SegmentHead {
  /** In the order of their numbers. */
  readonly pages: readonly PageLength[];
  /** How many of them have no date; they come first. */
  readonly undated: number;
  /** In order of code points. */
  readonly chunks: readonly Pick<NamedChunk, "from" | "size">[];
  /** Filters that any page has. */
  readonly filters: readonly string[];
}

/** How long a page is, in places. */
export interface PageLength {
  readonly text: number;
  readonly title: number;
}

/** The columns of a head, as `head-format.ts` lays them out. */
export function headColumns({ pages, undated, chunks, filters }: SegmentHead): Buffer[] {
  const names = filters.map((filter) => Buffer.from(filter));
  const words = frontCoded(chunks.map(({ from }) => from));
  return [
    Buffer.from(HEAD_MARK),
    numbers([pages.length, undated, chunks.length, filters.length]),
    ...names.flatMap((name) => [numbers([name.length]), name]),
    Buffer.from(pages.map(({ text }) => lengthByte(text))),
    numbers(pages.map(({ title }) => title)),
    numbers(chunks.map(({ size }) => size)),
    numbers(words.shared),
    numbers(words.left.map((units) => units - 1)),
    ...highAndLow(words.first),
    ...highAndLow(words.further),
  ];
}

interface FrontCoded {
  readonly shared: number[];
  readonly left: number[];
  readonly first: number[];
  readonly further: number[];
}

function frontCoded(words: readonly string[]): FrontCoded {
  const coded: FrontCoded = { shared: [], left: [], first: [], further: [] };
  let last = "";
  for (const word of words) {
    let shared = 0;
    while (shared < word.length - 1 && word[shared] === last[shared]) shared++;
    const before = shared < last.length ? last.charCodeAt(shared) : FIRST_IDEOGRAPH;
    coded.shared.push(shared);
    coded.left.push(word.length - shared);
    coded.first.push((word.charCodeAt(shared) - before) & 0xffff);
    for (let i = shared + 1; i < word.length; i++) coded.further.push(word.charCodeAt(i));
    last = word;
  }
  return coded;
}

function highAndLow(units: readonly number[]): Buffer[] {
  return [Buffer.from(units.map((unit) => unit >> 8)), Buffer.from(units.map((unit) => unit & 255))];
}

/** LEB128. */
function numbers(values: readonly number[]): Buffer {
  const bytes: number[] = [];
  for (const value of values) {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
    bytes.push(rest);
  }
  return Buffer.from(bytes);
}
