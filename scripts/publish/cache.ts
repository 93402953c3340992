import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { readChecked, writeChecked } from "../attachments/checked-json.ts";
import { type CachedFile, fileFacts, isAsKnown } from "./known-file.ts";

/** What is written down of a file: size, modification time, SHA-256, and the build that used it last. */
type Row = [size: number, mtime: number, sha256: string, used: number];

interface Index {
  readonly generation: number;
  readonly rows: readonly [name: string, ...Row][];
}

/** Builds whose files are kept: enough to go back and forth between a few branches or settings. */
const GENERATIONS = 8;
/** Builds after which all folders are looked through for what killed builds left: now and then, since it takes long. */
const SWEEP = 64;
const INDEX = "index.json";
const VERSION = "cache 2";
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
  readonly #rows: Map<string, Row>;
  readonly #generation: number;

  private constructor(dir: string, index: Index | undefined) {
    this.dir = dir;
    this.#rows = new Map(index?.rows.map(([name, ...row]) => [name, row]));
    this.#generation = (index?.generation ?? 0) + 1;
  }

  /** @param dir the folder; made where it does not exist */
  static async open(dir: string): Promise<Cache> {
    const folder = path.resolve(dir);
    fs.mkdirSync(path.join(folder, STORE), { recursive: true });
    return new Cache(folder, (await readChecked(path.join(folder, INDEX), VERSION)) as Index | undefined);
  }

  /** The file of a fingerprint as it was written down; `whole` tells whether it still is. */
  find(key: string): CachedFile | undefined {
    const name = storeName(key);
    const row = this.#rows.get(name);
    return row && this.#use(name, row);
  }

  /** The file, where it is as it was written down. One that was touched is read again; one that was damaged is removed. */
  whole(known: CachedFile): CachedFile | undefined {
    if (isAsKnown(known.file, known)) return known;
    const name = path.relative(this.dir, known.file);
    const found = fileFacts(known.file);
    if (found?.sha256 === known.sha256)
      return this.#use(name, [found.size, found.mtime, found.sha256, this.#generation]);
    this.#rows.delete(name);
    fs.rmSync(known.file, { force: true });
    return undefined;
  }

  /** Stores bytes under a fingerprint. */
  put(key: string, bytes: string | Uint8Array): CachedFile {
    const name = storeName(key);
    this.#store(name, (temporary) => fs.writeFileSync(temporary, bytes));
    return this.#add(name, bytes);
  }

  /** Stores a copy of a file under a fingerprint. The publisher's own file is never linked to: an editor may change it in place. */
  copy(key: string, source: string): CachedFile {
    const name = storeName(key);
    this.#store(name, (temporary) => fs.copyFileSync(source, temporary, fs.constants.COPYFILE_FICLONE));
    return this.#add(name, fs.readFileSync(path.join(this.dir, name)));
  }

  /** Says that this build uses a file that another room keeps in this folder: it stays as long as one does. */
  use(name: string): void {
    this.#use(name, [0, 0, "", this.#generation]);
  }

  /** Writes the index down, and removes what no recent build used and what killed builds left. */
  async close(): Promise<void> {
    const oldest = this.#generation - GENERATIONS;
    for (const [name, [, , , used]] of this.#rows) {
      if (used > oldest) continue;
      this.#rows.delete(name);
      fs.rmSync(path.join(this.dir, name), { force: true });
    }
    if (this.#generation % SWEEP === 0) this.#removeAbandoned();
    const index: Index = {
      generation: this.#generation,
      rows: Array.from(this.#rows, ([name, row]) => [name, ...row]),
    };
    await writeChecked(path.join(this.dir, INDEX), VERSION, index);
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

  #add(name: string, bytes: string | Uint8Array): CachedFile {
    const { mtimeMs } = fs.statSync(path.join(this.dir, name));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return this.#use(name, [Buffer.byteLength(bytes), mtimeMs, sha256, this.#generation]);
  }

  #use(name: string, row: Row): CachedFile {
    row[3] = this.#generation;
    this.#rows.set(name, row);
    const [size, mtime, sha256] = row;
    return { file: `${this.dir}/${name}`, size, mtime, sha256 };
  }

  /** Another build may be writing to this folder, so what is new is left alone. */
  #removeAbandoned(): void {
    for (const folder of SHARDED.map((name) => path.join(this.dir, name))) {
      if (!fs.existsSync(folder)) continue;
      for (const shard of fs.readdirSync(folder)) {
        for (const entry of fs.readdirSync(path.join(folder, shard))) {
          const file = path.join(folder, shard, entry);
          if (this.#rows.has(path.relative(this.dir, file))) continue;
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
