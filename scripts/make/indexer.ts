/** Indexes segments, large ones in processes of their own, several at a time. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Bundle } from "../core/built-files.ts";
import { WorkerPool } from "../core/workers/pool.ts";
import { RecordsFile } from "../search/records-file.ts";
import type { PlannedRecord, SegmentOutput } from "../site/output.ts";
import type { Cache } from "./cache.ts";
import type { SegmentJob } from "./index-segment.ts";
import { findBase, remember } from "./segment-base.ts";
import { segmentFolder, wholeSegment } from "./segment-cache.ts";

/** Segments whose records may wait for a process: enough to keep all processes busy, and no more, to spare the disk. */
const WAITING = os.availableParallelism() + 1;

/** Bytes of records that are indexed here in less time than a process takes to start. */
const SMALL = 1 << 18;

/** Milliseconds for a segment: of 8,192 threads it takes ten seconds, and a slow or busy machine ends its build for nothing. */
const TIMEOUT = 3_600_000;

/** A segment that is indexed while its records are written, or right after them if it is small. */
export interface OpenSegment {
  readonly records: RecordsFile;
  /** The records that it needs: of threads that changed, if it is made from an earlier segment. */
  readonly wanted: readonly PlannedRecord[];
  /**
   * Waits for the finished segment. Its records are written and closed.
   *
   * @returns undefined if the earlier segment was damaged: it is to be opened again, from nothing
   */
  finished(): Promise<Bundle | undefined>;
}

/** Indexes small segments, and hands all others to processes. Close it when all is done. */
export class SegmentIndexer {
  readonly #cache: Cache;
  readonly #pool = new WorkerPool<SegmentJob, unknown>("scripts/make/segment-worker.ts", { timeout: TIMEOUT });
  readonly #scratch: string;
  readonly #running = new Set<Promise<void>>();
  #started = false;

  /** @param scratch folder for records, which is made and removed */
  constructor(cache: Cache, scratch: string) {
    this.#cache = cache;
    this.#scratch = scratch;
    fs.mkdirSync(scratch, { recursive: true });
  }

  /** Starts a process ahead of the first segment, which then need not wait for it. Small segments are left to it as well. */
  start(): void {
    this.#started = true;
    this.#pool.start();
  }

  /**
   * Opens a segment as soon as one more may wait for a process.
   *
   * @param fresh whether it is to be made from nothing, even if there is an earlier segment
   */
  async open(segment: SegmentOutput, fresh = false): Promise<OpenSegment> {
    while (this.#running.size >= WAITING) await Promise.race(this.#running);
    const base = fresh ? undefined : await findBase(this.#cache, segment);
    const wanted = base ? segment.records.filter((_, i) => base.from[i] === null) : segment.records;
    const file = path.join(this.#scratch, segment.key);
    const records = new RecordsFile(file, SMALL);
    let failure: unknown;
    const { dir: cache } = this.#cache;
    const job = { records: file, dir: segmentFolder(this.#cache, segment), cache, at: segment.path, base };
    const running: Promise<void> = this.#index(job, records)
      .catch((error: unknown) => {
        failure = error;
      })
      .then(() => {
        fs.rmSync(file, { force: true });
        this.#running.delete(running);
      });
    this.#running.add(running);
    const finished = async () => {
      await running;
      if (failure && base) return undefined;
      if (failure) throw failure;
      const made = await wholeSegment(this.#cache, segment.path);
      if (!made) throw new Error(`segment ${segment.key} is not whole`);
      await remember(this.#cache, segment);
      return made;
    };
    return { records, wanted, finished };
  }

  async #index(job: SegmentJob, records: RecordsFile): Promise<unknown> {
    if (this.#started || (await records.isLarge)) return this.#pool.run(job);
    return (await import("./index-segment.ts")).indexSegment(job);
  }

  close(): void {
    this.#pool.close();
    fs.rmSync(this.#scratch, { recursive: true, force: true });
  }
}
