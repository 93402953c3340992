/** Makes derivatives when a browser asks for them, so that a preview need not wait for all pictures of an archive. */
import path from "node:path";
import { Encoder } from "../attachments/encode.ts";
import { ImageCache, imagePath } from "../attachments/image-cache.ts";
import type { Problem } from "../core/problems.ts";
import type { PoolOptions } from "../core/workers/pool.ts";
import type { ImageOutput } from "../site/output.ts";

/** A derivative in the cache, or what keeps it from being made. */
export type RequestedImage = { readonly file: string } | { readonly problem: Problem };

/** The derivatives that builds left. They go into the same cache as those of a build, and have the same bytes. */
export class ImagesOnRequest {
  readonly #cache: string;
  readonly #options: PoolOptions;
  #means: Promise<{ readonly images: ImageCache; readonly encoder: Encoder }> | undefined;
  /** By path on the site; of the last build, and of the one before, whose pages may still be open. */
  #left: readonly [ReadonlyMap<string, ImageOutput>, ReadonlyMap<string, ImageOutput>] = [new Map(), new Map()];
  /** Work that goes on, by key. */
  readonly #work = new Map<string, Promise<RequestedImage>>();
  /** What could not be made since the last build, by key. */
  readonly #failed = new Map<string, RequestedImage>();
  #running = 0;

  /** @param cache the cache folder */
  constructor(cache: string, options: PoolOptions = {}) {
    this.#cache = path.resolve(cache);
    this.#options = options;
  }

  /** Takes the derivatives that a build has left. What could not be made before is tried again. */
  leave(images: readonly ImageOutput[]): void {
    this.#left = [new Map(images.map((image) => [image.path, image])), this.#left[0]];
    this.#failed.clear();
  }

  /**
   * Makes a derivative, or takes it from the cache. Who asks for one that is being made waits for it; the work goes on if
   * nobody waits any more.
   *
   * @param name path below the site's root
   * @returns undefined if no build has left a derivative with this path
   */
  async image(name: string): Promise<RequestedImage | undefined> {
    const output = this.#left[0].get(name) ?? this.#left[1].get(name);
    if (!output) return undefined;
    const { key } = output.derivative;
    const known = this.#failed.get(key) ?? this.#work.get(key);
    if (known) return known;
    const work = this.#make(output).finally(() => this.#work.delete(key));
    this.#work.set(key, work);
    return work;
  }

  async #make({ derivative, source, file }: ImageOutput): Promise<RequestedImage> {
    this.#means ??= this.#open();
    const { images, encoder } = await this.#means;
    if (!images.whole(derivative)) {
      this.#running += 1;
      const problem = await encoder.encode({ source, file, derivatives: [derivative] }).finally(() => {
        this.#running -= 1;
      });
      // Only spares work later: a full disk is told by what is written there.
      if (this.#running === 0) images.save().catch(() => {});
      if (problem) {
        const failed = { problem };
        this.#failed.set(derivative.key, failed);
        return failed;
      }
    }
    return { file: imagePath(this.#cache, derivative) };
  }

  async #open() {
    const images = await ImageCache.open(this.#cache);
    return { images, encoder: new Encoder(this.#cache, images, this.#options) };
  }

  /** Ends the processes once all that was asked for is made. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#work.values());
    const means = await this.#means;
    await means?.images.save().catch(() => {});
    means?.encoder.close();
  }
}
