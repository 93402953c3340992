import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Thread } from "../archive/model.ts";
import { planDerivatives } from "../attachments/derivatives.ts";
import { WorkerPool } from "../attachments/worker-pool.ts";
import { cutSegments } from "../search/cut.ts";
import { LIST_FILE, type SegmentList, segmentListText } from "../search/list.ts";
import { ENTRY_FILE } from "../search/pagefind-contract.ts";
import { type RecordOptions, toRecord } from "../search/record.ts";
import type { SegmentFacts } from "../search/segment.ts";
import type { SegmentJob } from "../search/segment-worker.ts";
import type { Cache } from "./cache.ts";
import { fingerprint } from "./fingerprint.ts";
import { floorPage, floorPageUrl } from "./links.ts";
import type { Output } from "./output.ts";
import type { ReleaseFile } from "./release.ts";
import { SEARCH_INDEX, type Site } from "./site.ts";

/** Folder of finished segments in the cache, and of their lists of files. */
const CACHED = "segments";

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
    ]),
    threads,
  }));
}

/** The list of segments that the search page reads first. */
export function segmentList(site: Site, segments: readonly Segment[]): Output {
  const list: SegmentList = {
    base: site.props.base,
    segments: segments.map(({ key, threads }) => ({ path: `${nameOf(key)}/`, threads: threads.length })),
    boards: site.archive.boards.map(({ path: board, title }) => ({ path: board, title })),
  };
  const text = segmentListText(list);
  return { kind: "text", path: `${SEARCH_INDEX}/${LIST_FILE}`, key: fingerprint(["segments", text]), text: () => text };
}

/** Files of all segments, and how many had to be indexed. */
export interface MadeSegments {
  readonly files: readonly ReleaseFile[];
  readonly built: number;
  readonly kept: number;
}

/** Takes the segments that the cache holds and indexes the others in child processes, several at a time. */
export async function makeSegments(site: Site, segments: readonly Segment[], cache: Cache): Promise<MadeSegments> {
  const pool = new WorkerPool<SegmentJob, SegmentFacts>(new URL("../search/segment-worker.ts", import.meta.url));
  let built = 0;
  try {
    const files = await Promise.all(
      segments.map(async (segment) => {
        const kept = filesOf(segment, cache);
        if (kept) return kept;
        built += 1;
        await index(site, segment, cache, pool);
        const made = filesOf(segment, cache);
        if (!made) throw new Error(`segment ${segment.key} is not whole`);
        return made;
      }),
    );
    return { files: files.flat(), built, kept: segments.length - built };
  } finally {
    pool.close();
  }
}

async function index(
  site: Site,
  segment: Segment,
  cache: Cache,
  pool: WorkerPool<SegmentJob, SegmentFacts>,
): Promise<void> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "stele-segment-"));
  try {
    const records = path.join(scratch, "records");
    writeRecords(site, segment.threads, records);
    const folder = path.join(cache.dir, CACHED, segment.key);
    fs.rmSync(folder, { recursive: true, force: true });
    await pool.run({ records, dir: folder });
    const names = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const list = names.map((entry) =>
      path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"),
    );
    // Written last: a segment without its list was not finished.
    fs.writeFileSync(listFile(cache, segment.key), JSON.stringify(list.sort()));
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/** Writes the records of threads, one a line; a part at a time, so that they never stand in memory together. */
function writeRecords(site: Site, threads: readonly Thread[], file: string): void {
  const out = fs.openSync(file, "w");
  try {
    for (const thread of threads) {
      const board = site.boards.get(thread.board);
      if (board)
        fs.writeSync(
          out,
          `${JSON.stringify(toRecord(thread, site.bodies.thread(thread), board, recordOptions(site, thread)))}\n`,
        );
    }
  } finally {
    fs.closeSync(out);
  }
}

function recordOptions(site: Site, thread: Thread): RecordOptions {
  return {
    floorUrl: (n) => `${floorPageUrl(thread.url, floorPage(n, site.targets.floorsPerPage))}#floor-${n}`,
    thumbnail(attachment) {
      const small = planDerivatives(site.facts(attachment)).find((derivative) => derivative.format === "webp");
      return small && { src: `/${small.path}`, width: small.width, height: small.height };
    },
  };
}

/** The files of a finished segment; undefined where any is missing or damaged. */
function filesOf({ key }: Segment, cache: Cache): ReleaseFile[] | undefined {
  let names: readonly string[];
  try {
    names = JSON.parse(fs.readFileSync(listFile(cache, key), "utf8")) as string[];
  } catch {
    return undefined;
  }
  const files: ReleaseFile[] = [];
  for (const name of names) {
    const file = cache.file(`${CACHED}/${key}/${name}`);
    if (!file) return undefined;
    files.push({ path: `${SEARCH_INDEX}/${nameOf(key)}/${name}`, ...file });
  }
  return files;
}

/** Removes what is left of segments whose files the cache no longer keeps. */
export function pruneSegments(cache: Cache): void {
  const folder = path.join(cache.dir, CACHED);
  if (!fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder).filter((entry) => entry.endsWith(".json"))) {
    const key = name.slice(0, -".json".length);
    if (fs.existsSync(path.join(folder, key, ENTRY_FILE))) continue;
    fs.rmSync(path.join(folder, key), { recursive: true, force: true });
    fs.rmSync(path.join(folder, name));
  }
}

function listFile(cache: Cache, key: string): string {
  return path.join(cache.dir, CACHED, `${key}.json`);
}

function nameOf(key: string): string {
  return key.slice(0, 12);
}
