import fs from "node:fs";
import path from "node:path";
import type { BuiltSite } from "../core/built-files.ts";
import type { StoredFile } from "../core/damage.ts";
import { FileTable } from "../core/file-table.ts";
import { StopError } from "../core/stop-error.ts";
import { foreignEntry, listedFiles, removeEmpty } from "./copy.ts";
import { type Holder, takeLock } from "./lock.ts";
import { MANIFEST, SIGNATURE, type SignedManifest } from "./manifest.ts";
import { contentAt, Tree } from "./tree.ts";
import { infoOf, type ReleaseInfo, readInfo, readRecord, recordOf } from "./tree-record.ts";
import { storedIn, verify } from "./verify.ts";

const LOCK = "lock";
const LINK = "link";
const SCRATCH = "scratch";
/** Says that a folder of releases is ours. */
const MARK = "README.txt";

/** Files, those in bundles left out, and paths of bundles. */
export interface ReleaseContent {
  readonly files: FileTable;
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
    this.#refuseForeignReleases();
    fs.mkdirSync(this.#releases, { recursive: true });
    fs.writeFileSync(path.join(this.#releases, MARK), "Folders of this site. Stele changes and removes them.\n");
    const lock = path.join(this.#releases, LOCK);
    const holder = takeLock(lock);
    if (holder) throw new StopError(lockedBy(holder, this.out, lock));
    this.#removeLeftovers();
  }

  /** Removes all but the whole trees. */
  #removeLeftovers(): void {
    const trees = [this.#current(), this.#staging()].filter((dir) => dir !== undefined);
    const files = [...trees, ...trees.map(recordOf), ...trees.map(infoOf)];
    const kept = new Set([...[LOCK, MARK].map((name) => path.join(this.#releases, name)), ...files]);
    for (const name of fs.readdirSync(this.#releases)) {
      const file = path.join(this.#releases, name);
      if (!kept.has(file)) fs.rmSync(file, { recursive: true, force: true });
    }
  }

  /** A folder that exists at most while the lock is held, for whoever holds it. */
  get scratch(): string {
    return path.join(this.#releases, SCRATCH);
  }

  /** Lets other builds in. Removes what a failed one left: on a full disk the next one needs the room. */
  unlock(): void {
    try {
      this.#removeLeftovers();
    } finally {
      fs.rmSync(path.join(this.#releases, LOCK), { force: true });
    }
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

  /** Every file of both trees with its checksum. @param cache the cache folder, which lists the files of bundles */
  async stored(cache: string): Promise<StoredFile[]> {
    const trees = [this.#current(), this.#staging()].filter((dir) => dir !== undefined);
    return (await Promise.all(trees.map((dir) => storedIn(dir, cache)))).flat();
  }

  /** What the published release holds; nothing if there is none. */
  async content(): Promise<ReleaseContent> {
    const dir = this.#current();
    const record = dir === undefined ? undefined : await readRecord(dir);
    return { files: new FileTable(record?.files), bundles: record?.bundles ?? [] };
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
   */
  async publish(tree: Tree, content: BuiltSite, manifest: SignedManifest, info: ReleaseInfo): Promise<void> {
    const dir = this.#next();
    await tree.become(dir, content, manifest, info);
    const old = this.#current();
    this.#swap(dir);
    // The staging tree is made now, because whoever publishes from nothing waits anyway. It is linked to the release,
    // as the cache need not have files that were in place already. If there is no room, the next build makes it.
    if (old === undefined)
      await this.newTree()
        .become(this.#next(), contentAt(dir, content), manifest, info)
        .catch(() => {});
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
    if (fs.lstatSync(this.out, { throwIfNoEntry: false })?.isDirectory()) this.#removeCopy();
    fs.renameSync(link, this.out);
  }

  /** Removes a copy of a site in the place of the published folder, and nothing that its manifest does not list. */
  #removeCopy(): void {
    this.#refuseForeignFolder();
    for (const name of [...listedFiles(this.out), MANIFEST, SIGNATURE])
      fs.rmSync(path.join(this.out, name), { force: true });
    removeEmpty(this.out);
  }

  /** Only a link to a release of ours, an empty folder, or a whole copy of a site is ever replaced. */
  #refuseForeignFolder(): void {
    const stat = fs.lstatSync(this.out, { throwIfNoEntry: false });
    if (!stat || (stat.isSymbolicLink() && this.#current() !== undefined)) return;
    const foreign = stat.isDirectory() ? foreignEntry(this.out) : "";
    if (foreign === undefined) return;
    const why = foreign === "" ? "" : `: no manifest of Stele's lists ${foreign} in it`;
    throw new StopError(
      `${this.out} was not made by Stele, so it is not replaced${why}; move it away or choose another --out`,
    );
  }

  /** A folder that happens to have the name of our folder of releases is not emptied. */
  #refuseForeignReleases(): void {
    const stat = fs.lstatSync(this.#releases, { throwIfNoEntry: false });
    if (!stat) return;
    const ours = stat.isDirectory() && (this.#current() !== undefined || isOurs(fs.readdirSync(this.#releases)));
    if (ours) return;
    throw new StopError(`${this.#releases} was not made by Stele, so it is not used; choose another --out`);
  }
}

/** Whether a folder with these entries is a folder of releases. */
function isOurs(names: readonly string[]): boolean {
  return names.length === 0 || names.some((name) => name === MARK || name === LOCK || /^\d+\.info\.json$/.test(name));
}

function lockedBy({ pid, elsewhere, since }: Holder, out: string, lock: string): string {
  const who = `another build (process ${pid}${elsewhere === undefined ? "" : ` on ${elsewhere}`}, since ${since})`;
  const what = elsewhere === undefined ? "wait for it to end" : `wait for it to end; if it is gone, remove ${lock}`;
  return `${who} is writing ${out}; ${what}`;
}

function readLink(file: string): string | undefined {
  try {
    return fs.readlinkSync(file);
  } catch {
    return undefined;
  }
}
