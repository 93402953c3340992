import { existsSync, readdirSync, statSync } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { cacheFile } from "../core/cache-file.ts";
import { checksumOf, sha256Of } from "../core/checksum.ts";
import { readChecksummed, writeChecksummed } from "../core/checksummed.ts";
import type { StoredFile } from "../core/damage.ts";
import { replaceFileAsync } from "../core/replace-file.ts";

/** What an image in the cache is called. */
export interface ImageName {
  /** Hash of everything that its bytes depend on. */
  readonly key: string;
  readonly format: string;
}

/** What is written down of an image in the cache. */
export interface CachedImage {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** Modification time in milliseconds. As long as it is the same, the file is whole and need not be read. */
  readonly mtime: number;
}

const VERSION = "images 1";
/** Milliseconds between two writings of the list. */
const CHECKPOINT = 5_000;

/** Path of an image in the cache. @param cache the cache folder */
export function imagePath(cache: string, { key, format }: ImageName): string {
  return join(cache, "images", key.slice(0, 2), `${key}.${format}`);
}

/** Writes an image into the cache. @returns what is to be written down of it */
export async function storeImage(cache: string, name: ImageName, bytes: Uint8Array): Promise<CachedImage> {
  const file = imagePath(cache, name);
  await mkdir(dirname(file), { recursive: true });
  await replaceFileAsync(file, bytes);
  return { sha256: sha256Of(bytes), size: bytes.length, mtime: (await stat(file)).mtimeMs };
}

/** Every image in a cache folder with its checksum. */
export async function storedImages(cache: string): Promise<StoredFile[]> {
  const known = await readList(cache);
  const folder = join(cache, "images");
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  return names.flatMap((name) => {
    const image = known.get(basename(name).replace(/\..*/, ""));
    return image === undefined ? [] : [{ file: join(folder, name), sha256: image.sha256 }];
  });
}

/** The images in a cache folder, by key. */
export class ImageCache {
  readonly #cache: string;
  readonly #images: Map<string, CachedImage>;
  /** What differs from the list on disk; undefined for an image that is gone. */
  readonly #changes = new Map<string, CachedImage | undefined>();
  #checkpoint = performance.now();
  #saving: Promise<void> = Promise.resolve();

  private constructor(cache: string, images: Map<string, CachedImage>) {
    this.#cache = cache;
    this.#images = images;
  }

  /** Opens the cache. If its list is missing or damaged, everything is made again. */
  static async open(cache: string): Promise<ImageCache> {
    return new ImageCache(cache, await readList(cache));
  }

  /**
   * An image, if it is whole: its bytes are those that were written. Synchronous, because a large site asks for a
   * hundred thousand files, one after the other.
   */
  whole(name: ImageName): CachedImage | undefined {
    const known = this.#images.get(name.key);
    if (!known) return undefined;
    const file = imagePath(this.#cache, name);
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found?.isFile() || found.size !== known.size) return undefined;
    if (found.mtimeMs === known.mtime) return known;
    // Touched, or copied from another machine.
    if (checksumOf(file) !== known.sha256) return undefined;
    const touched = { ...known, mtime: found.mtimeMs };
    this.add(name.key, touched);
    return touched;
  }

  /** An image as it was written down; see `whole`. */
  known(key: string): CachedImage | undefined {
    return this.#images.get(key);
  }

  delete(key: string): void {
    this.#images.delete(key);
    this.#changes.set(key, undefined);
  }

  add(key: string, image: CachedImage): void {
    this.#images.set(key, image);
    this.#changes.set(key, image);
  }

  /** Writes the list down every few seconds, so that a build which is killed does not lose its work. */
  async checkpoint(): Promise<void> {
    const now = performance.now();
    if (now - this.#checkpoint < CHECKPOINT) return;
    this.#checkpoint = now;
    await this.save();
  }

  /** Writes the list if it changed. What another process, such as the preview, added to it meanwhile stays. */
  save(): Promise<void> {
    const write = () => this.#write();
    this.#saving = this.#saving.then(write, write);
    return this.#saving;
  }

  async #write(): Promise<void> {
    if (this.#changes.size === 0) return;
    const changes = [...this.#changes];
    const list = await readList(this.#cache);
    for (const [key, image] of changes) {
      if (image) list.set(key, image);
      else list.delete(key);
    }
    await writeChecksummed(cacheFile(this.#cache, "images"), VERSION, [...list]);
    for (const [key, image] of changes) if (this.#changes.get(key) === image) this.#changes.delete(key);
  }
}

async function readList(cache: string): Promise<Map<string, CachedImage>> {
  return new Map(await readChecksummed<[string, CachedImage][]>(cacheFile(cache, "images"), VERSION));
}
