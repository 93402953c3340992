import type { BundledFile } from "../core/bundle-list.ts";
import { CborWriter } from "./cbor.ts";
import { nameChunks } from "./chunk-names.ts";
import { type Chunk, ChunkWriter, chunkBytes } from "./chunks.ts";
import { gzipColumns } from "./gzip.ts";
import { headColumns, type PageLength } from "./head-file.ts";
import { HEAD_FILE } from "./head-format.ts";
import { filterIndexFile, metaIndexFile } from "./index-files.ts";
import { Inverter } from "./invert.ts";
import { FILTER_NAMES, type FilterName, type IndexPage, toIndexPage } from "./page.ts";
import { ENTRY_FILE, fragmentFile, LANGUAGE, MAGIC, numberedName, PAGEFIND_VERSION } from "./pagefind-contract.ts";
import type { SearchRecord } from "./record.ts";
import { SegmentFolder } from "./segment-folder.ts";
import { byCodePoint } from "./text/order.ts";
import { writeEntry } from "./word-entry.ts";

/** A finished segment. */
export interface SegmentFacts {
  readonly threads: number;
  readonly files: number;
  /** Bytes of all files. */
  readonly bytes: number;
  /** Every file, by path. */
  readonly list: readonly BundledFile[];
  readonly state: SegmentState;
}

/** What a segment of nearly the same threads can be made from, together with the files. */
export interface SegmentState {
  /** In the order of their numbers. */
  readonly pages: readonly PageLength[];
  /** How many of them have no date; they come first. */
  readonly undated: number;
  readonly chunks: readonly Chunk[];
}

/** The pages that have each value of each filter, by name. */
export type FilterPages = ReadonlyMap<FilterName, Map<string, number[]>>;

/**
 * Writes one self-contained segment: an index in Pagefind's format over these threads. The same records give the same
 * bytes, in whatever order they come.
 *
 * @param records the threads, tombstones and drafts left out
 * @param dir a folder that does not exist yet or is empty
 * @throws Error if a file cannot be written
 */
export async function writeSegment(records: Iterable<SearchRecord>, dir: string): Promise<SegmentFacts> {
  const segment = new SegmentWriter(dir);
  for (const record of [...records].sort(inSegmentOrder)) segment.add(record);
  return segment.finish();
}

/** The place of a thread in a segment: the oldest first, so that its number tells its age; without a date before all. */
export function inSegmentOrder(a: SegmentPlace, b: SegmentPlace): number {
  const [x, y] = [a.date?.epoch ?? Number.NEGATIVE_INFINITY, b.date?.epoch ?? Number.NEGATIVE_INFINITY];
  return x < y ? -1 : x > y ? 1 : byCodePoint(a.url, b.url);
}

type SegmentPlace = Pick<SearchRecord, "url" | "date">;

/**
 * Writes a segment, as `writeSegment` does, from records that come one by one. Memory follows the text, at about four
 * bytes a character.
 */
export class SegmentWriter {
  readonly #files: SegmentFolder;
  readonly #inverter = new Inverter();
  readonly #lengths: PageLength[] = [];
  readonly #filters: FilterPages = new Map(FILTER_NAMES.map((name) => [name, new Map()]));
  #undated = 0;
  #last: SegmentPlace | undefined;

  constructor(dir: string) {
    this.#files = new SegmentFolder(dir);
  }

  /** Takes the next record, in the order of `inSegmentOrder`. */
  add(record: SearchRecord): void {
    const { url, date } = record;
    if (this.#last && inSegmentOrder(this.#last, record) > 0) throw new Error(`${url} comes too late for its segment`);
    this.#last = { url, ...(date && { date }) };
    if (date === undefined) this.#undated += 1;
    const page = toIndexPage(record);
    const { page: number, places } = this.#inverter.add(page.words);
    this.#lengths.push(lengthOf(page, places));
    addToFilters(this.#filters, page, number);
    writeFragments(this.#files, url, number, places, page);
  }

  /** Writes what is made of all records together. */
  finish(): SegmentFacts {
    const files = this.#files;
    const chunks = new ChunkWriter(chunkBytes(placesOf(this.#lengths)), (file, content) => {
      files.compressed(file, content);
    });
    const entry = new CborWriter();
    for (const { word, postings } of this.#inverter.words()) chunks.add(writeEntry(entry, word, postings));
    const state = { pages: this.#lengths, undated: this.#undated, chunks: chunks.finish() };
    return finishSegment(files, state, this.#filters);
  }
}

/** Places of all texts together. */
export function placesOf(pages: readonly PageLength[]): number {
  return pages.reduce((sum, { text }) => sum + text, 0);
}

/** @param places of its text */
export function lengthOf({ words }: IndexPage, places: number): PageLength {
  return { text: places, title: words.fields.title?.places.length ?? 0 };
}

export function addToFilters(filters: FilterPages, page: IndexPage, number: number): void {
  for (const [name, values] of filters) {
    for (const value of page.filters[name]) {
      const pages = values.get(value);
      if (pages) pages.push(number);
      else values.set(value, [number]);
    }
  }
}

/** Writes what tells of all pages and chunks. */
export function finishSegment(files: SegmentFolder, state: SegmentState, filters: FilterPages): SegmentFacts {
  const { pages, undated } = state;
  const chunks = nameChunks(state.chunks, chunkBytes(placesOf(pages)));
  const used = FILTER_NAMES.filter((name) => (filters.get(name)?.size ?? 0) > 0);
  for (const name of used) {
    const file = filterIndexFile(name, name, filters.get(name) ?? new Map());
    files.compressed(file.path, file.content);
  }
  const meta = metaIndexFile(pages, chunks, used);
  files.compressed(meta.path, meta.content);
  files.plain(HEAD_FILE, gzipColumns(headColumns({ pages, undated, chunks, filters: used })));
  files.plain(ENTRY_FILE, JSON.stringify(entryOf(pages.length)));
  const list = files.list.sort((a, b) => byCodePoint(a.path, b.path));
  const bytes = list.reduce((sum, { size }) => sum + size, 0);
  return { threads: pages.length, files: list.length, bytes, list, state };
}

/** The first part with what a result shows, and one more file for every further part. */
export function writeFragments(
  files: SegmentFolder,
  url: string,
  number: number,
  places: number,
  page: IndexPage,
): void {
  const [first, ...further] = page.parts;
  if (!first) return;
  const name = numberedName(number);
  const fragment = {
    url,
    content: first.content,
    word_count: places,
    filters: {},
    meta: page.meta,
    anchors: [],
    floors: first.floors,
    ...(further.length > 0 ? { parts: further.map((part) => part.floors[0]?.at ?? 0) } : {}),
  };
  files.compressed(fragmentFile(name), MAGIC + JSON.stringify(fragment));
  further.forEach((part, i) => {
    files.compressed(fragmentFile(`${name}-${i + 1}`), MAGIC + JSON.stringify(part));
  });
}

/** What Pagefind's own client reads first. */
function entryOf(pages: number): object {
  return {
    version: PAGEFIND_VERSION,
    languages: { [LANGUAGE]: { hash: LANGUAGE, wasm: null, page_count: pages } },
    include_characters: [],
  };
}
