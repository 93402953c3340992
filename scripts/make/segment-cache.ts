/** Finished search segments in the cache: finds them, and removes old ones. */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { BuiltFile, Bundle } from "../core/built-files.ts";
import {
  BUNDLES,
  type BundledFile,
  type BundleList,
  bundleListPath,
  readBundleList,
  writeBundleList,
} from "../core/bundle-list.ts";
import { type StoredFile, storedBelow } from "../core/damage.ts";
import { fileState, isAsKnown } from "../core/file-state.ts";
import { ABANDONED, type Cache } from "./cache.ts";

/** A finished segment as the cache lists it; undefined if there is none. @param at its path on the site */
export async function knownSegment(cache: Cache, at: string): Promise<Bundle | undefined> {
  const listed = await readBundleList(bundleListPath(cache.dir, at));
  return listed && new SegmentBundle(cache, at, listed);
}

/**
 * A finished segment with every file as it was written. A file with another time, as in a copy of the cache, is read
 * again.
 */
export async function wholeSegment(cache: Cache, at: string): Promise<Bundle | undefined> {
  const list = bundleListPath(cache.dir, at);
  const listed = await readBundleList(list);
  if (!listed) return undefined;
  const known = new SegmentBundle(cache, at, listed);
  if (known.files.every((file) => isAsKnown(file.file, file))) return known;
  const files: BundledFile[] = [];
  for (const { file, path: name, sha256 } of known.files) {
    const found = fileState(file);
    if (found?.sha256 !== sha256) return undefined;
    files.push({ path: name.slice(at.length), ...found });
  }
  await writeBundleList(list, at, listed.dir, files);
  return knownSegment(cache, at);
}

/** Every file of the segments in a cache folder with its checksum. */
export async function storedSegments(cache: string): Promise<StoredFile[]> {
  const folder = path.join(cache, BUNDLES);
  const lists = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
  const stored: StoredFile[] = [];
  for (const name of lists) {
    const listed = await readBundleList(path.join(folder, name));
    if (listed) stored.push(...storedBelow(path.join(folder, listed.dir), listed.files()));
  }
  return stored;
}

/** The files of a segment on the site. */
class SegmentBundle implements Bundle {
  readonly path: string;
  readonly manifest: string;
  readonly #folder: string;
  readonly #listed: BundleList;
  #files: readonly BuiltFile[] | undefined;

  constructor(cache: Cache, at: string, listed: BundleList) {
    cache.use(path.relative(cache.dir, bundleListPath(cache.dir, at)));
    this.path = at;
    this.manifest = listed.manifest;
    this.#folder = path.join(cache.dir, BUNDLES, listed.dir);
    this.#listed = listed;
  }

  get files(): readonly BuiltFile[] {
    this.#files ??= this.#listed
      .files()
      .map((row) => ({ ...row, path: this.path + row.path, file: `${this.#folder}/${row.path}` }));
    return this.#files;
  }
}

/**
 * Makes a folder name for a segment that is to be indexed. Every build indexes into a folder of its own, because another
 * build that shares the cache may be linking its own segment of the same threads. A build that fails leaves no segment.
 *
 * @returns absolute path
 */
export function segmentFolder(cache: Cache, segment: { readonly key: string; readonly path: string }): string {
  const dir = path.join(cache.dir, BUNDLES, `${segment.key}.${randomBytes(4).toString("hex")}`);
  const list = bundleListPath(cache.dir, segment.path);
  cache.ifAbandoned(() => {
    // Another build may have listed its own.
    if (fs.existsSync(list) && fs.readFileSync(list, "utf8").includes(path.basename(dir))) fs.rmSync(list);
    fs.rmSync(dir, { recursive: true, force: true });
  });
  return dir;
}

/** Removes folders of segments that the cache no longer lists, that were replaced, or that were never finished. */
export function pruneSegments(cache: Pick<Cache, "dir">): void {
  const folder = path.join(cache.dir, BUNDLES);
  if (!fs.existsSync(folder)) return;
  const names = fs.readdirSync(folder);
  const lists = new Set(names.filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length)));
  const timed = names.filter((name) => !name.endsWith(".json")).map((name) => ({ name, at: mtimeOf(folder, name) }));
  const newest = new Map<string, string>();
  for (const { name } of timed.sort((a, b) => a.at - b.at)) newest.set(keyOf(name), name);
  for (const { name, at } of timed) {
    const inUse = lists.has(keyOf(name)) && newest.get(keyOf(name)) === name;
    if (!inUse && Date.now() - at > ABANDONED) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/** The segment that a folder was made for. */
function keyOf(name: string): string {
  return name.slice(0, name.indexOf("."));
}

function mtimeOf(folder: string, name: string): number {
  return fs.statSync(path.join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
