import fs from "node:fs";
import path from "node:path";
import { cacheFile, NAMESPACES } from "../core/cache-file.ts";
import { readChecksummed, writeChecksummed } from "../core/checksummed.ts";
import { type StoredFile, storedBelow } from "../core/damage.ts";
import { type CachedFile, type FileState, fileState, isAsKnown, writtenState } from "../core/file-state.ts";
import { type FileColumns, FileColumnsBuilder, FileTable } from "../core/file-table.ts";
import { replaceFile, TEMPORARY } from "../core/replace-file.ts";

/** The state of every file, and the build that used it last. */
interface Index {
  readonly generation: number;
  readonly files: FileColumns;
  readonly used: readonly number[];
}

/** In place of the state of a file that another room stores and describes. */
const ANOTHER_ROOM: FileState = { size: 0, mtime: 0, sha256: "0".repeat(64) };
/** In place of a build for a file that is gone. */
const GONE = -1;

/** Number of recent builds whose files stay: enough to go back and forth between a few branches or settings. */
const GENERATIONS = 8;
/** Number of builds between two searches of all folders for files that killed builds left: a search takes long. */
const SWEEP = 64;
const VERSION = "cache 3";
const STORE = "store";
/** Folders whose files are spread over folders named after the first two digits of their keys. */
const SHARDED = [STORE, "images"];
/** Milliseconds after which a file that is in no index counts as left by a killed build. */
export const ABANDONED = 3_600_000;

/**
 * The cache folder: files by fingerprint, with their checksums. It is safe to delete, to copy to another machine and to
 * damage: a file that differs from the index counts as missing.
 */
export class Cache {
  readonly dir: string;
  readonly #known: FileTable;
  /** The last build that used each file, by row of `#known`. */
  readonly #used: number[];
  /** Files that are new, or differ from `#known`. */
  readonly #added = new Map<string, FileState>();
  readonly #generation: number;
  /** Names of files that this build stored and that no index lists yet. */
  readonly #unlisted = new Set<string>();
  /** Remove what other rooms stored for this build. */
  readonly #removals: (() => void)[] = [];

  private constructor(dir: string, index: Index | undefined) {
    this.dir = dir;
    this.#known = new FileTable(index?.files);
    this.#used = [...(index?.used ?? [])];
    this.#generation = (index?.generation ?? 0) + 1;
  }

  /** Every file of the cache folder's index with its checksum; none if there is no index. */
  static async stored(dir: string): Promise<StoredFile[]> {
    const { files } = (await readChecksummed<Index>(cacheFile(dir, STORE), VERSION)) ?? {};
    return storedBelow(dir, new FileTable(files).sums()).filter(({ sha256 }) => sha256 !== ANOTHER_ROOM.sha256);
  }

  /** @param dir the folder; made if it does not exist */
  static async open(dir: string): Promise<Cache> {
    const folder = path.resolve(dir);
    fs.mkdirSync(path.join(folder, STORE), { recursive: true });
    return new Cache(folder, await readChecksummed<Index>(cacheFile(folder, STORE), VERSION));
  }

  /** The file of a fingerprint as the index has it. `whole` tells whether the file is still so. */
  find(key: string): CachedFile | undefined {
    const name = storeName(key);
    const added = this.#added.get(name);
    if (added) return this.#file(name, added);
    const at = this.#use(name);
    return at === undefined ? undefined : this.#file(name, this.#known.state(at));
  }

  /** The file, if it is as the index has it. A changed file is read again, and deleted if its checksum differs. */
  whole(known: CachedFile): CachedFile | undefined {
    if (isAsKnown(known.file, known)) return known;
    const name = path.relative(this.dir, known.file);
    const found = fileState(known.file);
    if (found?.sha256 === known.sha256) return this.#add(name, found);
    this.#forget(name);
    fs.rmSync(known.file, { force: true });
    return undefined;
  }

  /** Stores bytes under a fingerprint. */
  put(key: string, bytes: string | Uint8Array): CachedFile {
    const name = storeName(key);
    this.#store(name, (temporary) => fs.writeFileSync(temporary, bytes));
    return this.#new(name, writtenState(path.join(this.dir, name), bytes));
  }

