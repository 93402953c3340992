import { readFilter } from "../../../../scripts/search/filter-reader.ts";
import type { Part } from "../../../../scripts/search/page.ts";
import { chunkFile, filterFile, fragmentFile, numberedName } from "../../../../scripts/search/pagefind-contract.ts";
import { foldToTheLetter } from "../../../../scripts/search/text/fold.ts";
import { byCodePoint, firstFrom } from "../../../../scripts/search/text/order.ts";
import { breathe } from "../breathe.ts";
import { loadCompressed, loadCompressedJson, remember, unpacked } from "./files.ts";
import { type Head, readHead } from "./head.ts";
import { Chunk, type Places } from "./postings.ts";

/** A thread as a result shows it, and the first part of its text. */
export interface Fragment extends Part {
  readonly url: string;
  /** Words of the whole text. */
  readonly word_count: number;
  readonly meta: Readonly<Record<string, string>>;
  /** Places at which the further parts begin. */
  readonly parts?: readonly number[];
}

/** A range of words that takes more chunks is not read as a whole: a very common ideograph, or a letter begun. */
const RANGE_CHUNKS = 18;
/** Of such a range so many are read, enough to find part of its threads. */
const SAMPLE_CHUNKS = 6;

/** One segment of the index, read as far as a query needs it. Every method throws if a file cannot be loaded. */
export class Segment {
  readonly #url: string;

  readonly #packedHead: Uint8Array<ArrayBuffer>;
  #head: Promise<Head> | undefined;

  /**
   * @param url absolute address of its folder, with a slash at its end
   * @param head as it is in the list
   */
  constructor(url: string, head: Uint8Array<ArrayBuffer>) {
    this.#url = url;
    this.#packedHead = head;
  }

  readonly #chunk = remember(async (i: number) => {
    const bytes = await loadCompressed(this.#url + chunkFile(numberedName(i)));
    await breathe();
    return new Chunk(bytes);
  });

  /** Each value of a filter with its pages. A filter that no thread has is empty. */
  readonly filter = remember(async (name: string): Promise<Map<string, number[]>> => {
    const { filters } = await this.head();
    return filters.has(name) ? readFilter(await loadCompressed(this.#url + filterFile(name))) : new Map();
  });

  readonly fragment = remember(
    async (page: number) => (await loadCompressedJson(this.#url + fragmentFile(numberedName(page)))) as Fragment,
  );

  readonly #part = remember(async (name: string) => (await loadCompressedJson(this.#url + fragmentFile(name))) as Part);

  /** A further part of a long thread, from 1. */
  part(page: number, part: number): Promise<Part> {
    return this.#part(`${numberedName(page)}-${part}`);
  }

  /** Title and first part of a thread, folded to the letter. */
  readonly letters = remember(async (page: number) => {
    const { meta, content } = await this.fragment(page);
    return foldToTheLetter(`${meta.title ?? ""}\n${content}`);
  });

  head(): Promise<Head> {
    this.#head ??= unpacked(this.#packedHead).then(readHead);
    return this.#head;
  }

  /**
   * The words from `from` up to but without `to`, in order of code points, with the chunk that holds each.
   *
   * @returns `complete` is false if the range was too wide to be read as a whole
   */
  async words(from: string, to: string): Promise<{ found: FoundWord[]; complete: boolean }> {
    const { numbers, complete } = chunksOf((await this.head()).chunks, from, to);
    const loaded = await Promise.all(numbers.map((i) => this.#chunk(i)));
    const found: FoundWord[] = [];
    for (const chunk of loaded) {
      for (let i = firstFrom(chunk.words, from); i < chunk.words.length; i++) {
        const word = chunk.words[i] ?? "";
        if (byCodePoint(word, to) >= 0) break;
        found.push({ word, collect: (into) => chunk.collect(i, into) });
      }
    }
    return { found, complete };
  }

  /** The files that `words` loads; loads nothing itself. */
  async cost(from: string, to: string): Promise<Cost> {
    const { chunks, sizes } = await this.head();
    const { numbers, complete } = chunksOf(chunks, from, to);
    return { size: numbers.reduce((sum, i) => sum + (sizes[i] ?? 0), 0), complete };
  }
}

/** The files for a range of words. */
export interface Cost {
  /** In chunks of the usual size. */
  readonly size: number;
  /** False if the range is too wide to be read as a whole. */
  readonly complete: boolean;
}

/**
 * The chunks to be loaded for the words from `from` up to but without `to`, and whether they are all that may hold one.
 */
function chunksOf(chunks: readonly string[], from: string, to: string): { numbers: number[]; complete: boolean } {
  let first = 0;
  // A chunk begins with the word it is named after or a later one, so the word may still be in the one before.
  for (let [low, high] = [0, chunks.length - 1]; low <= high; ) {
    const middle = (low + high) >> 1;
    if (byCodePoint(chunks[middle] ?? "", from) <= 0) {
      first = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  let end = Math.min(first + 1, chunks.length);
  while (end < chunks.length && byCodePoint(chunks[end] ?? "", to) < 0) end++;
  const complete = end - first <= RANGE_CHUNKS;
  return { numbers: Array.from({ length: complete ? end - first : SAMPLE_CHUNKS }, (_, i) => first + i), complete };
}

/** A word of the index; `collect` adds its places after the ones found before, so that these are no longer in order. */
export interface FoundWord {
  readonly word: string;
  collect(into: Places): void;
}
