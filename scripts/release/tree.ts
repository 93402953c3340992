import fs from "node:fs";
import path from "node:path";
import type { BuiltFile, BuiltSite, Bundle } from "../core/built-files.ts";
import type { CachedFile } from "../core/file-state.ts";
import { FileColumnsBuilder, FileTable } from "../core/file-table.ts";
import { LinkWriter } from "./link-writer.ts";
import { MANIFEST, SIGNATURE, type SignedManifest } from "./manifest.ts";
import { folderTime, type ReleaseInfo, readRecord, removeRecord, type TreeRecord, writeRecord } from "./tree-record.ts";
import { type Changes, verify } from "./verify.ts";

/** The same files with their paths in a tree. */
export function contentAt(dir: string, { files, bundles }: BuiltSite): BuiltSite {
  const there = (file: BuiltFile): BuiltFile => ({ ...file, file: `${dir}/${file.path}` });
  return {
    files: files.map(there),
    bundles: bundles.map(({ path: name, manifest, files: own }) => ({ path: name, manifest, files: own.map(there) })),
  };
}

/**
 * A folder that holds one release, and its record. A new release is made by changing the tree of the one before the
 * last, so that its cost depends on the changes and not on the size of the site.
 */
export class Tree {
  #dir: string;
  readonly #files: FileTable;
  readonly #bundles: ReadonlySet<string>;
  readonly #folders: Map<string, number>;
  /** Paths of changed files and bundles. */
  readonly #changed: ReadonlySet<string>;
  readonly #changedFolders: readonly string[];

  private constructor(dir: string, record: TreeRecord | undefined, changes: Changes) {
    this.#dir = dir;
    this.#files = new FileTable(record?.files);
    this.#bundles = new Set(record?.bundles);
    this.#folders = new Map();
    record?.folders.forEach((name, at) => {
      this.#folders.set(name, record.times[at] ?? 0);
    });
    this.#changedFolders = changes.folders;
    const bundles = [...this.#bundles].filter((name) =>
      changes.folders.some((folder) => `${folder}/`.startsWith(name)),
    );
    this.#changed = new Set([...changes.files, ...changes.bundles, ...bundles]);
  }

  /** The tree in a folder; undefined if it is not whole. @param cache the cache folder */
  static async open(dir: string, cache: string): Promise<Tree | undefined> {
    const [record, changes] = await Promise.all([readRecord(dir), verify(dir, cache)]);
    return record && changes && new Tree(dir, record, changes);
  }

  /** A tree that is still to be made. */
  static empty(dir: string): Tree {
    return new Tree(dir, undefined, { files: [], bundles: [], folders: [] });
  }

  /** Whether a file with these bytes is at this path, unchanged since it was put there. */
  holds(name: string, { sha256 }: Pick<CachedFile, "sha256">): boolean {
    return this.#held(name, sha256) !== undefined;
  }

  /** The row of such a file. */
  #held(name: string, sha256: string): number | undefined {
    const at = this.#files.at(name);
    return at !== undefined && this.#files.sum(at) === sha256 && !this.#changed.has(name) ? at : undefined;
  }

  /** As `holds`, for every file of a bundle. */
  holdsBundle({ path: name }: Pick<Bundle, "path">): boolean {
    return this.#bundles.has(name) && !this.#changed.has(name);
  }

  /**
   * Makes this tree hold a release, and nothing else: files that it holds already stay, the others are put in. After a
   * kill on the way the tree is not whole.
   *
   * @param dir path of the tree from now on
   * @param manifest of the release
   */
  async become(dir: string, content: BuiltSite, manifest: SignedManifest, info: ReleaseInfo): Promise<void> {
    removeRecord(this.#dir);
    const misplaced = this.#misplaced();
    if (fs.existsSync(this.#dir)) fs.renameSync(this.#dir, dir);
    else fs.mkdirSync(dir);
    this.#dir = dir;
    const writer = new LinkWriter(dir);
    // Removals come first: a new file may have the path of an old folder.
    for (const name of [...misplaced, ...this.#gone(content)]) writer.remove(name);
    const files = new FileColumnsBuilder();
    for (const file of content.files) {
      const at = this.#held(file.path, file.sha256);
      if (at === undefined) writer.put(file);
      files.add(file.path, at === undefined ? file : this.#files.state(at));
    }
    for (const bundle of content.bundles) {
      if (this.holdsBundle(bundle)) continue;
      writer.remove(bundle.path);
      for (const file of bundle.files) writer.put(file);
    }
    files.add(MANIFEST, writer.write(MANIFEST, manifest.text));
    if (manifest.signature !== undefined) files.add(SIGNATURE, writer.write(SIGNATURE, manifest.signature));
    const bundles = content.bundles.map((bundle) => bundle.path);
    this.#readTimes([...this.#changedFolders, ...writer.changed]);
    const [folders, times] = [[...this.#folders.keys()], [...this.#folders.values()]];
    await writeRecord(dir, { files: files.columns(), bundles, folders, times }, info);
  }

  /** Files and bundles of this tree that are not in a release. */
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

  /** Entries that somebody else put into folders of the tree. */
  #misplaced(): string[] {
    return this.#changedFolders.flatMap((folder) => {
      const within = path.join(this.#dir, folder);
      const names = fs.existsSync(within) ? fs.readdirSync(within) : [];
      return names.map((name) => path.posix.join(folder, name)).filter((name) => !this.#knows(name));
    });
  }

  #knows(name: string): boolean {
    const inBundle = () => [...this.#bundles].some((bundle) => `${name}/`.startsWith(bundle));
    return this.#files.at(name) !== undefined || this.#folders.has(name) || inBundle();
  }

  /** Reads the modification times of folders again. */
  #readTimes(folders: readonly string[]): void {
    for (const name of folders) {
      const time = folderTime(this.#dir, name);
      if (time === undefined) this.#folders.delete(name);
      else this.#folders.set(name, time);
    }
  }
}