  /**
   * Stores a copy of a file under a fingerprint. The publisher's own file is never linked to: an editor may change it
   * in place.
   */
  copy(key: string, source: string): CachedFile {
    const name = storeName(key);
    this.#store(name, (temporary) => {
      fs.copyFileSync(source, temporary, fs.constants.COPYFILE_FICLONE);
      // Web servers run programs by their name and this permission.
      fs.chmodSync(temporary, fs.statSync(source).mode & 0o666);
    });
    return this.#new(name, stateOf(path.join(this.dir, name)));
  }

  /** Moves a file in, under the checksum of its bytes. */
  adopt(file: string): CachedFile {
    const state = stateOf(file);
    const name = storeName(state.sha256.slice(0, 40));
    this.#store(name, (temporary) => fs.renameSync(file, temporary));
    return this.#new(name, state);
  }

  /** Records that this build uses a file that another room stores in this folder, so that the file stays. */
  use(name: string): void {
    if (this.#use(name) === undefined) this.#added.set(name, ANOTHER_ROOM);
  }

  /** Writes the index. Removes files that no recent build used, and files that killed builds left. */
  async close(): Promise<void> {
    await this.#finish(this.#generation, this.#generation - GENERATIONS);
    this.#closed();
  }

  /** Records how to remove what another room stores in this folder, for a build that fails. */
  ifAbandoned(remove: () => void): void {
    this.#removals.push(remove);
  }

  /**
   * Ends the work of a build that failed, unless it is closed already: removes the files that it stored, because no later
   * build would find them. On a full disk the next one needs their room.
   */
  abandon(): void {
    for (const name of this.#unlisted) {
      const [file, state] = [path.join(this.dir, name), this.#added.get(name)];
      // Another build may have stored its own there.
      if (state && isAsKnown(file, state)) quietly(() => fs.rmSync(file, { force: true }));
    }
    this.#removals.forEach(quietly);
    this.#closed();
  }

  #closed(): void {
    this.#unlisted.clear();
    this.#removals.length = 0;
  }

  /**
   * Removes everything that the last build did not use, to make room on a full disk.
   *
   * @param dir the folder
   * @returns the number of files that were removed
   */
  static async shrink(dir: string): Promise<number> {
    const index = await readChecksummed<Index>(cacheFile(dir, STORE), VERSION);
    return index ? new Cache(dir, index).#finish(index.generation, index.generation - 1) : 0;
  }

  /** @param oldest files that no later build used are removed @returns their number */
  async #finish(generation: number, oldest: number): Promise<number> {
    let removed = 0;
    const files = new FileColumnsBuilder();
    const builds: number[] = [];
    this.#known.columns.names.forEach((name, at) => {
      const used = this.#used[at] ?? GONE;
      if (used === GONE || this.#added.has(name)) return;
      if (used > oldest) {
        files.add(name, this.#known.state(at));
        builds.push(used);
      } else {
        fs.rmSync(path.join(this.dir, name), { force: true });
        removed += 1;
      }
    });
    for (const [name, state] of this.#added) {
      files.add(name, state);
      builds.push(generation);
    }
    const index: Index = { generation, files: files.columns(), used: builds };
    this.#removeTemporary();
    if (generation % SWEEP === 0) this.#removeAbandoned(new Set(index.files.names));
    await writeChecksummed(cacheFile(this.dir, STORE), VERSION, index);
    return removed;
  }

  /** A new inode each time: the old one may be part of the published release by a hard link. */
  #store(name: string, write: (temporary: string) => void): void {
    const file = path.join(this.dir, name);
    try {
      replaceFile(file, write);
    } catch (error) {
      // The folder may be there by now: another build shares the cache. If it is the source that is missing, it still is.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      fs.mkdirSync(path.dirname(file), { recursive: true });
      replaceFile(file, write);
    }
  }

  #new(name: string, state: FileState): CachedFile {
    this.#unlisted.add(name);
    return this.#add(name, state);
  }

  #add(name: string, state: FileState): CachedFile {
    this.#added.set(name, state);
    return this.#file(name, state);
  }

  /** Records that this build uses a file. @returns its row; undefined if the index does not have it */
  #use(name: string): number | undefined {
    const at = this.#known.at(name);
    if (at === undefined || this.#used[at] === GONE) return undefined;
    this.#used[at] = this.#generation;
    return at;
  }

  #forget(name: string): void {
    this.#added.delete(name);
    const at = this.#known.at(name);
    if (at !== undefined) this.#used[at] = GONE;
  }

  #file(name: string, { size, mtime, sha256 }: FileState): CachedFile {
    return { file: `${this.dir}/${name}`, size, mtime, sha256 };
  }

  /** Removes what was being written when a build was killed; where files are many, `removeAbandoned` does. */
  #removeTemporary(): void {
    for (const folder of NAMESPACES.map((name) => path.join(this.dir, name))) {
      if (!fs.existsSync(folder)) continue;
      for (const name of fs.readdirSync(folder))
        if (name.endsWith(TEMPORARY)) removeIfAbandoned(path.join(folder, name));
    }
  }

  /** Removes files that are in no index. */
  #removeAbandoned(known: ReadonlySet<string>): void {
    for (const folder of SHARDED.map((name) => path.join(this.dir, name))) {
      if (!fs.existsSync(folder)) continue;
      for (const shard of fs.readdirSync(folder, { withFileTypes: true })) {
        if (!shard.isDirectory()) continue;
        for (const entry of fs.readdirSync(path.join(folder, shard.name))) {
          const file = path.join(folder, shard.name, entry);
          if (!known.has(path.relative(this.dir, file))) removeIfAbandoned(file);
        }
      }
    }
  }
}

/** Another build may be writing to this folder, so new files are left alone. */
function removeIfAbandoned(file: string): void {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (stat && Date.now() - stat.mtimeMs > ABANDONED) fs.rmSync(file, { force: true });
}

/** What kept the build from its end is said, and not what keeps its files. */
function quietly(remove: () => void): void {
  try {
    remove();
  } catch {}
}

function stateOf(file: string): FileState {
  const state = fileState(file);
  if (!state) throw new Error(`${file} is gone`);
  return state;
}

function storeName(key: string): string {
  return `${STORE}/${key.slice(0, 2)}/${key}`;
}
