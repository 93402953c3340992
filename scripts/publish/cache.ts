import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** A whole file in the cache folder, its bytes known to be right. */
export interface CachedFile {
  /** Absolute path. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** What is written down of each file, so that unchanged files need no second reading. */
interface Row extends Omit<CachedFile, "file"> {
  /** Modification time in milliseconds and inode: as in git's index, a file is read again when either changed. */
  readonly mtime: number;
  readonly inode: number;
  /** The build that used the file last. */
  used: number;
}

/** Builds whose files are kept: enough to go back and forth between a few branches or settings. */
const GENERATIONS = 8;
const INDEX = "index.json";
const STORE = "store";

/**
 * The cache folder: files by fingerprint, each verified against its SHA-256 before it is used. Safe to delete, to copy
 * to another machine and to damage: what does not match is not there.
 */
export class Cache {
  readonly dir: string;
  #rows: Map<string, Row>;
  #generation: number;
  #verified = new Map<string, CachedFile>();

  /** @param dir the folder; made where it does not exist */
  constructor(dir: string) {
    this.dir = path.resolve(dir);
    fs.mkdirSync(path.join(this.dir, STORE), { recursive: true });
    const index = readIndex(path.join(this.dir, INDEX));
    this.#rows = index.rows;
    this.#generation = index.generation + 1;
  }

  /** The stored file of this fingerprint, or undefined where there is none or it was damaged. */
  get(key: string): CachedFile | undefined {
    const name = storeName(key);
    return this.#rows.has(name) ? this.file(name) : undefined;
  }

  /** Stores bytes under a fingerprint. */
  put(key: string, bytes: string | Uint8Array): CachedFile {
    const name = storeName(key);
    this.#replace(name, (temporary) => fs.writeFileSync(temporary, bytes));
    return this.#remember(name, typeof bytes === "string" ? Buffer.from(bytes) : bytes);
  }

  /** Stores a copy of a file under a fingerprint. The publisher's own file is never linked to: an editor may change it in place. */
  copy(key: string, source: string): CachedFile {
    const name = storeName(key);
    this.#replace(name, (temporary) => fs.copyFileSync(source, temporary, fs.constants.COPYFILE_FICLONE));
    return this.#remember(name, fs.readFileSync(path.join(this.dir, name)));
  }

  /**
   * A file that another room keeps in this folder, with its sum.
   *
   * @param name path below the folder
   * @returns undefined, and the file removed, where its bytes are not those that were written down
   */
  file(name: string): CachedFile | undefined {
    const done = this.#verified.get(name);
    if (done) return done;
    const file = path.join(this.dir, name);
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile()) return undefined;
    const row = this.#rows.get(name);
    if (row && row.size === stat.size && row.mtime === stat.mtimeMs && row.inode === stat.ino) {
      row.used = this.#generation;
      return this.#verify(name, row);
    }
    const found = this.#remember(name, fs.readFileSync(file), stat);
    if (!row || row.sha256 === found.sha256) return found;
    this.#verified.delete(name);
    this.#rows.delete(name);
    fs.rmSync(file);
    return undefined;
  }

  /** Writes the index down and removes what no recent build used. */
  close(): void {
    const oldest = this.#generation - GENERATIONS;
    for (const [name, row] of this.#rows) {
      if (row.used > oldest) continue;
      this.#rows.delete(name);
      fs.rmSync(path.join(this.dir, name), { force: true });
    }
    for (const shard of fs.readdirSync(path.join(this.dir, STORE))) {
      for (const entry of fs.readdirSync(path.join(this.dir, STORE, shard))) {
        const name = `${STORE}/${shard}/${entry}`;
        if (!this.#rows.has(name)) fs.rmSync(path.join(this.dir, name), { force: true });
      }
    }
    writeIndex(path.join(this.dir, INDEX), { generation: this.#generation, rows: this.#rows });
  }

  #replace(name: string, write: (temporary: string) => void): void {
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

  #remember(name: string, bytes: Uint8Array, stat = fs.statSync(path.join(this.dir, name))): CachedFile {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const row = { size: bytes.length, sha256, mtime: stat.mtimeMs, inode: stat.ino, used: this.#generation };
    this.#rows.set(name, row);
    return this.#verify(name, row);
  }

  #verify(name: string, row: Row): CachedFile {
    const found = { file: path.join(this.dir, name), size: row.size, sha256: row.sha256 };
    this.#verified.set(name, found);
    return found;
  }
}

function storeName(key: string): string {
  return `${STORE}/${key.slice(0, 2)}/${key}`;
}

interface Index {
  readonly generation: number;
  readonly rows: Map<string, Row>;
}

/** The index, or an empty one where it is missing or its own sum does not hold. */
function readIndex(file: string): Index {
  const empty = { generation: 0, rows: new Map<string, Row>() };
  let text: string;
  try {
    text = fs.readFileSync(file, "utf8");
  } catch {
    return empty;
  }
  const end = text.indexOf("\n");
  const body = text.slice(end + 1);
  if (text.slice(0, end) !== sum(body)) return empty;
  const { generation, rows } = JSON.parse(body) as { generation: number; rows: [string, Row][] };
  return { generation, rows: new Map(rows) };
}

function writeIndex(file: string, index: Index): void {
  const body = JSON.stringify({ generation: index.generation, rows: [...index.rows] });
  fs.writeFileSync(`${file}.${process.pid}`, `${sum(body)}\n${body}`);
  fs.renameSync(`${file}.${process.pid}`, file);
}

function sum(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
