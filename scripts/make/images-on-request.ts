/** Makes derivatives and cards when a browser asks for them, so that a preview need not wait for all of an archive. */
import path from "node:path";
import { Encoder } from "../attachments/encode.ts";
import { ImageCache, type ImageName, imagePath } from "../attachments/image-cache.ts";
import { CardDrawer } from "../cards/make-cards.ts";
import type { Problem } from "../core/problems.ts";
import type { PoolOptions } from "../core/workers/pool.ts";
import type { ImageOutput } from "../site/output.ts";

/** A derivative in the cache, or what keeps it from being made. */
export type RequestedImage = { readonly file: string } | { readonly problem: Problem };

/** What images are made with. */
interface Means {
  readonly images: ImageCache;
  readonly encoder: Encoder;
}

/** The derivatives that builds left. They go into the same cache as those of a build, and have the same bytes. */
export class ImagesOnRequest {
  readonly #cache: string;
  readonly #options: PoolOptions;
  #means: Promise<Means> | undefined;
  /** By path on the site; of the last build, and of the one before, whose pages may still be open. */
  #left: readonly [ReadonlyMap<string, ImageOutput>, ReadonlyMap<string, ImageOutput>] = [new Map(), new Map()];
  /** Work that goes on, by key. */
  readonly #work = new Map<string, Promise<RequestedImage>>();
  /** What could not be made since the last build, by key. */
  readonly #failed = new Map<string, RequestedImage>();
  /** By the font that they draw with. */
  readonly #drawers = new Map<string, CardDrawer>();
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
    const { key } = output;
    const known = this.#failed.get(key) ?? this.#work.get(key);
    if (known) return known;
    const work = this.#make(output).finally(() => this.#work.delete(key));
    this.#work.set(key, work);
    return work;
  }

  async #make(output: ImageOutput): Promise<RequestedImage> {
    this.#means ??= this.#open();
    const means = await this.#means;
    const { images } = means;
    const name = nameOf(output);
    if (!images.whole(name)) {
      this.#running += 1;
      const problem = await this.#run(output, means).finally(() => {
        this.#running -= 1;
      });
      // Only spares work later: a full disk is told by what is written there.
      if (this.#running === 0) images.save().catch(() => {});
      if (problem) {
        const failed = { problem };
        this.#failed.set(output.key, failed);
        return failed;
      }
    }
    return { file: imagePath(this.#cache, name) };
  }

  #run({ task }: ImageOutput, { images, encoder }: Means): Promise<Problem | undefined> {
    if (!("card" in task)) return encoder.encode(task);
    const drawer = this.#drawers.get(task.font.sha256) ?? new CardDrawer(this.#cache, images, task.font, this.#options);
    this.#drawers.set(task.font.sha256, drawer);
    return drawer.draw(task.card);
  }

  async #open(): Promise<Means> {
    const images = await ImageCache.open(this.#cache);
    return { images, encoder: new Encoder(this.#cache, images, this.#options) };
  }

  /** Ends the processes once all that was asked for is made. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#work.values());
    const means = await this.#means;
    await means?.images.save().catch(() => {});
    means?.encoder.close();
    for (const drawer of this.#drawers.values()) drawer.close();
  }
}

function nameOf({ key, task }: ImageOutput): ImageName {
  return { key, format: ("card" in task ? task.card : task.derivatives[0])?.format ?? "" };
}
