/** The segments of the search index: which there are, and what the cache holds of them. */
import fs from "node:fs";
import path from "node:path";
import type { Thread } from "../archive/model.ts";
import { readChecked, writeChecked } from "../attachments/checked-json.ts";
import { cutSegments } from "../search/cut.ts";
import { LIST_FILE, type SegmentList, segmentListText } from "../search/list.ts";
import type { SegmentFile } from "../search/segment.ts";
import type { SegmentJob, SegmentRows } from "../search/segment-worker.ts";
import { ABANDONED, type Cache, fileFacts, isAsKnown } from "./cache.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Output } from "./output.ts";
import { SEARCH_INDEX, type Site } from "./site.ts";
import type { Bundle } from "./tree.ts";

/** Folder of finished segments in the cache, and of their lists of files. */
const CACHED = "segments";
const VERSION = "segment 1";

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
  const key = path.basename(at);
  const rows = (await readChecked(listFile(cache, key), VERSION)) as SegmentRows | undefined;
  return rows && bundleOf(cache, at, rows);
}

/**
 * A finished segment, every file of it as it was written. Files that were touched, as by a copy of the cache, are read
 * again.
 */
export async function wholeSegment(cache: Cache, at: string): Promise<Bundle | undefined> {
  const known = await knownSegment(cache, at);
  if (!known || known.files.every((file) => isAsKnown(file.file, file))) return known;
  const rows: SegmentFile[] = [];
  for (const { file, path: name, sha256 } of known.files) {
    const found = fileFacts(file);
    if (found?.sha256 !== sha256) return undefined;
    rows.push({ path: name.slice(at.length), ...found });
  }
  await writeChecked(listFile(cache, path.basename(at)), VERSION, rows);
  return bundleOf(cache, at, rows);
}

function bundleOf(cache: Cache, at: string, rows: SegmentRows): Bundle {
  const key = path.basename(at);
  cache.use(`${CACHED}/${key}.json`);
  const dir = path.join(cache.dir, CACHED, key);
  return { path: at, files: rows.map((row) => ({ ...row, path: at + row.path, file: `${dir}/${row.path}` })) };
}

/** What a worker needs to know to index a segment. @param records file with its records */
export function segmentJob(cache: Cache, { key }: Pick<Segment, "key">, records: string): SegmentJob {
  const dir = path.join(cache.dir, CACHED, key);
  return { records, dir, list: listFile(cache, key), version: VERSION };
}

function listFile(cache: Cache, key: string): string {
  return path.join(cache.dir, CACHED, `${key}.json`);
}

/** Removes what is left of segments that the cache no longer keeps, and of those that were never finished. */
export function pruneSegments(cache: Cache): void {
  const folder = path.join(cache.dir, CACHED);
  if (!fs.existsSync(folder)) return;
  const names = new Set(fs.readdirSync(folder));
  for (const name of names) {
    const old = () => Date.now() - fs.statSync(path.join(folder, name)).mtimeMs > ABANDONED;
    if (!name.endsWith(".json") && !names.has(`${name}.json`) && old())
      fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}
