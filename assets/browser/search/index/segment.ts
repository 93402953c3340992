import type { Part } from "../../../../scripts/search/page.ts";
import {
  chunkFile,
  filterFile,
  fragmentFile,
  META_FILE,
  numberedName,
} from "../../../../scripts/search/pagefind-contract.ts";
import { byCodePoint } from "../../../../scripts/search/text/order.ts";
import { CborReader } from "./cbor.ts";
import { loadCompressed, loadCompressedJson, remember } from "./files.ts";
import { Chunk, type Places } from "./postings.ts";

/** What a result shows of a thread, and the first part of its text. */
export interface Fragment extends Part {
  readonly url: string;
  readonly meta: Readonly<Record<string, string>>;
  /** Places at which the further parts begin. */
  readonly parts?: readonly number[];
}

interface Head {
  /** Number of places in each page. */
  readonly lengths: readonly number[];
  readonly titleLengths: readonly number[];
  readonly averageLength: number;
  /** First words of the chunks, shortened. */
  readonly chunks: readonly string[];
  /** Filters that any of its threads has. */
  readonly filters: ReadonlySet<string>;
}

/** At most this many chunks are loaded for one range of words; a very common character then finds part of its threads. */
const RANGE_CHUNKS = 12;

/** One segment of the index, read as far as a query needs it. Every method throws where a file cannot be had. */
export class Segment {
  readonly #url: string;

  /** @param url absolute address of its folder, with a slash at its end */
  constructor(url: string) {
    this.#url = url;
  }

  readonly #head = remember(async (_: "head"): Promise<Head> => readHead(await loadCompressed(this.#url + META_FILE)));

  readonly #chunk = remember(
    async (i: number) => new Chunk(await loadCompressed(this.#url + chunkFile(numberedName(i)))),
  );

  /** Each value of a filter with its pages. A filter that no thread has is empty. */
  readonly filter = remember(async (name: string): Promise<Map<string, number[]>> => {
    const { filters } = await this.head();
    return filters.has(name) ? readFilter(await loadCompressed(this.#url + filterFile(name))) : new Map();
  });

  readonly fragment = remember(
    async (page: number) => (await loadCompressedJson(this.#url + fragmentFile(numberedName(page)))) as Fragment,
  );

  /** Milliseconds since 1970 UTC for each page, null where the thread has no date. */
  readonly dates = remember(async (_: "dates"): Promise<(number | null)[]> => {
    const response = await fetch(`${this.#url}dates.json`);
    if (!response.ok) throw new Error(`${response.status} dates`);
    return (await response.json()) as (number | null)[];
  });

  /** A further part of a long thread, from 1. */
  async part(page: number, part: number): Promise<Part> {
    return (await loadCompressedJson(this.#url + fragmentFile(`${numberedName(page)}-${part}`))) as Part;
  }

  async head(): Promise<Head> {
    return this.#head("head");
  }

  /**
   * The words from `from` up to but without `to`, in order of code points, with the chunk that holds each.
   *
   * @returns `complete` is false where the range was too wide to be read as a whole
   */
  async words(from: string, to: string): Promise<{ found: FoundWord[]; complete: boolean }> {
    const { chunks } = await this.head();
    let first = 0;
    // A chunk begins with the word it is named after or a later one, so the word may still stand in the one before.
    for (let [low, high] = [0, chunks.length - 1]; low <= high; ) {
      const middle = (low + high) >> 1;
      if (byCodePoint(chunks[middle] ?? "", from) <= 0) {
        first = middle;
        low = middle + 1;
      } else high = middle - 1;
    }
    let last = first;
    while (last + 1 < chunks.length && byCodePoint(chunks[last + 1] ?? "", to) < 0) last++;
    const complete = last - first < RANGE_CHUNKS;
    const numbers = Array.from({ length: Math.min(last - first + 1, RANGE_CHUNKS) }, (_, i) => first + i);
    const loaded = await Promise.all(chunks.length > 0 ? numbers.map((i) => this.#chunk(i)) : []);
    const found = loaded.flatMap((chunk) =>
      chunk.words.flatMap((word, i) =>
        byCodePoint(word, from) >= 0 && byCodePoint(word, to) < 0
          ? [{ word, collect: (into: Places) => chunk.collect(i, into) }]
          : [],
      ),
    );
    return { found, complete };
  }
}

/** A word of the index; `collect` adds its places to what was found. */
export interface FoundWord {
  readonly word: string;
  collect(into: Places): void;
}

function readHead(bytes: Uint8Array): Head {
  const reader = new CborReader(bytes);
  reader.array();
  reader.text();
  const lengths: number[] = [];
  for (let n = reader.array(); n > 0; n--) {
    reader.array();
    reader.skip();
    lengths.push(reader.integer());
  }
  const chunks: string[] = [];
  for (let n = reader.array(); n > 0; n--) {
    reader.array();
    chunks.push(reader.text());
    reader.skip();
    reader.skip();
  }
  const filters = new Set<string>();
  for (let n = reader.array(); n > 0; n--) {
    reader.array();
    filters.add(reader.text());
    reader.skip();
  }
  for (let lists = 2; lists > 0; lists--) for (let n = reader.array(); n > 0; n--) reader.skip();
  const titleLengths = Array.from({ length: reader.array() }, () => reader.integer());
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return { lengths, titleLengths, averageLength: total / Math.max(1, lengths.length), chunks, filters };
}

function readFilter(bytes: Uint8Array): Map<string, number[]> {
  const reader = new CborReader(bytes);
  reader.array();
  reader.text();
  const values = new Map<string, number[]>();
  for (let n = reader.array(); n > 0; n--) {
    reader.array();
    const value = reader.text();
    values.set(
      value,
      Array.from({ length: reader.array() }, () => reader.integer()),
    );
  }
  return values;
}
