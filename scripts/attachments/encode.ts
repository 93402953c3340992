import { resolve } from "node:path";
import type { Problem } from "../core/problems.ts";
import { type PoolOptions, WorkerLost, WorkerPool } from "../core/workers/pool.ts";
import type { Derivative } from "./derivatives.ts";
import type { EncodeAnswer, EncodeJob } from "./encode-worker.ts";
import { lostFileProblem, problemOf } from "./facts.ts";
import { type CachedImage, ImageCache, imagePath } from "./image-cache.ts";

/** One original, and the derivatives that are wanted of it. */
export interface DerivativeJob {
  /** Path of the original on disk. */
  readonly source: string;
  /** Path for messages, relative to the content folder. */
  readonly file: string;
  readonly derivatives: readonly Derivative[];
}

export interface DerivativeOptions extends PoolOptions {
  /** The cache folder. */
  readonly cache: string;
  /** Called after each image that had to be encoded. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface DerivativeResult {
  /** Derivatives that were encoded. */
  readonly built: number;
  /** Derivatives that the cache had. */
  readonly unchanged: number;
  /** Images that could not be encoded, in the order of the jobs; everything else is done. */
  readonly problems: readonly Problem[];
  /** Each derivative in the cache, by its path below the site's root. */
  readonly files: ReadonlyMap<string, EncodedFile>;
}

/** A derivative in the cache. */
export interface EncodedFile extends CachedImage {
  /** Absolute path. */
  readonly file: string;
}

/** Derivatives of some images: those that the cache has, and those that it lacks. */
export interface FoundDerivatives {
  readonly files: ReadonlyMap<string, EncodedFile>;
  /** Identical originals once. */
  readonly missing: readonly DerivativeJob[];
}

/** Looks derivatives up in the cache. */
export function findDerivatives(jobs: readonly DerivativeJob[], cache: string, images: ImageCache): FoundDerivatives {
  const files = new Map<string, EncodedFile>();
  const missing: DerivativeJob[] = [];
  const seen = new Set<string>();
  for (const job of jobs) {
    const fresh = job.derivatives.filter(({ key }) => !seen.has(key));
    for (const { key } of fresh) seen.add(key);
    const lacking: Derivative[] = [];
    for (const derivative of fresh) {
      const image = images.whole(derivative);
      if (image) files.set(derivative.path, { ...image, file: imagePath(cache, derivative) });
      else lacking.push(derivative);
    }
    if (lacking.length) missing.push({ ...job, derivatives: lacking });
  }
  return { files, missing };
}

/**
 * Puts every derivative into the cache. Missing ones are encoded in child processes; identical originals
 * are encoded once.
 */
export async function makeDerivatives(
  jobs: readonly DerivativeJob[],
  options: DerivativeOptions,
): Promise<DerivativeResult> {
  const cache = resolve(options.cache);
  const images = await ImageCache.open(cache);
  const { files: found, missing } = findDerivatives(jobs, cache, images);
  const problems = await encodeAll(missing, new Encoder(cache, images, options), options).finally(() => images.save());
  const files = new Map(found);
  for (const { derivatives } of missing) {
    for (const derivative of derivatives) {
      const image = images.known(derivative.key);
      if (image) files.set(derivative.path, { ...image, file: imagePath(cache, derivative) });
    }
  }
  return { built: files.size - found.size, unchanged: found.size, problems, files };
}

/** Encodes derivatives into the cache, in child processes that start when there is work. Close it when all is done. */
export class Encoder {
  readonly #cache: string;
  readonly #images: ImageCache;
  readonly #pool: WorkerPool<EncodeJob, EncodeAnswer>;

  /** @param cache absolute path of the cache folder */
  constructor(cache: string, images: ImageCache, options: PoolOptions = {}) {
    this.#cache = cache;
    this.#images = images;
    this.#pool = new WorkerPool("scripts/attachments/encode-worker.ts", options);
  }

  /** @returns what keeps the image from being encoded */
  async encode({ source, file, derivatives }: DerivativeJob): Promise<Problem | undefined> {
    for (const { key } of derivatives) this.#images.delete(key);
    try {
      const { made, problem } = await this.#pool.run({ source, cache: this.#cache, derivatives });
      for (const [key, image] of made) this.#images.add(key, image);
      await this.#images.checkpoint();
      return problem && problemOf(file, problem);
    } catch (error) {
      if (error instanceof WorkerLost) return problemOf(file, lostFileProblem(error.message));
      throw error;
    }
  }

  close(): void {
    this.#pool.close();
  }
}

async function encodeAll(
  jobs: readonly DerivativeJob[],
  encoder: Encoder,
  { onProgress }: DerivativeOptions,
): Promise<Problem[]> {
  try {
    let done = 0;
    const results = await Promise.all(
      jobs.map(async (job) => {
        const problem = await encoder.encode(job);
        onProgress?.(++done, jobs.length);
        return problem;
      }),
    );
    return results.filter((problem) => problem !== undefined);
  } finally {
    encoder.close();
  }
}
