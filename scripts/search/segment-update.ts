import fs from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { BundledFile } from "../core/bundle-list.ts";
import { sha256Of } from "../core/checksum.ts";
import {
  type Chunk,
  ChunkWriter,
  chunkBytes,
  hasPage,
  type KnownChunk,
  readEntries,
  type WordEntry,
} from "./chunks.ts";
import { readFilter } from "./filter-reader.ts";
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
import { SegmentFolder } from "./segment-folder.ts";
import { byCodePoint } from "./text/order.ts";
import { changeEntry } from "./word-entry.ts";

/** A finished segment that the next one is made from. */
export interface KnownSegment {
  /** Absolute path. */
  readonly dir: string;
  readonly files: readonly BundledFile[];
  readonly state: SegmentState;
}

/** Number and part of a fragment. */
const FRAGMENT = /^fragment\/([0-9a-z]+)(-\d+)?\./;

/** A word with its new places. */
interface NewWord {
  readonly word: string;
  readonly postings: readonly Posting[];
}

/**
 * Writes a segment from one of nearly the same threads: some changed, some came, some went. Files that stay the same are
 * taken over. The bytes are those that `SegmentWriter` writes for all records.
 */
export class SegmentUpdater {
  readonly #base: KnownSegment;
  readonly #rows: ReadonlyMap<string, BundledFile>;
  readonly #files: SegmentFolder;
  /** Numbers of the threads that are indexed here, ascending. */
  readonly #fresh: readonly number[];
  /** The new number of each thread of the base that is as it was. */
  readonly #moved: readonly (number | undefined)[];
  /** Numbers in the base that mean something else now, or nothing. */
  readonly #touched: readonly number[];
  readonly #inverter = new Inverter();
  readonly #pages: PageLength[];
  readonly #undated: boolean[];
  readonly #filters: FilterPages;
  #added = 0;

  /**
   * @param dir a folder that does not exist yet or is empty
   * @param from for each thread its number in the base, ascending; null if it changed or is not there
   * @throws Error if a file of the base is not what it was
   */
  constructor(base: KnownSegment, dir: string, from: readonly (number | null)[]) {
    this.#base = base;
    this.#rows = new Map(base.files.map((file) => [file.path, file]));
    this.#files = new SegmentFolder(dir);
    this.#fresh = from.flatMap((old, page) => (old === null ? [page] : []));
    const moved: (number | undefined)[] = base.state.pages.map(() => undefined);
    for (const [page, old] of from.entries()) if (old !== null) moved[old] = page;
    this.#moved = moved;
    this.#touched = moved.flatMap((page, old) => (page === old ? [] : [old]));
    const { pages, undated } = base.state;
    this.#pages = from.map((old) => pages[old ?? -1] ?? { text: 0, title: 0 });
    this.#undated = from.map((old) => old !== null && old < undated);
    this.#filters = new Map(FILTER_NAMES.map((name) => [name, this.#filterOf(filterFile(name))]));
  }

  /** Takes the record of the next thread that changed or is new. */
  add(record: SearchRecord): void {
    const number = this.#fresh[this.#added++];
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

  /** A fragment does not say the number of its thread: only its name does. */
  #keepFragments(): void {
    for (const file of this.#base.files) {
      const [, number = "", part = ""] = FRAGMENT.exec(file.path) ?? [];
      const page = this.#moved[Number.parseInt(number, 36)];
      if (page === undefined) continue;
      this.#files.keep(fragmentFile(numberedName(page) + part), path.join(this.#base.dir, file.path), file);
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
      const isTouched = added.length > 0 || this.#touched.some((page) => hasPage(chunk, page));
      if (!isTouched && isSameSize) writer.take(this.#knownChunk(chunk, i));
      else for (const entry of this.#changedEntries(this.#entriesOf(i), added)) writer.add(entry);
    });
    for (const entry of this.#changedEntries([], words.before(undefined))) writer.add(entry);
    return writer.finish();
  }

  /** The words of changed and new threads. */
  *#newWords(): Generator<NewWord> {
    for (const { word, postings } of this.#inverter.words()) {
      yield { word, postings: postings.map((posting) => ({ ...posting, page: this.#fresh[posting.page] ?? 0 })) };
    }
  }

  /** Entries of a chunk with the new words among them. */
  *#changedEntries(entries: Iterable<WordEntry>, added: readonly NewWord[]): Generator<WordEntry> {
    let next = 0;
    for (const entry of entries) {
      for (; next < added.length && byCodePoint(added[next]?.word ?? "", entry.word) < 0; next++) {
        yield* this.#changedEntry(undefined, added[next]);
      }
      if (added[next]?.word === entry.word) yield* this.#changedEntry(entry, added[next++]);
      else if (entry.pages.every((page) => this.#moved[page] === page)) yield entry;
      else yield* this.#changedEntry(entry, { word: entry.word, postings: [] });
    }
    for (; next < added.length; next++) yield* this.#changedEntry(undefined, added[next]);
  }

  *#changedEntry(before: WordEntry | undefined, now: NewWord | undefined): Generator<WordEntry> {
    if (!now) return;
    const entry = changeEntry(now.word, before, (page) => this.#moved[page], now.postings);
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
    for (const [value, pages] of readFilter(this.#read(file))) {
      const kept = pages.map((page) => this.#moved[page]).filter((page) => page !== undefined);
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
