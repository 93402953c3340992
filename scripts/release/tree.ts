import fs from "node:fs";
import path from "node:path";
import type { BuiltFile, BuiltSite, Bundle } from "../core/built-files.ts";
import type { CachedFile } from "../core/file-state.ts";
import { FileColumnsBuilder, FileTable } from "../core/file-table.ts";
import { Placer } from "./link-writer.ts";
import { MANIFEST } from "./manifest.ts";
import { folderTime, type ReleaseInfo, readRecord, removeRecord, type TreeRecord, writeRecord } from "./tree-record.ts";
import { look, type Touched } from "./verify.ts";

/** The same files as they stand in the tree of a release. */
export function contentAt(dir: string, { files, bundles }: BuiltSite): BuiltSite {
  const there = (file: BuiltFile): BuiltFile => ({ ...file, file: `${dir}/${file.path}` });
  return {
    files: files.map(there),
    bundles: bundles.map(({ path: name, manifest, files: own }) => ({ path: name, manifest, files: own.map(there) })),
  };
}

/**
 * A folder that holds one release, and what is known to stand in it. A new release is made by changing the tree of the
 * one before the last, so that its cost follows what changed and not what there is.
 */
export class Tree {
  #dir: string;
  readonly #files: FileTable;
  readonly #bundles: ReadonlySet<string>;
  readonly #folders: Map<string, number>;
  readonly #touched: ReadonlySet<string>;
  /** Folders in which something came or went that this tool did not put in or take out. */
  readonly #disturbed: readonly string[];

  private constructor(dir: string, record: TreeRecord | undefined, touched: Touched) {
    this.#dir = dir;
    this.#files = new FileTable(record?.files);
    this.#bundles = new Set(record?.bundles);
    this.#folders = new Map();
    record?.folders.forEach((name, at) => {
      this.#folders.set(name, record.times[at] ?? 0);
    });
    this.#disturbed = touched.folders;
    const bundles = [...this.#bundles].filter((name) =>
      touched.folders.some((folder) => `${folder}/`.startsWith(name)),
    );
    this.#touched = new Set([...touched.files, ...touched.bundles, ...bundles]);
  }

  /** The tree in a folder; undefined where it is not whole. @param cache the cache folder */
  static async open(dir: string, cache: string): Promise<Tree | undefined> {
    const [record, touched] = await Promise.all([readRecord(dir), look(dir, cache)]);
    return record && touched && new Tree(dir, record, touched);
  }

  /** A tree that is still to be made. */
  static empty(dir: string): Tree {
    return new Tree(dir, undefined, { files: [], bundles: [], folders: [] });
  }

  /** Whether a file with these bytes stands at this path, untouched since it was put there. */
  holds(name: string, { sha256 }: Pick<CachedFile, "sha256">): boolean {
    return this.#held(name, sha256) !== undefined;
  }

  /** The row of such a file. */
  #held(name: string, sha256: string): number | undefined {
    const at = this.#files.at(name);
    return at !== undefined && this.#files.sum(at) === sha256 && !this.#touched.has(name) ? at : undefined;
  }

  /** As `holds`, for every file of a bundle. */
  holdsBundle({ path: name }: Pick<Bundle, "path">): boolean {
    return this.#bundles.has(name) && !this.#touched.has(name);
  }

  /**
   * Makes this tree hold a release, and nothing else: what it holds already stays, the rest is put in. Killed on the way,
   * it is a tree that is not whole.
   *
   * @param dir where the tree is to stand from now on
   * @param manifest the text of the release's manifest
   */
  async become(dir: string, content: BuiltSite, manifest: string, info: ReleaseInfo): Promise<void> {
    removeRecord(this.#dir);
    const strays = this.#strays();
    if (fs.existsSync(this.#dir)) fs.renameSync(this.#dir, dir);
    else fs.mkdirSync(dir);
    this.#dir = dir;
    const placer = new Placer(dir);
    // First what goes: a new file may stand where a folder was.
    for (const name of [...strays, ...this.#gone(content)]) placer.remove(name);
    const files = new FileColumnsBuilder();
    for (const file of content.files) {
      const at = this.#held(file.path, file.sha256);
      if (at === undefined) placer.put(file);
      files.add(file.path, at === undefined ? file : this.#files.state(at));
    }
    for (const bundle of content.bundles) {
      if (this.holdsBundle(bundle)) continue;
      placer.remove(bundle.path);
      for (const file of bundle.files) placer.put(file);
    }
    files.add(MANIFEST, placer.write(MANIFEST, manifest));
    const bundles = content.bundles.map((bundle) => bundle.path);
    this.#lookAgain([...this.#disturbed, ...placer.changed]);
    const [folders, times] = [[...this.#folders.keys()], [...this.#folders.values()]];
    await writeRecord(dir, { files: files.columns(), bundles, folders, times }, info);
  }

  /** What is here and not in a release. */
  #gone({ files, bundles }: BuiltSite): string[] {
    const { names } = this.#files.columns;
    const stays = new Uint8Array(names.length);
    for (const file of files) {
      const at = this.#files.at(file.path);
      if (at !== undefined) stays[at] = 1;
    }
    const staying = new Set(bundles.map((bundle) => bundle.path));
    return [...names.filter((_, at) => stays[at] === 0), ...[...this.#bundles].filter((name) => !staying.has(name))];
  }

  /** What somebody put into folders of the tree. */
  #strays(): string[] {
    return this.#disturbed.flatMap((folder) => {
      const within = path.join(this.#dir, folder);
      const names = fs.existsSync(within) ? fs.readdirSync(within) : [];
      return names.map((name) => path.posix.join(folder, name)).filter((name) => !this.#knows(name));
    });
  }

  #knows(name: string): boolean {
    const inBundle = () => [...this.#bundles].some((bundle) => `${name}/`.startsWith(bundle));
    return this.#files.at(name) !== undefined || this.#folders.has(name) || inBundle();
  }

  /** Takes the times of folders that are not as they were written down. */
  #lookAgain(folders: readonly string[]): void {
    for (const name of folders) {
      const time = folderTime(this.#dir, name);
      if (time === undefined) this.#folders.delete(name);
      else this.#folders.set(name, time);
    }
  }
}
