import fs from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { sha256Of } from "../core/checksum.ts";
import { CborReader } from "./cbor-reader.ts";
import {
  type Chunk,
  ChunkWriter,
  chunkBytes,
  hasPage,
  type KnownChunk,
  readEntries,
  type WordEntry,
} from "./chunks.ts";
import type { PageLength } from "./head-file.ts";
import { Inverter, type Posting } from "./invert.ts";
import { FILTER_NAMES, toIndexPage } from "./page.ts";
import { chunkFile, filterFile, fragmentFile, MAGIC, numberedName } from "./pagefind-contract.ts";
import type { SearchRecord } from "./record.ts";
import {
  addToFilters,
  type FilterPages,
  finishSegment,
  lengthOf,
  placesOf,
  type SegmentFacts,
  type SegmentState,
  writeFragments,
} from "./segment.ts";
import { type SegmentFile, SegmentFolder } from "./segment-folder.ts";
import { byCodePoint } from "./text/order.ts";
import { changeEntry } from "./word-entry.ts";

/** A finished segment that the next one is made from. */
export interface KnownSegment {
  /** Absolute path. */
  readonly dir: string;
  readonly files: readonly SegmentFile[];
  readonly state: SegmentState;
}

/** A word with its new places. */
interface NewWord {
  readonly word: string;
  readonly postings: readonly Posting[];
}

/**
 * Writes a segment from one of nearly the same threads: some changed, some added at the end. Files that stay the same are
 * taken over; of the others only those are read that hold a word of a changed thread. The bytes are those that
 * `SegmentWriter` writes for all records.
 */
export class SegmentUpdater {
  readonly #base: KnownSegment;
  readonly #rows: ReadonlyMap<string, SegmentFile>;
  readonly #files: SegmentFolder;
  readonly #changed: readonly number[];
  readonly #isChanged: ReadonlySet<number>;
  readonly #inverter = new Inverter();
  readonly #pages: PageLength[];
  readonly #undated: boolean[];
  readonly #filters: FilterPages;
  #added = 0;

  /**
   * @param dir a folder that does not exist yet or is empty
   * @param changed numbers of the threads that changed or are new, ascending; new ones follow those of the base
   * @throws Error if a file of the base is not what it was
   */
  constructor(base: KnownSegment, dir: string, changed: readonly number[]) {
    this.#base = base;
    this.#rows = new Map(base.files.map((file) => [file.path, file]));
    this.#files = new SegmentFolder(dir);
    this.#changed = changed;
    this.#isChanged = new Set(changed);
    this.#pages = [...base.state.pages];
    this.#undated = base.state.pages.map((_, page) => page < base.state.undated);
    this.#filters = new Map(FILTER_NAMES.map((name) => [name, this.#filterOf(filterFile(name))]));
  }

