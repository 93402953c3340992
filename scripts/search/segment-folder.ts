import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { gzip } from "./gzip.ts";

/** A file of a segment as it was written. */
export interface SegmentFile {
  /** Path below the segment's folder, with forward slashes. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Modification time in milliseconds. */
  readonly mtime: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** Writes files below one folder and lists them. */
export class SegmentFolder {
  readonly list: SegmentFile[] = [];
  readonly #dir: string;
  readonly #made = new Set<string>();

  constructor(dir: string) {
    this.#dir = dir;
  }

  plain(file: string, content: string | Buffer): void {
    const target = this.#place(file);
    fs.writeFileSync(target, content);
    const { size, mtimeMs: mtime } = fs.statSync(target);
    this.list.push({ path: file, size, mtime, sha256: createHash("sha256").update(content).digest("hex") });
  }

  compressed(file: string, content: string | Buffer): void {
    this.plain(file, gzip(content));
  }

  /**
   * Takes over a file of another folder, by a hard link if the disk has them.
   *
   * @param source absolute path
   * @param known its state
   */
  keep(file: string, source: string, known: SegmentFile): void {
    const target = this.#place(file);
    try {
      fs.linkSync(source, target);
      this.list.push({ ...known, path: file });
    } catch {
      this.plain(file, fs.readFileSync(source));
    }
  }

  #place(file: string): string {
    const target = path.join(this.#dir, file);
    const folder = path.dirname(target);
    if (!this.#made.has(folder)) fs.mkdirSync(folder, { recursive: true });
    this.#made.add(folder);
    return target;
  }
}
