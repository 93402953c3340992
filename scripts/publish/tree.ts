import fs from "node:fs";
import path from "node:path";
import { readChecked, writeChecked } from "../attachments/checked-json.ts";
import { type CachedFile, fileFacts, isAsKnown } from "./cache.ts";
import { MANIFEST } from "./manifest.ts";
import { Placer } from "./placer.ts";

/** One file of a release. */
export interface ReleaseFile extends CachedFile {
  /** Path below the site's root, with forward slashes. */
  readonly path: string;
}

/** Files of a release that come and go together, such as a search segment: other files have another path. */
export interface Bundle {
  /** Path of their folder below the site's root, with a slash at its end. */
  readonly path: string;
  /** The files; their paths are below the site's root too. */
  readonly files: readonly ReleaseFile[];
}

/** Everything in a release but its manifest. */
export interface ReleaseContent {
  readonly files: readonly ReleaseFile[];
  readonly bundles: readonly Bundle[];
}

/** What a release was made from and came to; plain JSON that the release layer keeps and does not read. */
export interface ReleaseNote {
  /** Fingerprints of what it was made from; absent where it was joined from parts. */
  readonly origin?: string;
  readonly inputs?: string;
  readonly [key: string]: unknown;
}

type FileRow = [path: string, size: number, mtime: number, sha256: string];

/** The file beside a tree that says what stands in it. While it is missing, the tree is not whole. */
interface TreeRecord {
  readonly note: ReleaseNote;
  readonly files: readonly FileRow[];
  /** Paths of the bundles. */
  readonly bundles: readonly string[];
  /** Modification time of every folder: another one tells that something was put in or taken out. */
  readonly folders: readonly [path: string, mtime: number][];
}

const VERSION = "tree 2";

/**
 * A folder that holds one release, and what is known to stand in it. A new release is made by changing the tree of the
 * one before the last, so that its cost follows what changed and not what there is.
 */
export class Tree {
  readonly note: ReleaseNote;
  #dir: string;
  readonly #files: ReadonlyMap<string, Omit<CachedFile, "file">>;
  readonly #bundles: ReadonlySet<string>;
  readonly #folders: ReadonlyMap<string, number>;
  #changed: readonly string[] | undefined;
  /** What was looked at on disk and found as it should be. */
  readonly #seen = new Set<string>();

  private constructor(dir: string, record: TreeRecord) {
    this.#dir = dir;
    this.note = record.note;
    this.#files = new Map(record.files.map(([name, size, mtime, sha256]) => [name, { size, mtime, sha256 }]));
    this.#bundles = new Set(record.bundles);
    this.#folders = new Map(record.folders);
  }

  /** The tree in a folder; undefined where it is not whole. */
  static async open(dir: string): Promise<Tree | undefined> {
    const record = (await readChecked(recordOf(dir), VERSION)) as TreeRecord | undefined;
    return record && fs.existsSync(dir) ? new Tree(dir, record) : undefined;
  }

  /** A tree that is still to be made. */
  static empty(dir: string): Tree {
    return new Tree(dir, { note: {}, files: [], bundles: [], folders: [] });
  }

