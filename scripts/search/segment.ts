import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { writeChunks } from "./chunks.ts";
import { gzip, gzipColumns } from "./gzip.ts";
import { headColumns, type PageLength } from "./head-file.ts";
import { HEAD_FILE } from "./head-format.ts";
import { filterIndexFile, metaIndexFile } from "./index-files.ts";
import { Inverter } from "./invert.ts";
import { FILTER_NAMES, type IndexPage, toIndexPage } from "./page.ts";
import { ENTRY_FILE, fragmentFile, LANGUAGE, MAGIC, numberedName, PAGEFIND_VERSION } from "./pagefind-contract.ts";
import type { SearchRecord } from "./record.ts";
import { byCodePoint } from "./text/order.ts";

/** What one segment came to. */
export interface SegmentFacts {
  readonly threads: number;
  readonly files: number;
  /** Bytes of all files. */
  readonly bytes: number;
  /** Distinct words. */
  readonly words: number;
  /** Every file, by path. */
  readonly list: readonly SegmentFile[];
}

/** A file of a segment as it was written. */
export interface SegmentFile {
  /** Path below the segment's folder, with forward slashes. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Modification time in milliseconds. */
  readonly mtime: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

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
  readonly #filters = new Map(FILTER_NAMES.map((name) => [name, new Map<string, number[]>()] as const));
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
    this.#lengths.push({ text: places, title: page.words.fields.title?.length ?? 0 });
    for (const name of FILTER_NAMES) addToFilter(this.#filters.get(name), page.filters[name], number);
    writeFragments(this.#files, url, number, places, page);
  }

  /** Writes what is made of all records together. */
  finish(): SegmentFacts {
    const files = this.#files;
    const pages = this.#lengths;
    let words = 0;
    const entries = this.#inverter.words();
    const counted = function* () {
      for (const entry of entries) {
        words++;
        yield entry;
      }
    };
    const places = pages.reduce((sum, { text }) => sum + text, 0);
    const chunks = writeChunks(counted(), places, (file) => files.compressed(file.path, file.content));
    const used = FILTER_NAMES.filter((name) => (this.#filters.get(name)?.size ?? 0) > 0);
    for (const name of used) {
      const file = filterIndexFile(name, name, this.#filters.get(name) ?? new Map());
      files.compressed(file.path, file.content);
    }
    const meta = metaIndexFile(pages, chunks, used);
    files.compressed(meta.path, meta.content);
    files.plain(HEAD_FILE, gzipColumns(headColumns({ pages, undated: this.#undated, chunks, filters: used })));
    files.plain(ENTRY_FILE, JSON.stringify(entryOf(pages.length)));
    const list = files.list.sort((a, b) => byCodePoint(a.path, b.path));
    const bytes = list.reduce((sum, { size }) => sum + size, 0);
    return { threads: pages.length, files: list.length, bytes, words, list };
  }
}

function addToFilter(filter: Map<string, number[]> | undefined, values: readonly string[], page: number): void {
  for (const value of values) {
    const pages = filter?.get(value);
    if (pages) pages.push(page);
    else filter?.set(value, [page]);
  }
}

/** The first part with what a result shows, and one more file for every further part. */
function writeFragments(files: SegmentFolder, url: string, number: number, places: number, page: IndexPage): void {
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

/** Writes files below one folder and lists them. */
class SegmentFolder {
  readonly list: SegmentFile[] = [];
  readonly #dir: string;
  readonly #made = new Set<string>();

  constructor(dir: string) {
    this.#dir = dir;
  }

  plain(file: string, content: string | Buffer): void {
    const target = path.join(this.#dir, file);
    const folder = path.dirname(target);
    if (!this.#made.has(folder)) fs.mkdirSync(folder, { recursive: true });
    this.#made.add(folder);
    fs.writeFileSync(target, content);
    const { size, mtimeMs: mtime } = fs.statSync(target);
    this.list.push({ path: file, size, mtime, sha256: createHash("sha256").update(content).digest("hex") });
  }

  compressed(file: string, content: string | Buffer): void {
    this.plain(file, gzip(content));
  }
}
