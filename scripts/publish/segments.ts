/** The segments of the search index: which there are, and what the cache holds of them. */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Thread } from "../archive/model.ts";
import { readChecked, writeChecked } from "../attachments/checked-json.ts";
import { cutSegments } from "../search/cut.ts";
import { LIST_FILE, type SegmentList, segmentListText } from "../search/list.ts";
import type { SegmentFile } from "../search/segment.ts";
import type { ListedFiles, SegmentJob } from "../search/segment-worker.ts";
import { ABANDONED, type Cache } from "./cache.ts";
import { fingerprint } from "./fingerprint.ts";
import { fileFacts, isAsKnown } from "./known-file.ts";
import type { Output } from "./output.ts";
import { SEARCH_INDEX, type Site } from "./site.ts";
import type { Bundle } from "./tree.ts";

/** Folder of finished segments in the cache, and of their lists of files. */
const CACHED = "segments";
const VERSION = "segment 2";

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
  const listed = await readList(cache, at);
  return listed && bundleOf(cache, at, listed);
}

/**
 * A finished segment, every file of it as it was written. Files that were touched, as by a copy of the cache, are read
 * again.
 */
export async function wholeSegment(cache: Cache, at: string): Promise<Bundle | undefined> {
  const listed = await readList(cache, at);
  if (!listed) return undefined;
  const known = bundleOf(cache, at, listed);
  if (known.files.every((file) => isAsKnown(file.file, file))) return known;
  const files: SegmentFile[] = [];
  for (const { file, path: name, sha256 } of known.files) {
    const found = fileFacts(file);
    if (found?.sha256 !== sha256) return undefined;
    files.push({ path: name.slice(at.length), ...found });
  }
  const touched: ListedFiles = { dir: listed.dir, files };
  await writeChecked(listFile(cache, path.basename(at)), VERSION, touched);
  return bundleOf(cache, at, touched);
}

async function readList(cache: Cache, at: string): Promise<ListedFiles | undefined> {
  return (await readChecked(listFile(cache, path.basename(at)), VERSION)) as ListedFiles | undefined;
}

function bundleOf(cache: Cache, at: string, { dir, files }: ListedFiles): Bundle {
  cache.use(`${CACHED}/${path.basename(at)}.json`);
  const folder = path.join(cache.dir, CACHED, dir);
  return { path: at, files: files.map((row) => ({ ...row, path: at + row.path, file: `${folder}/${row.path}` })) };
}

/**
 * What a worker needs to know to index a segment. Every build indexes into a folder of its own: another one that shares
 * the cache may be linking what it made of the same threads.
 *
 * @param records file with its records
 */
export function segmentJob(cache: Cache, { key }: Pick<Segment, "key">, records: string): SegmentJob {
  const dir = path.join(cache.dir, CACHED, `${key}.${randomBytes(4).toString("hex")}`);
  return { records, dir, list: listFile(cache, key), version: VERSION };
}

function listFile(cache: Cache, key: string): string {
  return path.join(cache.dir, CACHED, `${key}.json`);
}

/** Removes the folders of segments that the cache no longer keeps, that were replaced, or that were never finished. */
export function pruneSegments(cache: Cache): void {
  const folder = path.join(cache.dir, CACHED);
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
