import fs from "node:fs";
import path from "node:path";
import type { BundledFile } from "../core/bundle-list.ts";
import { writtenState } from "../core/file-state.ts";
import { linkOrCopy } from "../core/link-or-copy.ts";
import { gzip } from "./gzip.ts";

/** Writes files below one folder and lists them. */
export class SegmentFolder {
  readonly list: BundledFile[] = [];
  readonly #dir: string;
  readonly #made = new Set<string>();

  constructor(dir: string) {
    this.#dir = dir;
  }

  plain(file: string, content: string | Buffer): void {
    const target = this.#place(file);
    fs.writeFileSync(target, content);
    this.list.push({ path: file, ...writtenState(target, content) });
  }

  compressed(file: string, content: string | Buffer): void {
    this.plain(file, gzip(content));
  }

  /**
   * Takes over a file of another folder.
   *
   * @param source absolute path
   * @param known its state
   */
  keep(file: string, source: string, known: BundledFile): void {
    linkOrCopy({ file: source, mtime: known.mtime }, this.#place(file));
    this.list.push({ ...known, path: file });
  }

  #place(file: string): string {
    const target = path.join(this.#dir, file);
    const folder = path.dirname(target);
    if (!this.#made.has(folder)) fs.mkdirSync(folder, { recursive: true });
    this.#made.add(folder);
    return target;
  }
}
