/** All inputs → what they became: from the cache, or by workers that may be lost to a hostile input. */
import { availableParallelism } from "node:os";
import { WorkerLost, WorkerPool } from "../../core/workers/pool.ts";
import type { InputPlace } from "../read/input.ts";
import { nameBelow } from "../read/walk.ts";
import type { ParseOptions } from "./parse-input.ts";
import type { ParseJob } from "./parse-worker.ts";
import { CaptureStore, type Head } from "./store.ts";

/** Limits of one page: milliseconds, and MiB of heap. */
const LIMITS = { timeout: 10_000, memory: 256 };
/** Pages of one input that may be lost before the rest of it is given up. */
const MOST_LOST = 20;
/** Inputs from which on one more process is worth its start. */
const PER_WORKER = 8;
/** Inputs that are looked up or parsed at the same time. */
const AT_ONCE = 16;

export interface ParseAllOptions {
  readonly cache: string;
  readonly from?: string | undefined;
  readonly concurrency?: number | undefined;
  /** Called for each input once it is done. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** @returns what each input became, in their order */
export async function parseAll(places: readonly InputPlace[], options: ParseAllOptions): Promise<Head[]> {
  const { cache, from, onProgress } = options;
  const store = new CaptureStore(cache, from ?? "");
  const concurrency = Math.min(options.concurrency ?? availableParallelism(), Math.ceil(places.length / PER_WORKER));
  const pool = new WorkerPool<ParseJob, Head>("scripts/importers/parse/parse-worker.ts", {
    ...LIMITS,
    concurrency,
    tries: 1,
  });
  const heads: Head[] = [];
  let next = 0;
  let done = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < places.length; at = next++) {
      const place = places[at] as InputPlace;
      heads[at] = (await store.head(place)) ?? (await parseOne(place, { from }, pool, store.cache));
      onProgress?.(++done, places.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  } finally {
    pool.close();
  }
  return heads;
}

/** Parses an input; what is lost of it is an entry with its reason. */
async function parseOne(
  place: InputPlace,
  options: ParseOptions,
  pool: WorkerPool<ParseJob, Head>,
  cache: string,
): Promise<Head> {
  const skip: Record<number, string> = {};
  let end: ParseOptions["end"];
  for (let lost = 0; ; lost += 1) {
    try {
      return await pool.run({ place, cache, options: { ...options, skip, end } });
    } catch (error) {
      if (!(error instanceof WorkerLost)) throw error;
      const step = error.step ?? 0;
      const reason = lossReason(error);
      if (end !== undefined) return lostHead(place, reason);
      // An item that is lost again is lost before it is an item, and so is all that follows.
      if (step in skip || lost === MOST_LOST) end = { step, reason };
      else skip[step] = reason;
    }
  }
}

function lossReason({ message }: WorkerLost): string {
  return /longer than/.test(message) ? message : `it needs more memory than ${LIMITS.memory} MiB, or ended its process`;
}

/** An input that could not be read at all. It is not kept: the machine may be the cause. */
function lostHead(place: InputPlace, reason: string): Head {
  const file = nameBelow(place.path, place.root);
  return { size: 0, mtime: 0, items: [{ is: "nothing", file, reason, failed: true }], files: [], missing: [] };
}