  /** Takes the record of the next changed thread. */
  add(record: SearchRecord): void {
    const number = this.#changed[this.#added++];
    if (number === undefined) throw new Error(`${record.url} is one thread more than was said`);
    const page = toIndexPage(record);
    const { places } = this.#inverter.add(page.words);
    this.#pages[number] = lengthOf(page, places);
    this.#undated[number] = record.date === undefined;
    addToFilters(this.#filters, page, number);
    writeFragments(this.#files, record.url, number, places, page);
  }

  /** Writes what is made of all records together. @throws Error if a file of the base is not what it was */
  finish(): SegmentFacts {
    for (const values of this.#filters.values()) for (const pages of values.values()) pages.sort((a, b) => a - b);
    this.#keepFragments();
    const undated = this.#undated.filter(Boolean).length;
    const state = { pages: this.#pages, undated, chunks: this.#writeChunks() };
    return finishSegment(this.#files, state, this.#filters);
  }

  #keepFragments(): void {
    const folder = path.posix.dirname(fragmentFile(""));
    for (const file of this.#base.files) {
      if (path.posix.dirname(file.path) !== folder) continue;
      const page = Number.parseInt(path.posix.basename(file.path), 36);
      if (!this.#isChanged.has(page)) this.#files.keep(file.path, path.join(this.#base.dir, file.path), file);
    }
  }

  #writeChunks(): readonly Chunk[] {
    const { state } = this.#base;
    const usual = chunkBytes(placesOf(this.#pages));
    const isSameSize = usual === chunkBytes(placesOf(state.pages));
    const writer = new ChunkWriter(usual, (file, content) => this.#files.compressed(file, content));
    const words = new Words(this.#newWords());
    state.chunks.forEach((chunk, i) => {
      const added = words.before(state.chunks[i + 1]?.first);
      const isTouched = added.length > 0 || this.#changed.some((page) => hasPage(chunk, page));
      if (!isTouched && isSameSize) writer.take(this.#knownChunk(chunk, i));
      else for (const entry of this.#changedEntries(this.#entriesOf(i), added)) writer.add(entry);
    });
    for (const entry of this.#changedEntries([], words.before(undefined))) writer.add(entry);
    return writer.finish();
  }

  /** The words of changed threads by their own numbers. */
  *#newWords(): Generator<NewWord> {
    for (const { word, postings } of this.#inverter.words()) {
      yield { word, postings: postings.map((posting) => ({ ...posting, page: this.#changed[posting.page] ?? 0 })) };
    }
  }

  /** Entries of a chunk with the new words among them. */
  *#changedEntries(entries: Iterable<WordEntry>, added: readonly NewWord[]): Generator<WordEntry> {
    let next = 0;
    const isChanged = (page: number) => this.#isChanged.has(page);
    for (const entry of entries) {
      for (; next < added.length && byCodePoint(added[next]?.word ?? "", entry.word) < 0; next++) {
        yield* this.#changedEntry(undefined, added[next]);
      }
      if (added[next]?.word === entry.word) yield* this.#changedEntry(entry, added[next++]);
      else if (entry.pages.some(isChanged)) yield* this.#changedEntry(entry, { word: entry.word, postings: [] });
      else yield entry;
    }
    for (; next < added.length; next++) yield* this.#changedEntry(undefined, added[next]);
  }

  *#changedEntry(before: WordEntry | undefined, now: NewWord | undefined): Generator<WordEntry> {
    if (!now) return;
    const entry = changeEntry(now.word, before, (page) => this.#isChanged.has(page), now.postings);
    if (entry) yield entry;
  }

  #knownChunk(chunk: Chunk, i: number): KnownChunk {
    const file = chunkFile(numberedName(i));
    const row = this.#rows.get(file);
    if (!row) throw new Error(`the segment in ${this.#base.dir} has no ${file}`);
    return {
      ...chunk,
      entries: () => this.#entriesOf(i),
      keep: (target) => this.#files.keep(target, path.join(this.#base.dir, file), row),
    };
  }

  #entriesOf(i: number): Generator<WordEntry> {
    return readEntries(this.#read(chunkFile(numberedName(i))));
  }

  #filterOf(file: string): Map<string, number[]> {
    const values = new Map<string, number[]>();
    if (!this.#rows.has(file)) return values;
    const reader = new CborReader(this.#read(file));
    reader.array();
    reader.skip();
    for (let n = reader.array(); n > 0; n--) {
      reader.array();
      const value = reader.text();
      const pages = Array.from({ length: reader.array() }, () => reader.integer());
      const kept = pages.filter((page) => !this.#isChanged.has(page));
      if (kept.length > 0) values.set(value, kept);
    }
    return values;
  }

  /** The content of a file after its mark. */
  #read(file: string): Uint8Array {
    const bytes = fs.readFileSync(path.join(this.#base.dir, file));
    if (sha256Of(bytes) !== this.#rows.get(file)?.sha256) throw new Error(`${file} of ${this.#base.dir} has changed`);
    return gunzipSync(bytes).subarray(MAGIC.length);
  }
}

/** Words that are taken from the beginning of a sorted list. */
class Words {
  readonly #words: Iterator<NewWord>;
  #next: NewWord | undefined;

  constructor(words: Iterable<NewWord>) {
    this.#words = words[Symbol.iterator]();
    this.#step();
  }

  /** The next words up to but without `end`; all if it is undefined. */
  before(end: string | undefined): NewWord[] {
    const taken: NewWord[] = [];
    for (; this.#next && (end === undefined || byCodePoint(this.#next.word, end) < 0); this.#step()) {
      taken.push(this.#next);
    }
    return taken;
  }

  #step(): void {
    const { value, done } = this.#words.next();
    this.#next = done ? undefined : value;
  }
}
