/** Indexes segments in processes of their own, several at a time. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Thread } from "../archive/model/model.ts";
import { floorPage, floorPageUrl } from "../archive/model/urls.ts";
import { planDerivatives } from "../attachments/derivatives.ts";
import { WorkerPool } from "../core/workers/pool.ts";
import type { Bundle } from "../release/tree.ts";
import { type RecordOptions, toRecord } from "../search/record.ts";
import { RecordsFile } from "../search/records-file.ts";
import { inSegmentOrder } from "../search/segment.ts";
import { boardOf, type Site } from "../site/site.ts";
import type { SegmentJob } from "./segment-worker.ts";
import { type Segment, segmentJob, segmentPath, wholeSegment } from "./segments.ts";
import type { Cache } from "./store.ts";

/** Segments whose records may wait for a process: enough to keep all busy, and no more on disk than that. */
const WAITING = os.availableParallelism() + 1;

/** Writes the records of segments and has them indexed. Close it when all is done. */
export class SegmentIndexer {
  readonly #cache: Cache;
  readonly #pool = new WorkerPool<SegmentJob, unknown>(new URL("./segment-worker.ts", import.meta.url));
  readonly #scratch = fs.mkdtempSync(path.join(os.tmpdir(), "stele-segments-"));
  readonly #running = new Set<Promise<void>>();

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  /** Starts a process ahead of the first segment, which is then not waited for. */
  start(): void {
    this.#pool.start();
  }

  /**
   * Hands a segment to a process, and writes its records, which are indexed meanwhile.
   *
   * @param visit called with each thread before its record is made, while its text is not in memory twice
   * @returns when the records are written: a function that waits for the finished segment
   */
  async index(site: Site, segment: Segment, visit: (thread: Thread) => Promise<void>): Promise<() => Promise<Bundle>> {
    while (this.#running.size >= WAITING) await Promise.race(this.#running);
    const file = path.join(this.#scratch, segment.key);
    const records = new RecordsFile(file);
    let failure: unknown;
    const running: Promise<void> = this.#pool
      .run(segmentJob(this.#cache, segment, file))
      .catch((error: unknown) => {
        failure = error;
      })
      .then(() => {
        fs.rmSync(file);
        this.#running.delete(running);
      });
    this.#running.add(running);
    try {
      for (const thread of segment.threads.toSorted(inSegmentOrder)) {
        await visit(thread);
        const board = boardOf(site, thread);
        records.add(toRecord(thread, site.bodies.thread(thread), board, recordOptions(site, thread)));
      }
      records.end();
    } finally {
      records.close();
    }
    return async () => {
      await running;
      if (failure) throw failure;
      const made = await wholeSegment(this.#cache, segmentPath(segment));
      if (!made) throw new Error(`segment ${segment.key} is not whole`);
      return made;
    };
  }

  close(): void {
    this.#pool.close();
    fs.rmSync(this.#scratch, { recursive: true, force: true });
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
