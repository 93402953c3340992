import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Archive, Attachment } from "../archive/model.ts";
import { extensionOf } from "../core/file-types.ts";
import type { Problem } from "../problems.ts";
import { type FileFacts, type FileFault, faultProblem, type ImageFacts, lostFault } from "./facts.ts";
import { openFactsCache } from "./facts-cache.ts";
import { inspectFile } from "./inspect.ts";
import type { InspectJob } from "./inspect-worker.ts";
import { type PoolOptions, WorkerLost, WorkerPool } from "./worker-pool.ts";

export interface InspectOptions extends PoolOptions {
  /** Called after each file that had to be looked at. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** A file to be looked at. */
export interface InspectedFile {
  /** Id of its bytes. */
  readonly id: string;
  /** Path for messages, relative to the content folder. */
  readonly file: string;
  /** Path on disk. */
  readonly path: string;
}

export interface Inspected {
  /** @throws where the attachment was not among those inspected */
  facts(attachment: Pick<Attachment, "id" | "file">): FileFacts;
  /** What keeps files from being published, in the order of the files. */
  readonly problems: readonly Problem[];
}

/** Files that are read at the same time. */
const AT_ONCE = 16;
/** Files from which on one more process is worth its start. */
const PER_WORKER = 32;

/**
 * Finds the facts of every attachment of the published threads.
 *
 * @param content the content folder
 * @param cache the cache folder: what was looked at before is not looked at again
 */
export function inspectAttachments(
  archive: Archive,
  content: string,
  cache: string,
  options: InspectOptions = {},
): Promise<Inspected> {
  const files = archive.threads.flatMap((thread) =>
    thread.attachments.map(({ id, file }) => {
      const name = `${thread.path}/${file}`;
      return { id, file: name, path: join(content, name) };
    }),
  );
  return inspectFiles(files, cache, options);
}

/** As `inspectAttachments`, for any files. Images are decoded in child processes. */
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
  const pool = new WorkerPool<InspectJob, ImageFacts | FileFault>(new URL("./inspect-worker.ts", import.meta.url), {
    ...options,
    concurrency: Math.min(options.concurrency ?? availableParallelism(), Math.ceil(fresh.size / PER_WORKER)),
  });
  try {
    let done = 0;
    await eachAtOnce([...fresh], async ([key, file]) => {
      let lost = false;
      const facts = await inspectFile(file.path, async (path, format) => {
        try {
          return await pool.run({ path, format });
        } catch (error) {
          if (!(error instanceof WorkerLost)) throw error;
          lost = true;
          return lostFault(error.message);
        }
      });
      all.set(key, facts);
      // What may have been the machine's fault is looked at again next time.
      if (!lost && facts.sha256 !== "") known.set(key, facts);
      options.onProgress?.(++done, fresh.size);
    });
  } finally {
    pool.close();
  }
  await known.save();
  return {
    facts(attachment) {
      const facts = all.get(keyOf(attachment));
      if (!facts) throw new Error(`${attachment.file} was not inspected`);
      return facts;
    },
    problems: files.flatMap((file) => {
      const fault = all.get(keyOf(file))?.fault;
      return fault ? [faultProblem(file.file, fault)] : [];
    }),
  };
}

function keyOf({ id, file }: { readonly id: string; readonly file: string }): string {
  return `${id}.${extensionOf(file)}`;
}

async function eachAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, lane));
}
