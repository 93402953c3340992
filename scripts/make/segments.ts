/** The segments of the search index: which there are, and what the cache holds of them. */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Thread } from "../archive/model/model.ts";
import { filesList, readSegmentFiles, SEGMENTS, type SegmentFiles, writeSegmentFiles } from "../core/bundle-list.ts";
import { fileState, isAsKnown } from "../core/file-state.ts";
import { fingerprint } from "../core/fingerprint.ts";
import type { Bundle, ReleaseFile } from "../release/tree.ts";
import { cutSegments } from "../search/cut.ts";
import { LIST_FILE, type SegmentList, segmentListText } from "../search/list.ts";
import type { SegmentFile } from "../search/segment.ts";
import type { Output } from "../site/output.ts";
import { SEARCH_INDEX, type Site } from "../site/site.ts";
import type { SegmentJob } from "./segment-worker.ts";
import { ABANDONED, type Cache } from "./store.ts";

/** One Pagefind index over a bounded part of the archive. */
export interface Segment {
  /** Fingerprint of everything in it; also its name on the site, so that what a browser keeps is never out of date. */
  readonly key: string;
  /** Oldest first. */
  readonly threads: readonly Thread[];
}

/** Cuts the archive into segments. */
export function planSegments(site: Site): Segment[] {
  const boards = new Map(site.archive.boards.map((board) => [board.path, board.title]));
  return cutSegments(site.archive.threads.toReversed(), (thread) => thread.path).map((threads) => ({
    key: fingerprint([
      "segment",
      site.tool,
      site.targets.floorsPerPage,
      site.archive.settings.lang,
      threads.map((t) => [t.fingerprint, boards.get(t.board)]),
    ]).slice(0, 12),
    threads,
  }));
}

/** The list of segments that the search page reads first. */
export function segmentList(site: Site, segments: readonly Segment[]): Output {
  const list: SegmentList = {
    base: site.props.base,
    segments: segments.map(({ key, threads }) => ({ path: `${key}/`, threads: threads.length })),
    boards: site.archive.boards.map(({ path: board, title }) => ({ path: board, title })),
  };
  const text = segmentListText(list);
  return { kind: "text", path: `${SEARCH_INDEX}/${LIST_FILE}`, key: fingerprint(["segments", text]), text: () => text };
}

/** Path of a segment on the site. */
export function segmentPath({ key }: Pick<Segment, "key">): string {
  return `${SEARCH_INDEX}/${key}/`;
}

/** A finished segment as it was written down; undefined where there is none. @param at its path on the site */
export async function knownSegment(cache: Cache, at: string): Promise<Bundle | undefined> {
  const listed = await readSegmentFiles(filesList(cache.dir, at));
  return listed && new SegmentBundle(cache, at, listed);
}

/**
 * A finished segment, every file of it as it was written. Files that were touched, as by a copy of the cache, are read
 * again.
 */
export async function wholeSegment(cache: Cache, at: string): Promise<Bundle | undefined> {
  const list = filesList(cache.dir, at);
  const listed = await readSegmentFiles(list);
  if (!listed) return undefined;
  const known = new SegmentBundle(cache, at, listed);
  if (known.files.every((file) => isAsKnown(file.file, file))) return known;
  const files: SegmentFile[] = [];
  for (const { file, path: name, sha256 } of known.files) {
    const found = fileState(file);
    if (found?.sha256 !== sha256) return undefined;
    files.push({ path: name.slice(at.length), ...found });
  }
  await writeSegmentFiles(list, at, listed.dir, files);
  return knownSegment(cache, at);
}

/** The files of a segment on the site. */
class SegmentBundle implements Bundle {
  readonly path: string;
  readonly manifest: string;
  readonly #folder: string;
  readonly #listed: SegmentFiles;
  #files: readonly ReleaseFile[] | undefined;

  constructor(cache: Cache, at: string, listed: SegmentFiles) {
    cache.use(path.relative(cache.dir, filesList(cache.dir, at)));
    this.path = at;
    this.manifest = listed.manifest;
    this.#folder = path.join(cache.dir, SEGMENTS, listed.dir);
    this.#listed = listed;
  }

  get files(): readonly ReleaseFile[] {
    this.#files ??= this.#listed
      .files()
      .map((row) => ({ ...row, path: this.path + row.path, file: `${this.#folder}/${row.path}` }));
    return this.#files;
  }
}

/**
 * What a worker needs to know to index a segment. Every build indexes into a folder of its own: another one that shares
 * the cache may be linking what it made of the same threads.
 *
 * @param records file with its records
 */
export function segmentJob(cache: Cache, segment: Pick<Segment, "key">, records: string): SegmentJob {
  const dir = path.join(cache.dir, SEGMENTS, `${segment.key}.${randomBytes(4).toString("hex")}`);
  const at = segmentPath(segment);
  return { records, dir, list: filesList(cache.dir, at), at };
}

/** Removes the folders of segments that the cache no longer keeps, that were replaced, or that were never finished. */
export function pruneSegments(cache: Cache): void {
  const folder = path.join(cache.dir, SEGMENTS);
  if (!fs.existsSync(folder)) return;
  const names = fs.readdirSync(folder);
  const lists = new Set(names.filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length)));
  const timed = names.filter((name) => !name.endsWith(".json")).map((name) => ({ name, at: mtimeOf(folder, name) }));
  const newest = new Map<string, string>();
  for (const { name } of timed.sort((a, b) => a.at - b.at)) newest.set(keyOf(name), name);
  for (const { name, at } of timed) {
    const inUse = lists.has(keyOf(name)) && newest.get(keyOf(name)) === name;
    if (!inUse && Date.now() - at > ABANDONED) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/** The segment that a folder was made for. */
function keyOf(name: string): string {
  return name.slice(0, name.indexOf("."));
}

function mtimeOf(folder: string, name: string): number {
  return fs.statSync(path.join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
