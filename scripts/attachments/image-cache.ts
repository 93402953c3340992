import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { readChecked, writeChecked } from "./checked-json.ts";
import type { Derivative } from "./derivatives.ts";

/** What is written down of an image in the cache. */
export interface CachedImage {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds: while it stands, the file was not touched and need not be read to know that it is whole. */
  readonly mtime: number;
}

const VERSION = "images 1";
/** Milliseconds after which a temporary file is taken for one that a killed process left. */
const ABANDONED = 3_600_000;
/** Milliseconds between two writings of the list. */
const CHECKPOINT = 5_000;

/** Where a derivative is kept. @param cache the cache folder */
export function imagePath(cache: string, { key, format }: Pick<Derivative, "key" | "format">): string {
  return join(cache, "images", key.slice(0, 2), `${key}.${format}`);
}

/** The images in a cache folder, by the key of their derivative. */
export class ImageCache {
  readonly #cache: string;
  readonly #images: Map<string, CachedImage>;
  #changed = false;
  #checkpoint = performance.now();

  private constructor(cache: string, images: Map<string, CachedImage>) {
    this.#cache = cache;
    this.#images = images;
  }

  /** Opens the cache; where its list is missing or damaged, nothing is known, and everything is made anew. */
  static async open(cache: string): Promise<ImageCache> {
    const rows = (await readChecked(listPath(cache), VERSION)) as [string, CachedImage][] | undefined;
    return new ImageCache(cache, new Map(rows));
  }

  /**
   * Whether a derivative is there, whole: its bytes are those that were written. Synchronous, because a large site asks
   * for a hundred thousand files, one after the other.
   */
  holds(derivative: Derivative): boolean {
    const known = this.#images.get(derivative.key);
    if (!known) return false;
    const file = imagePath(this.#cache, derivative);
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found?.isFile() || found.size !== known.size) return false;
    if (found.mtimeMs === known.mtime) return true;
    // Touched, or copied from another machine.
    if (sha256(readFileSync(file)) !== known.sha256) return false;
    this.add(derivative.key, { ...known, mtime: found.mtimeMs });
    return true;
  }

  /** Whether a derivative was written down; see `holds` for whether it is whole. */
  has(key: string): boolean {
    return this.#images.has(key);
  }

  delete(key: string): void {
    this.#images.delete(key);
    this.#changed = true;
  }

  add(key: string, image: CachedImage): void {
    this.#images.set(key, image);
    this.#changed = true;
  }

  /** Forgets and deletes every image but these, and what killed processes left. @returns how many images were deleted */
  async prune(used: ReadonlySet<string>): Promise<number> {
    let deleted = 0;
    for (const key of this.#images.keys()) {
      if (used.has(key)) continue;
      this.#images.delete(key);
      this.#changed = true;
    }
    for (const file of await filesBelow(join(this.#cache, "images"))) {
      const [key = "", , temporary] = file.slice(file.lastIndexOf("/") + 1).split(".");
      const gone = temporary === undefined ? !used.has(key) : await isAbandoned(file);
      if (!gone) continue;
      await rm(file, { force: true });
      if (temporary === undefined) deleted++;
    }
    return deleted;
  }

  /** Writes the list down every few seconds, so that a build which is killed does not lose its work. */
  async checkpoint(): Promise<void> {
    const now = performance.now();
    if (now - this.#checkpoint < CHECKPOINT) return;
    this.#checkpoint = now;
    await this.save();
  }

  /** Writes the list down where it changed. */
  async save(): Promise<void> {
    if (!this.#changed) return;
    this.#changed = false;
    await writeChecked(listPath(this.#cache), VERSION, [...this.#images]);
  }
}

/**
 * Deletes every derivative from the cache but those in use.
 *
 * @param cache the cache folder
 * @param usedKeys `key` of every derivative in the plan
 * @returns how many files were deleted
 */
export async function pruneImages(cache: string, usedKeys: ReadonlySet<string>): Promise<number> {
  const images = await ImageCache.open(cache);
  const deleted = await images.prune(usedKeys);
  await images.save();
  return deleted;
}

function listPath(cache: string): string {
  return join(cache, "images.json");
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
}

async function isAbandoned(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > ABANDONED;
}
