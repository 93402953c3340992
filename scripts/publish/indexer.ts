/** Indexes segments in processes of their own, several at a time. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Thread } from "../archive/model.ts";
import { floorPage, floorPageUrl } from "../archive/urls.ts";
import { planDerivatives } from "../attachments/derivatives.ts";
import { WorkerPool } from "../attachments/worker-pool.ts";
import { type RecordOptions, toRecord } from "../search/record.ts";
import type { SegmentJob } from "../search/segment-worker.ts";
import type { Cache } from "./cache.ts";
import { type Segment, segmentJob, segmentPath, wholeSegment } from "./segments.ts";
import { boardOf, type Site } from "./site.ts";
import type { Bundle } from "./tree.ts";

/** Segments whose records may wait for a process: enough to keep all busy, and no more on disk than that. */
const WAITING = os.availableParallelism() + 1;

/** Writes the records of segments and has them indexed. Close it when all is done. */
export class SegmentIndexer {
  readonly #cache: Cache;
  readonly #pool = new WorkerPool<SegmentJob, unknown>(new URL("../search/segment-worker.ts", import.meta.url));
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
   * Writes the records of a segment and hands it to a process.
   *
   * @param visit called with each thread before its record is made, while its text is not in memory twice
   * @returns when the records are written: a function that waits for the finished segment
   */
  async index(site: Site, segment: Segment, visit: (thread: Thread) => Promise<void>): Promise<() => Promise<Bundle>> {
    while (this.#running.size >= WAITING) await Promise.race(this.#running);
    const records = path.join(this.#scratch, segment.key);
    await writeRecords(site, segment.threads, records, visit);
    let failure: unknown;
    const running: Promise<void> = this.#pool
      .run(segmentJob(this.#cache, segment, records))
      .catch((error: unknown) => {
        failure = error;
      })
      .then(() => {
        fs.rmSync(records);
        this.#running.delete(running);
      });
    this.#running.add(running);
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

/** One record a line; a thread at a time, so that they never stand in memory together. */
async function writeRecords(
  site: Site,
  threads: readonly Thread[],
  file: string,
  visit: (thread: Thread) => Promise<void>,
): Promise<void> {
  const out = fs.openSync(file, "w");
  try {
    for (const thread of threads) {
      await visit(thread);
      const record = toRecord(thread, site.bodies.thread(thread), boardOf(site, thread), recordOptions(site, thread));
      fs.writeSync(out, `${JSON.stringify(record)}\n`);
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
