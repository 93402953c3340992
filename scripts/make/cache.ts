import { hash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { cacheFile } from "../core/cache-file.ts";
import { readChecksummed, writeChecksummed } from "../core/checksummed.ts";
import { type CachedFile, type FileState, fileState, isAsKnown, writtenState } from "../core/file-state.ts";
import { type FileColumns, FileColumnsBuilder, FileTable } from "../core/file-table.ts";

/** What is written down of all files, and the build that used each last. */
interface Index {
  readonly generation: number;
  readonly files: FileColumns;
  readonly used: readonly number[];
}

/** Stands for a file that another room keeps, and knows more of. */
const ANOTHER_ROOM: FileState = { size: 0, mtime: 0, sha256: "0".repeat(64) };
/** Stands in place of a build for a file that is not there any more. */
const GONE = -1;

/** Builds whose files are kept: enough to go back and forth between a few branches or settings. */
const GENERATIONS = 8;
/** Builds after which all folders are looked through for what killed builds left: now and then, since it takes long. */
const SWEEP = 64;
const VERSION = "cache 3";
const STORE = "store";
/** Folders whose files are spread over folders named after the first two digits of their keys. */
const SHARDED = [STORE, "images"];
/** Milliseconds after which a file that nobody wrote down is taken for one that a killed build left. */
export const ABANDONED = 3_600_000;

/**
 * The cache folder: files by fingerprint, with their sums. Safe to delete, to copy to another machine and to damage: what
 * is not as it was written down is not there.
 */
export class Cache {
  readonly dir: string;
  readonly #known: FileTable;
  /** By row of what is known. */
  readonly #used: number[];
  /** Files that are new, or other than what is known. */
  readonly #added = new Map<string, FileState>();
  readonly #generation: number;

  private constructor(dir: string, index: Index | undefined) {
    this.dir = dir;
    this.#known = new FileTable(index?.files);
    this.#used = [...(index?.used ?? [])];
    this.#generation = (index?.generation ?? 0) + 1;
  }

  /** @param dir the folder; made where it does not exist */
  static async open(dir: string): Promise<Cache> {
    const folder = path.resolve(dir);
    fs.mkdirSync(path.join(folder, STORE), { recursive: true });
    return new Cache(folder, await readChecksummed<Index>(cacheFile(folder, STORE), VERSION));
  }

  /** The file of a fingerprint as it was written down; `whole` tells whether it still is. */
  find(key: string): CachedFile | undefined {
    const name = storeName(key);
    const added = this.#added.get(name);
    if (added) return this.#file(name, added);
    const at = this.#use(name);
    return at === undefined ? undefined : this.#file(name, this.#known.state(at));
  }

  /** The file, where it is as it was written down. One that was touched is read again; one that was damaged is removed. */
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
    return this.#stored(name, bytes);
  }

  /** Stores a copy of a file under a fingerprint. The publisher's own file is never linked to: an editor may change it in place. */
  copy(key: string, source: string): CachedFile {
    const name = storeName(key);
    this.#store(name, (temporary) => fs.copyFileSync(source, temporary, fs.constants.COPYFILE_FICLONE));
    return this.#stored(name, fs.readFileSync(path.join(this.dir, name)));
  }

  /** Moves a file in, under the sum of its bytes. */
  adopt(file: string): CachedFile {
    const bytes = fs.readFileSync(file);
    const name = storeName(hash("sha256", bytes, "hex").slice(0, 40));
    this.#store(name, (temporary) => fs.renameSync(file, temporary));
    return this.#stored(name, bytes);
  }

  /** Says that this build uses a file that another room keeps in this folder: it stays as long as one does. */
  use(name: string): void {
    if (this.#use(name) === undefined) this.#added.set(name, ANOTHER_ROOM);
  }

  /** Writes the index down, and removes what no recent build used and what killed builds left. */
  async close(): Promise<void> {
    const oldest = this.#generation - GENERATIONS;
    const files = new FileColumnsBuilder();
    const builds: number[] = [];
    this.#known.columns.names.forEach((name, at) => {
      const used = this.#used[at] ?? GONE;
      if (used === GONE || this.#added.has(name)) return;
      if (used > oldest) {
        files.add(name, this.#known.state(at));
        builds.push(used);
      } else fs.rmSync(path.join(this.dir, name), { force: true });
    });
    for (const [name, state] of this.#added) {
      files.add(name, state);
      builds.push(this.#generation);
    }
    const index: Index = { generation: this.#generation, files: files.columns(), used: builds };
    if (this.#generation % SWEEP === 0) this.#removeAbandoned(new Set(index.files.names));
    await writeChecksummed(cacheFile(this.dir, STORE), VERSION, index);
  }

  #store(name: string, write: (temporary: string) => void): void {
    const file = path.join(this.dir, name);
    // A new inode each time: the old one may be part of the published release by a hard link.
    const temporary = `${file}.${process.pid}`;
    try {
      write(temporary);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT" || fs.existsSync(path.dirname(file))) throw error;
      fs.mkdirSync(path.dirname(file), { recursive: true });
      write(temporary);
    }
    fs.renameSync(temporary, file);
  }

  #stored(name: string, bytes: string | Uint8Array): CachedFile {
    return this.#add(name, writtenState(path.join(this.dir, name), bytes));
  }

  #add(name: string, state: FileState): CachedFile {
    this.#added.set(name, state);
    return this.#file(name, state);
  }

  /** Says that this build uses a file. @returns its row; undefined where it is not known */
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

  /** Another build may be writing to this folder, so what is new is left alone. */
  #removeAbandoned(known: ReadonlySet<string>): void {
    for (const folder of SHARDED.map((name) => path.join(this.dir, name))) {
      if (!fs.existsSync(folder)) continue;
      for (const shard of fs.readdirSync(folder, { withFileTypes: true })) {
        if (!shard.isDirectory()) continue;
        for (const entry of fs.readdirSync(path.join(folder, shard.name))) {
          const file = path.join(folder, shard.name, entry);
          if (known.has(path.relative(this.dir, file))) continue;
          const stat = fs.statSync(file, { throwIfNoEntry: false });
          if (stat && Date.now() - stat.mtimeMs > ABANDONED) fs.rmSync(file, { force: true });
        }
      }
    }
  }
}

function storeName(key: string): string {
  return `${STORE}/${key.slice(0, 2)}/${key}`;
}
