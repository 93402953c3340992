import fs from "node:fs";
import path from "node:path";
import { type CachedFile, type FileState, writtenState } from "../core/file-state.ts";
import { linkOrCopy } from "../core/link-or-copy.ts";

/** Writes files into a folder as hard links, and removes them. Folders come and go with the files in them. */
export class LinkWriter {
  readonly #dir: string;
  readonly #made = new Set<string>();
  readonly #changed = new Set<string>();

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** Paths of the folders in which an entry came or went, `.` for the outermost; some may be gone. */
  get changed(): ReadonlySet<string> {
    return this.#changed;
  }

  /** Puts a file at its path: as a hard link if the file system can, else as a copy with the same modification time. */
  put(file: CachedFile & { readonly path: string }): void {
    const target = this.#ready(file.path);
    try {
      linkOrCopy(file, target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      fs.rmSync(target, { recursive: true });
      linkOrCopy(file, target);
    }
  }

  /** Writes a file. @returns its state */
  write(name: string, text: string): FileState {
    const target = this.#ready(name);
    const bytes = Buffer.from(text);
    // The file that is there may be a part of another release by a hard link.
    fs.rmSync(target, { force: true });
    fs.writeFileSync(target, bytes);
    return writtenState(target, bytes);
  }

  /** Removes a file or folder, and the folders that are left empty. */
  remove(name: string): void {
    this.#removeAll(name.replace(/\/$/, ""));
    for (let folder = path.dirname(name); ; folder = path.dirname(folder)) {
      this.#changed.add(folder);
      if (folder === ".") return;
      try {
        fs.rmdirSync(path.join(this.#dir, folder));
      } catch {
        return; // not empty
      }
      this.#made.delete(folder);
    }
  }

  #removeAll(name: string): void {
    const target = path.join(this.#dir, name);
    if (fs.lstatSync(target, { throwIfNoEntry: false })?.isDirectory()) {
      for (const inner of fs.readdirSync(target)) this.#removeAll(`${name}/${inner}`);
      fs.rmdirSync(target);
      this.#changed.add(name);
      this.#made.delete(name);
    } else fs.rmSync(target, { force: true });
  }

  #ready(name: string): string {
    const folder = path.dirname(name);
    this.#changed.add(folder);
    if (!this.#made.has(folder)) {
      this.#make(folder);
      this.#made.add(folder);
    }
    return `${this.#dir}/${name}`;
  }

  #make(folder: string): void {
    if (folder === "." || fs.existsSync(path.join(this.#dir, folder))) return;
    this.#make(path.dirname(folder));
    fs.mkdirSync(path.join(this.#dir, folder));
    this.#changed.add(folder).add(path.dirname(folder));
  }
}
