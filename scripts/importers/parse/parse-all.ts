/** All inputs → what they became: from the cache, or by workers that may be lost to a hostile input. */
import { setImmediate } from "node:timers/promises";
import { WorkerLost, WorkerPool, workersFor } from "../../core/workers/pool.ts";
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
/** Inputs that are parsed or wait for it at the same time. */
const AT_ONCE = 16;
/** Inputs that are looked up before signals are heard. */
const BETWEEN = 100;

export interface ParseAllOptions {
  readonly cache: string;
  readonly from?: string | undefined;
  /** Called for each input once it is done. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Says whether to stop. */
  readonly stopped?: (() => boolean) | undefined;
}

/** @returns what is in each input, in their order; undefined if it was stopped before the last was done */
export async function parseAll(
  places: readonly InputPlace[],
  options: ParseAllOptions,
): Promise<Head["items"][] | undefined> {
  const { cache, from, onProgress, stopped = () => false } = options;
  const store = new CaptureStore(cache, from ?? "");
  const pool = new WorkerPool<ParseJob, Head>("scripts/importers/parse/parse-worker.ts", {
    ...LIMITS,
    concurrency: workersFor(places.length, PER_WORKER),
    tries: 1,
  });
  const heads = store.openHeads();
  const items: Head["items"][] = [];
  let next = 0;
  let done = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < places.length && !stopped(); at = next++) {
      const place = places[at] as InputPlace;
      let head = store.head(heads, place);
      if (!head) {
        head = await parseOne(place, { from }, pool, store.cache);
        if (head.mtime >= 0) heads.set(store.key(place), head);
      } else if (done % BETWEEN === 0) await setImmediate();
      items[at] = head.items;
      onProgress?.(++done, places.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  } catch (error) {
    // ^C ends the workers too.
    if (!stopped()) throw error;
  } finally {
    pool.close();
    heads.close();
  }
  return done === places.length && !stopped() ? items : undefined;
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
  return { size: 0, mtime: -1, items: [{ is: "nothing", file, reason, failed: true }], files: [], missing: [] };
}
