import { resolve } from "node:path";
import type { Problem } from "../core/problems.ts";
import { type PoolOptions, WorkerLost, WorkerPool, workersFor } from "../core/workers/pool.ts";
import { type Derivative, type ImageUse, type SizeOf, usedDerivatives } from "./derivatives.ts";
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
export interface EncodedImages {
  /** Those that pages use and the cache has, by their path below the site's root. */
  readonly files: ReadonlyMap<string, EncodedFile>;
  /** Decides which derivatives pages use; see `usedDerivatives`. */
  readonly sizeOf: SizeOf;
  /** Paths of those that were encoded. */
  readonly encoded: ReadonlySet<string>;
  /** Images that could not be encoded, in the order of the jobs; everything else is done. */
  readonly problems: readonly Problem[];
}

/** Images from which on one more process is worth its start. */
const PER_WORKER = 2;

/** Looks up what the cache has. What was never encoded counts as used, and its file is missing. */
export async function findDerivatives(
  jobs: readonly ImageJob[],
  { cache, settings }: Pick<DerivativeOptions, "cache" | "settings">,
): Promise<EncodedImages> {
  const lookup = new Lookup(await ImageCache.open(resolve(cache)), resolve(cache), settings);
  const files = new Map(jobs.flatMap((job) => lookup.find(job).files));
  return { files, sizeOf: lookup.sizeOf, encoded: new Set(), problems: [] };
}

/**
 * Puts every derivative that pages use into the cache. What was never encoded is encoded, in child processes, and stays
 * if it is worth its place.
 */
export async function makeDerivatives(jobs: readonly ImageJob[], options: DerivativeOptions): Promise<EncodedImages> {
  const cache = resolve(options.cache);
  const images = await ImageCache.open(cache);
  const lookup = new Lookup(images, cache, options.settings);
  const found = jobs.map((job) => ({ job, ...lookup.find(job) }));
  const stale = found.filter(({ lacking }) => lacking.length > 0);
  const tasks = stale.map(({ job: { source, file }, lacking }): EncodeTask => ({ source, file, derivatives: lacking }));
  const concurrency = workersFor(tasks.length, PER_WORKER, options.concurrency);
  const encoder = new Encoder(cache, images, { ...options, concurrency });
  const problems = await encodeAll(tasks, encoder, options).finally(() => images.save());

  const files = new Map(found.flatMap((one) => (one.lacking.length === 0 ? one.files : lookup.find(one.job).files)));
  const encoded = new Set(tasks.flatMap(({ derivatives }) => derivatives.map(({ path }) => path)));
  return { files, sizeOf: lookup.sizeOf, encoded, problems };
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

  /**
   * The derivatives of a picture that pages use and the cache has, and those to be encoded: what may be used, and what
   * tells whether it is.
   */
  find({ facts, uses }: ImageJob): { files: [path: string, file: EncodedFile][]; lacking: Derivative[] } {
    const files: [string, EncodedFile][] = [];
    // By path: a thumbnail may be as wide as a picture in the text.
    const lacking = new Map<string, Derivative>();
    for (const use of uses) {
      for (const one of usedDerivatives(facts, this.#settings, use, this.sizeOf)) {
        const image = this.#images.whole(one);
        if (image) files.push([one.path, { ...image, file: imagePath(this.#cache, one) }]);
        else lacking.set(one.path, one);
      }
    }
    return { files, lacking: [...lacking.values()] };
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
