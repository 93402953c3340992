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
  const files = new Map<string, EncodedFile>();
  const stale: DerivativeJob[] = [];
  const seen = new Set<string>();
  for (const job of jobs) {
    const fresh = job.derivatives.filter(({ key }) => !seen.has(key));
    for (const { key } of fresh) seen.add(key);
    const missing: Derivative[] = [];
    for (const derivative of fresh) {
      const image = images.whole(derivative);
      if (image) files.set(derivative.path, { ...image, file: imagePath(cache, derivative) });
      else missing.push(derivative);
    }
    if (missing.length) stale.push({ ...job, derivatives: missing });
  }
  const unchanged = files.size;
  const problems = await encodeAll(stale, cache, images, options).finally(() => images.save());
  for (const { derivatives } of stale) {
    for (const derivative of derivatives) {
      const image = images.known(derivative.key);
      if (image) files.set(derivative.path, { ...image, file: imagePath(cache, derivative) });
    }
  }
  return { built: files.size - unchanged, unchanged, problems, files };
}

async function encodeAll(
  stale: readonly DerivativeJob[],
  cache: string,
  images: ImageCache,
  options: DerivativeOptions,
): Promise<Problem[]> {
  const pool = new WorkerPool<EncodeJob, EncodeAnswer>(new URL("./encode-worker.ts", import.meta.url), options);
  const encode = async ({ source, file, derivatives }: DerivativeJob): Promise<Problem | undefined> => {
    for (const { key } of derivatives) images.delete(key);
    try {
      const { made, problem } = await pool.run({ source, cache, derivatives });
      for (const [key, image] of made) images.add(key, image);
      await images.checkpoint();
      return problem && problemOf(file, problem);
    } catch (error) {
      if (error instanceof WorkerLost) return problemOf(file, lostFileProblem(error.message));
      throw error;
    }
  };
  try {
    let done = 0;
    const results = await Promise.all(
      stale.map(async (job) => {
        const problem = await encode(job);
        options.onProgress?.(++done, stale.length);
        return problem;
      }),
    );
    return results.filter((problem) => problem !== undefined);
  } finally {
    pool.close();
  }
}