  /** Paths of its files, those in bundles left out, and of its bundles. */
  get paths(): { readonly files: Iterable<string>; readonly bundles: Iterable<string> } {
    return { files: this.#files.keys(), bundles: this.#bundles };
  }

  /** Whether a file with these bytes stands at this path, untouched since it was put there. */
  holds(name: string, { sha256 }: Pick<CachedFile, "sha256">): boolean {
    const known = this.#files.get(name);
    if (known?.sha256 !== sha256) return false;
    if (!this.#seen.has(name) && isAsKnown(`${this.#dir}/${name}`, known)) this.#seen.add(name);
    return this.#seen.has(name);
  }

  /** As `holds`, for every file of a bundle. */
  holdsBundle({ path: name, files }: Bundle): boolean {
    if (!this.#bundles.has(name) || this.#disturbed().some((folder) => `${folder}/`.startsWith(name))) return false;
    if (!this.#seen.has(name) && files.every((file) => isAsKnown(`${this.#dir}/${file.path}`, file)))
      this.#seen.add(name);
    return this.#seen.has(name);
  }

  /** Whether all of it is untouched. @param bundles what is known of its bundles, by path */
  isWhole(bundles: ReadonlyMap<string | undefined, Bundle | undefined>): boolean {
    if (this.#disturbed().length > 0) return false;
    for (const [name, file] of this.#files) if (!this.holds(name, file)) return false;
    for (const name of this.#bundles) {
      const bundle = bundles.get(name);
      if (!bundle || !this.holdsBundle(bundle)) return false;
    }
    return true;
  }

  /**
   * Makes this tree hold a release, and nothing else: what it holds already stays, the rest is put in. Killed on the way,
   * it is a tree that is not whole.
   *
   * @param dir where the tree is to stand from now on
   * @param manifest the text of the release's manifest
   * @returns the release as it stands there
   */
  async become(dir: string, content: ReleaseContent, manifest: string, note: ReleaseNote): Promise<ReleaseContent> {
    fs.rmSync(recordOf(this.#dir), { force: true });
    const disturbed = this.#disturbed();
    const strays = this.#strays(disturbed);
    if (fs.existsSync(this.#dir)) fs.renameSync(this.#dir, dir);
    else fs.mkdirSync(dir);
    this.#dir = dir;
    const placer = new Placer(dir);
    // First what goes: a new file may stand where a folder was.
    const staying = new Set([...content.files, ...content.bundles].map((one) => one.path));
    const gone = [...this.#files.keys(), ...this.#bundles].filter((name) => !staying.has(name));
    for (const name of [...strays, ...gone]) placer.remove(name);
    const there = <T extends ReleaseFile>(file: T): T => ({ ...file, file: `${dir}/${file.path}` });
    const placed = content.files.map((file): ReleaseFile => {
      const stays = this.holds(file.path, file);
      if (!stays) placer.put(file);
      return there({ ...file, ...(stays && this.#files.get(file.path)) });
    });
    for (const bundle of content.bundles) {
      if (this.holdsBundle(bundle)) continue;
      placer.remove(bundle.path);
      for (const file of bundle.files) placer.put(file);
    }
    placer.write(MANIFEST, manifest);
    const known = fileFacts(path.join(dir, MANIFEST));
    const files = placed.map((file) => rowOf(file.path, file));
    if (known) files.push(rowOf(MANIFEST, known));
    const bundles = content.bundles.map((bundle) => bundle.path);
    const record: TreeRecord = { note, files, bundles, folders: this.#foldersNow([...disturbed, ...placer.changed]) };
    await writeChecked(recordOf(dir), VERSION, record);
    return { files: placed, bundles: content.bundles.map((one) => ({ ...one, files: one.files.map(there) })) };
  }

  /** Folders in which something came or went that this tool did not put in or take out; looked for once. */
  #disturbed(): readonly string[] {
    this.#changed ??= [...this.#folders].flatMap(([name, mtime]) =>
      mtimeOf(`${this.#dir}/${name}`) === mtime ? [] : [name],
    );
    return this.#changed;
  }

  /** What somebody put into folders of the tree. */
  #strays(folders: readonly string[]): string[] {
    return folders.flatMap((folder) => {
      const within = path.join(this.#dir, folder);
      const names = fs.existsSync(within) ? fs.readdirSync(within) : [];
      return names.map((name) => path.posix.join(folder, name)).filter((name) => !this.#knows(name));
    });
  }

  #knows(name: string): boolean {
    const inBundle = () => [...this.#bundles].some((bundle) => `${name}/`.startsWith(bundle));
    return this.#files.has(name) || this.#folders.has(name) || inBundle();
  }

  /** @param changed those that are not as they were written down */
  #foldersNow(changed: readonly string[]): TreeRecord["folders"] {
    const folders = new Map(this.#folders);
    for (const name of changed) {
      const mtime = mtimeOf(`${this.#dir}/${name}`);
      if (mtime === undefined) folders.delete(name);
      else folders.set(name, mtime);
    }
    return [...folders];
  }
}

function rowOf(name: string, { size, mtime, sha256 }: Omit<CachedFile, "file">): FileRow {
  return [name, size, mtime, sha256];
}

/** Modification time of a folder in milliseconds; undefined where there is none. */
function mtimeOf(folder: string): number | undefined {
  const stat = fs.statSync(folder, { throwIfNoEntry: false });
  return stat?.isDirectory() ? stat.mtimeMs : undefined;
}

/** Where the record of a tree is kept: beside it, so that it is not published. */
export function recordOf(dir: string): string {
  return `${dir}.json`;
}
