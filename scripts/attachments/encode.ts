import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import type { Problem } from "../core/problems.ts";
import { type PoolOptions, WorkerLost, WorkerPool } from "../core/workers/pool.ts";
import { candidates, type Derivative, derivatives, type ImageUse, type SizeOf } from "./derivatives.ts";
import type { EncodeAnswer, EncodeJob } from "./encode-worker.ts";
import { type FileFacts, lostFileProblem, problemOf } from "./facts.ts";
import { type CachedImage, ImageCache, imagePath } from "./image-cache.ts";
import type { ImageSettings } from "./recipes.ts";

/** A picture, and what pages do with it. */
export interface ImageJob {
  /** Path of the original on disk. */
  readonly source: string;
  /** Path for messages, relative to the content folder. */
  readonly file: string;
  readonly facts: FileFacts;
  readonly uses: Iterable<ImageUse>;
}

/** One original, and the derivatives that are to be encoded. */
export interface EncodeTask extends Pick<ImageJob, "source" | "file"> {
  readonly derivatives: readonly Derivative[];
}

export interface DerivativeOptions extends PoolOptions {
  /** The cache folder. */
  readonly cache: string;
  readonly settings: ImageSettings;
  /** Called after each image that had to be encoded. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A derivative in the cache. */
export interface EncodedFile extends CachedImage {
  /** Absolute path. */
  readonly file: string;
}

/** The derivatives of some pictures. */
export interface Derivatives {
  /** Those that pages use and the cache has, by their path below the site's root. */
  readonly files: ReadonlyMap<string, EncodedFile>;
  /** Decides which derivatives pages use; see `derivatives`. */
  readonly sizeOf: SizeOf;
  /** How many of the files were encoded. */
  readonly built: number;
  /** Images that could not be encoded, in the order of the jobs; everything else is done. */
  readonly problems: readonly Problem[];
}

/** Images from which on one more process is worth its start. */
const PER_WORKER = 8;

/** Looks up what the cache has. What was never encoded counts as used, and its file is missing. */
export async function findDerivatives(
  jobs: readonly ImageJob[],
  { cache, settings }: Pick<DerivativeOptions, "cache" | "settings">,
): Promise<Derivatives> {
  const images = new Lookup(await ImageCache.open(resolve(cache)), resolve(cache), settings);
  return { files: images.files(jobs), sizeOf: images.sizeOf, built: 0, problems: [] };
}

/**
 * Puts every derivative that pages use into the cache. What was never encoded is encoded, in child processes, and stays
 * if it is worth its place.
 */
export async function makeDerivatives(jobs: readonly ImageJob[], options: DerivativeOptions): Promise<Derivatives> {
  const cache = resolve(options.cache);
  const images = await ImageCache.open(cache);
  const lookup = new Lookup(images, cache, options.settings);
  const before = lookup.files(jobs);
  const tasks = jobs.map((job) => lookup.task(job)).filter(({ derivatives }) => derivatives.length > 0);
  const concurrency = Math.min(options.concurrency ?? availableParallelism(), Math.ceil(tasks.length / PER_WORKER));
  const encoder = new Encoder(cache, images, { ...options, concurrency });
  const problems = await encodeAll(tasks, encoder, options).finally(() => images.save());
  const files = lookup.files(jobs);
  const built = [...files.keys()].filter((path) => !before.has(path)).length;
  return { files, sizeOf: lookup.sizeOf, built, problems };
}

/** What the cache knows of the derivatives of pictures. */
class Lookup {
  readonly #images: ImageCache;
  readonly #cache: string;
  readonly #settings: ImageSettings;

  constructor(images: ImageCache, cache: string, settings: ImageSettings) {
    this.#images = images;
    this.#cache = cache;
    this.#settings = settings;
  }

  readonly sizeOf: SizeOf = (key) => this.#images.known(key)?.size;

  /** The files of all derivatives that pages use. */
  files(jobs: readonly ImageJob[]): Map<string, EncodedFile> {
    const files = new Map<string, EncodedFile>();
    for (const job of jobs) {
      for (const derivative of this.#used(job)) {
        const image = this.#images.whole(derivative);
        if (image) files.set(derivative.path, { ...image, file: imagePath(this.#cache, derivative) });
      }
    }
    return files;
  }

  /** What is left to be encoded of a picture: what may be used, and what tells whether it is. */
  task(job: ImageJob): EncodeTask {
    const used = new Set(this.#used(job).map(({ key }) => key));
    const lacking = [...job.uses]
      .flatMap((use) => candidates(job.facts, this.#settings, use))
      .filter((one) => (used.has(one.key) ? !this.#images.whole(one) : this.sizeOf(one.key) === undefined));
    // A thumbnail may be as wide as a picture in the text.
    const once = new Map(lacking.map((one) => [one.key, one]));
    return { source: job.source, file: job.file, derivatives: [...once.values()] };
  }

  #used({ facts, uses }: ImageJob): Derivative[] {
    return [...uses].flatMap((use) => derivatives(facts, this.#settings, use, this.sizeOf));
  }
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
  async encode({ source, file, derivatives }: EncodeTask): Promise<Problem | undefined> {
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
  jobs: readonly EncodeTask[],
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
