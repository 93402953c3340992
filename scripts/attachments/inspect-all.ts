import { extensionOf } from "../core/file-types.ts";
import type { Problem } from "../core/problems.ts";
import { type PoolOptions, WorkerLost, WorkerPool, workersFor } from "../core/workers/pool.ts";
import { type FileFacts, lostFileProblem, problemOf, type ReadFacts } from "./facts.ts";
import { openFactsCache } from "./facts-cache.ts";
import { inspectFile } from "./inspect.ts";
import type { ImageFile } from "./read-image.ts";

export interface InspectOptions extends PoolOptions {
  /** Called after each file that had to be inspected. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** A file to be inspected. */
export interface InspectedFile {
  /** Id of its bytes. */
  readonly id: string;
  /** Path for messages, relative to the content folder. */
  readonly file: string;
  /** Path on disk. */
  readonly path: string;
}

export interface Inspected {
  /** @throws if the file was not among those inspected */
  facts(file: Pick<InspectedFile, "id" | "file">): FileFacts;
  /** Problems that keep files from being published, in the order of the files. */
  readonly problems: readonly Problem[];
}

/** Files that are read at the same time. */
const AT_ONCE = 16;
/** Files from which on one more process is worth its start. */
const PER_WORKER = 32;

/**
 * Finds the facts of files. Images are read in child processes.
 *
 * @param cache the cache folder: a file whose facts are in it is not read again
 */
export async function inspectFiles(
  files: readonly InspectedFile[],
  cache: string,
  options: InspectOptions = {},
): Promise<Inspected> {
  const known = await openFactsCache(cache);
  const all = new Map<string, FileFacts>();
  const fresh = new Map<string, InspectedFile>();
  for (const file of files) {
    const key = keyOf(file);
    const facts = known.get(key);
    if (facts) all.set(key, facts);
    else fresh.set(key, file);
  }
  const inspector = new Inspector({
    ...options,
    concurrency: workersFor(fresh.size, PER_WORKER, options.concurrency),
  });
  try {
    let done = 0;
    await eachAtOnce([...fresh], async ([key, file]) => {
      const { facts, lost } = await inspector.inspect(file.path);
      all.set(key, facts);
      // The machine may be the cause, so the file is read again next time.
      if (!lost && facts.sha256 !== "") known.set(key, facts);
      options.onProgress?.(++done, fresh.size);
    });
  } finally {
    inspector.close();
  }
  await known.save();
  return {
    facts(file) {
      const facts = all.get(keyOf(file));
      if (!facts) throw new Error(`${file.file} was not inspected`);
      return facts;
    },
    problems: files.flatMap((file) => {
      const problem = all.get(keyOf(file))?.problem;
      return problem ? [problemOf(file.file, problem)] : [];
    }),
  };
}

/** Finds the facts of one file after the other. Child processes that decode images stay for the next one. */
export class Inspector {
  readonly #pool: WorkerPool<ImageFile, ReadFacts>;

  constructor(options: PoolOptions = {}) {
    this.#pool = new WorkerPool("scripts/attachments/inspect-worker.ts", options);
  }

  /**
   * @param path on disk
   * @returns the facts; `lost` if its process ended, for which the machine may be the cause
   */
  async inspect(path: string): Promise<{ facts: FileFacts; lost: boolean }> {
    let lost = false;
    const facts = await inspectFile(path, async (image) => {
      try {
        return await this.#pool.run(image);
      } catch (error) {
        if (!(error instanceof WorkerLost)) throw error;
        lost = true;
        return { problem: lostFileProblem(error.message) };
      }
    });
    return { facts, lost };
  }

  /** Ends the child processes. */
  close(): void {
    this.#pool.close();
  }
}

function keyOf({ id, file }: Pick<InspectedFile, "id" | "file">): string {
  return `${id}.${extensionOf(file)}`;
}

async function eachAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, lane));
}
