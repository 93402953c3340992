import { CborWriter } from "./cbor.ts";
import { CborReader } from "./cbor-reader.ts";
import { hashOf } from "./hash.ts";
import { chunkFile, MAGIC, numberedName } from "./pagefind-contract.ts";

/** A file of words, and what the next index of nearly the same threads must know to take it over. */
export interface Chunk {
  readonly first: string;
  readonly last: string;
  /** Bytes of the first word's entry. */
  readonly firstBytes: number;
  /** Bytes of all entries. */
  readonly bytes: number;
  /** Whether a word that fills a chunk ended it. */
  readonly full: boolean;
  /** A bit for each page, the lowest first: whether a word of it is here. Further pages are not. */
  readonly pages: Uint8Array;
}

/** A word of the index with all its places. */
export interface WordEntry {
  readonly word: string;
  /** CBOR, as the contract has it. */
  readonly bytes: Uint8Array;
  /** Pages that have the word. */
  readonly pages: readonly number[];
}

/** An unchanged chunk of an earlier index. */
export interface KnownChunk extends Chunk {
  /** Reads its words, if they have to be packed otherwise. */
  entries(): Iterable<WordEntry>;
  /** Takes over the file as it is. @param file path of the chunk in the new index */
  keep(file: string): void;
}

/**
 * Bytes of CBOR in most chunks. A query loads about three chunks and the list of all of them, so that the best size grows
 * with the square root of the index; hosts count files. From a million places on, chunks are as large as 0.3 files for a
 * thread of 700 words allow. It goes in steps, so that one more thread hardly ever makes all chunks new.
 */
export function chunkBytes(places: number): number {
  const quarterings = Math.max(0, Math.floor((20 - Math.floor(Math.log2(Math.max(1, places)))) / 2));
  return Math.max(1000, 17_000 / 2 ** quarterings);
}

/** Cuts the words of an index into chunks, one file each. */
export class ChunkWriter {
  readonly #usual: number;
  readonly #write: (file: string, content: Buffer) => void;
  readonly #chunks: Chunk[] = [];
  readonly #body = new CborWriter();
  #open: { first: string; firstBytes: number; last: string; words: number; pages: PageBits } | undefined;
  #held: KnownChunk | undefined;

  /**
   * @param usual bytes, from `chunkBytes`
   * @param write stores a file; the content is valid during the call
   */
  constructor(usual: number, write: (file: string, content: Buffer) => void) {
    this.#usual = usual;
    this.#write = write;
  }

  /** Takes the next word, in order of code points. */
  add(entry: WordEntry): void {
    this.#settle(entry.word, entry.bytes.length);
    this.#pack(entry);
  }

  /** Takes the next words, which are those of an unchanged chunk. Its file is kept if this index would cut there as well. */
  take(chunk: KnownChunk): void {
    this.#settle(chunk.first, chunk.firstBytes);
    if (this.#open && this.#begins(chunk.first, chunk.firstBytes, this.#body.length)) this.#close(false);
    if (this.#open) for (const entry of chunk.entries()) this.#pack(entry);
    else this.#held = chunk;
  }

  /** @returns all chunks, when all words are there */
  finish(): readonly Chunk[] {
    this.#keep();
    if (this.#open) this.#close(false);
    return this.#chunks;
  }

  /** Decides on the chunk that was taken last, now that the word after it is known. */
  #settle(next: string, bytes: number): void {
    const held = this.#held;
    if (!held) return;
    if (held.full || this.#begins(next, bytes, held.bytes)) this.#keep();
    else {
      this.#held = undefined;
      for (const entry of held.entries()) this.#pack(entry);
    }
  }

  #keep(): void {
    if (!this.#held) return;
    const { first, last, firstBytes, bytes, full, pages } = this.#held;
    this.#held.keep(chunkFile(numberedName(this.#chunks.length)));
    this.#chunks.push({ first, last, firstBytes, bytes, full, pages });
    this.#held = undefined;
  }

  #pack({ word, bytes, pages }: WordEntry): void {
    if (this.#open && this.#begins(word, bytes.length, this.#body.length)) this.#close(false);
    this.#open ??= { first: word, firstBytes: bytes.length, last: word, words: 0, pages: new PageBits() };
    this.#open.last = word;
    this.#open.words++;
    this.#open.pages.add(pages);
    this.#body.bytes(bytes);
    // Nobody loads a word that fills a chunk for the words beside it.
    if (bytes.length >= this.#usual) this.#close(true);
  }

  /**
   * Whether a word begins a new chunk. Its hash decides once a chunk is three quarters full (content-defined chunking, as
   * in rsync and FastCDC), so that a change to a few words leaves all other chunks as they are. The longer a word's entry, the
   * likelier it begins one: so chunks have the usual size on average.
   */
  #begins(word: string, bytes: number, before: number): boolean {
    const usual = this.#usual;
    if (bytes >= usual || before + bytes > 2 * usual) return true;
    return before >= 0.75 * usual && hashOf(word) < (bytes / (0.25 * usual)) * 2 ** 32;
  }

  #close(full: boolean): void {
    if (!this.#open) return;
    const { first, firstBytes, last, words, pages } = this.#open;
    const file = new CborWriter();
    file.raw(MAGIC);
    file.array(1);
    file.array(words);
    file.bytes(this.#body.view());
    this.#write(chunkFile(numberedName(this.#chunks.length)), file.view());
    this.#chunks.push({ first, last, firstBytes, bytes: this.#body.length, full, pages: pages.bytes() });
    this.#body.clear();
    this.#open = undefined;
  }
}

/** Reads the entries of a chunk's file. @param bytes the content after `MAGIC` */
export function* readEntries(bytes: Uint8Array): Generator<WordEntry> {
  const reader = new CborReader(bytes);
  reader.array();
  for (let words = reader.array(); words > 0; words--) {
    const start = reader.at;
    reader.array();
    const word = reader.text();
    const pages: number[] = [];
    let page = 0;
    for (let postings = reader.array(); postings > 0; postings--) {
      const members = reader.array();
      page += reader.integer();
      pages.push(page);
      for (let rest = members - 1; rest > 0; rest--) reader.skip();
    }
    reader.skip();
    yield { word, bytes: bytes.subarray(start, reader.at), pages };
  }
}

/** A set of pages, a bit for each. */
class PageBits {
  #bits = new Uint8Array(64);
  #length = 0;

  add(pages: readonly number[]): void {
    for (const page of pages) {
      const at = page >> 3;
      while (at >= this.#bits.length) {
        const grown = new Uint8Array(this.#bits.length * 2);
        grown.set(this.#bits);
        this.#bits = grown;
      }
      this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (page & 7));
      this.#length = Math.max(this.#length, at + 1);
    }
  }

  bytes(): Uint8Array {
    return this.#bits.slice(0, this.#length);
  }
}

/** Whether a word of a page is in a chunk. */
export function hasPage({ pages }: Pick<Chunk, "pages">, page: number): boolean {
  return ((pages[page >> 3] ?? 0) & (1 << (page & 7))) !== 0;
}
