import fs from "node:fs";
import path from "node:path";
import type { BuiltSite } from "../core/built-files.ts";
import { StopError } from "../core/stop-error.ts";
import { takeLock } from "./lock.ts";
import { MANIFEST } from "./manifest.ts";
import { contentAt, Tree } from "./tree.ts";
import { infoOf, type ReleaseInfo, readInfo, readRecord, recordOf } from "./tree-record.ts";
import { verify } from "./verify.ts";

const LOCK = "lock";
const LINK = "link";
const SCRATCH = "scratch";

/** Paths of files, those in bundles left out, and of bundles. */
export interface ReleasePaths {
  readonly files: readonly string[];
  readonly bundles: readonly string[];
}

/**
 * The published folder is a symbolic link to a release in `<out>.releases/`, so that a new one takes its place in a
 * single rename: whoever reads sees one whole release, the old or the new, whatever happens to the build.
 *
 * There are two trees, each with a whole release: the published one, and the staging tree, which was published before
 * it. A new release is made by changing the staging tree.
 */
export class ReleaseFolder {
  readonly out: string;
  readonly #releases: string;

  /** @param out the published folder, `_site` */
  constructor(out: string) {
    this.out = path.resolve(out);
    this.#releases = `${this.out}.releases`;
  }

  /**
   * Keeps other builds out, and removes files that a killed one left.
   *
   * @throws StopError if another build is running, or `out` is a folder that is not ours
   */
  lock(): void {
    this.#refuseForeignFolder();
    fs.mkdirSync(this.#releases, { recursive: true });
    const lock = path.join(this.#releases, LOCK);
    const holder = takeLock(lock);
    if (holder !== undefined)
      throw new StopError(`another build (process ${holder}) is writing ${this.out}; wait for it to end`);
    const trees = [this.#current(), this.#staging()].filter((dir) => dir !== undefined);
    const kept = new Set([lock, ...trees, ...trees.map(recordOf), ...trees.map(infoOf)]);
    for (const name of fs.readdirSync(this.#releases)) {
      const file = path.join(this.#releases, name);
      if (!kept.has(file)) fs.rmSync(file, { recursive: true, force: true });
    }
  }

  /** A folder that exists at most while the lock is held, for whoever holds it. */
  get scratch(): string {
    return path.join(this.#releases, SCRATCH);
  }

  unlock(): void {
    fs.rmSync(this.scratch, { recursive: true, force: true });
    fs.rmSync(path.join(this.#releases, LOCK), { force: true });
  }

  /** The info of the published release; undefined if there is none. */
  async info(): Promise<ReleaseInfo | undefined> {
    const dir = this.#current();
    return dir !== undefined && fs.existsSync(recordOf(dir)) ? readInfo(dir) : undefined;
  }

  /** Whether the published release is as it was written. @param cache the cache folder */
  async isIntact(cache: string): Promise<boolean> {
    const dir = this.#current();
    const changes = dir === undefined ? undefined : await verify(dir, cache);
    return changes !== undefined && changes.files.length + changes.bundles.length + changes.folders.length === 0;
  }

  /** The paths of the published release. */
  async paths(): Promise<ReleasePaths> {
    const dir = this.#current();
    const record = dir === undefined ? undefined : await readRecord(dir);
    return { files: record?.files.names ?? [], bundles: record?.bundles ?? [] };
  }

  /** The tree that the next release is made of; an empty one if there is none. @param cache the cache folder */
  async stagingTree(cache: string): Promise<Tree> {
    const dir = this.#staging();
    return (dir === undefined ? undefined : await Tree.open(dir, cache)) ?? this.newTree();
  }

  /** A tree with nothing in it. */
  newTree(): Tree {
    return Tree.empty(this.#next());
  }

  /**
   * Completes a new release beside the published one and swaps it in.
   *
   * @param tree the staging tree
   * @param manifest the text of its manifest
   */
  async publish(tree: Tree, content: BuiltSite, manifest: string, info: ReleaseInfo): Promise<void> {
    const dir = this.#next();
    await tree.become(dir, content, manifest, info);
    const old = this.#current();
    this.#swap(dir);
    // The staging tree is made now, because whoever publishes from nothing waits anyway. It is linked to the release,
    // as the cache need not have files that were in place already.
    if (old === undefined) await this.newTree().become(this.#next(), contentAt(dir, content), manifest, info);
  }

  /** Folder of the tree that is published now. */
  #current(): string | undefined {
    const target = readLink(this.out);
    if (target === undefined) return undefined;
    const dir = path.resolve(path.dirname(this.out), target);
    return path.dirname(dir) === this.#releases ? dir : undefined;
  }

  /** Folder of the newest whole tree that is not published. */
  #staging(): string | undefined {
    const current = this.#current();
    const dirs = this.#numbers().map((number) => path.join(this.#releases, String(number)));
    return dirs.findLast((dir) => dir !== current && fs.existsSync(recordOf(dir)));
  }

  /**
   * Folder of a new tree. A number is never given twice in a row, so a server that resolved the link keeps no wrong
   * path.
   */
  #next(): string {
    return path.join(this.#releases, String((this.#numbers().at(-1) ?? 0) + 1));
  }

  #numbers(): number[] {
    const names = fs.readdirSync(this.#releases).filter((name) => /^\d+$/.test(name));
    return names.map(Number).sort((a, b) => a - b);
  }

  #swap(release: string): void {
    const link = path.join(this.#releases, LINK);
    fs.rmSync(link, { force: true });
    // Relative, so that the folder and its releases can be moved together.
    fs.symlinkSync(path.relative(path.dirname(this.out), release), link);
    if (fs.lstatSync(this.out, { throwIfNoEntry: false })?.isDirectory()) fs.rmSync(this.out, { recursive: true });
    fs.renameSync(link, this.out);
  }

  #refuseForeignFolder(): void {
    const stat = fs.lstatSync(this.out, { throwIfNoEntry: false });
    if (!stat) return;
    const ours = stat.isSymbolicLink()
      ? this.#current() !== undefined
      : stat.isDirectory() && (fs.readdirSync(this.out).length === 0 || fs.existsSync(path.join(this.out, MANIFEST)));
    if (ours) return;
    throw new StopError(
      `${this.out} was not made by Stele, so it is not replaced; move it away or choose another --out`,
    );
  }
}

function readLink(file: string): string | undefined {
  try {
    return fs.readlinkSync(file);
  } catch {
    return undefined;
  }
}
