/** Lists the content folder: from git where it can tell, from the disk where it cannot. */
import { lstatSync } from "node:fs";
import type { Problem } from "../problems.ts";
import { attempt } from "./files.ts";
import { gitListing } from "./git-listing.ts";
import { judgeName } from "./names.ts";
import { compareText } from "./order.ts";
import { type Folder, filesIn, judgeKind, walk } from "./walk.ts";

/** What lies in a content folder. */
export interface Listing {
  /** The content folder. */
  readonly folder: string;
  readonly root: Folder;
  /** Git blob ids that need not be computed, by path below the content folder. */
  readonly ids: Map<string, string>;
  /** What cannot be content. */
  readonly problems: readonly Problem[];
  /** True where git says that everything is as it was committed. */
  readonly clean: boolean;
  /** What git says of all the files but these, as a hash; undefined where it was not asked. */
  readonly said: string | undefined;
  /** Files that have to be read to know their ids. */
  readonly unread: readonly string[];
}

/**
 * Lists every file and folder. Symbolic links are never followed, and what begins with a dot is not content. Git answers
 * from its index, several times as fast as all folders can be opened, and knows what is on disk: committed or not, ignored
 * or not.
 *
 * @param prefix path of the folder below the repository's root, with a slash at its end, where it is known
 */
export async function listContent(folder: string, prefix?: string): Promise<Listing> {
  const known = await gitListing(folder, prefix);
  if (!known) {
    const walked = walk(folder);
    return { folder, ids: new Map(), clean: false, said: undefined, unread: filesIn(walked.root), ...walked };
  }
  const tree = new TreeBuilder();
  const ids = new Map<string, string>();
  const unread: string[] = [];
  for (const [path, id] of known.files) {
    if (!tree.addFile(path)) continue;
    if (id !== undefined) ids.set(path, id);
    else unread.push(path);
  }
  for (const name of known.unknown) {
    const path = name.replace(/\/$/, "");
    if (isHidden(path)) continue;
    const stat = attempt(path, tree.problems, () => lstatSync(`${folder}/${path}`, { throwIfNoEntry: false }));
    if (!stat) continue;
    const fault = judgeKind(stat, folder, path);
    if (fault) tree.problems.push({ file: path, ...fault });
    else if (stat.isFile()) unread.push(...(tree.addFile(path) ? [path] : []));
    else unread.push(...tree.addFolder(walk(folder, path)));
  }
  const { clean, said } = known;
  return { folder, root: tree.root(), ids, problems: tree.problems, clean, said, unread };
}

interface OpenFolder {
  readonly path: string;
  readonly files: string[];
  readonly folders: Folder[];
}

/** Puts paths together to a tree of folders. */
class TreeBuilder {
  readonly problems: Problem[] = [];
  readonly #root: OpenFolder = { path: "", files: [], folders: [] };
  /** Undefined for a folder whose name is refused, and for all below it. */
  readonly #folders = new Map<string, OpenFolder | undefined>([["", this.#root]]);

  /** @returns whether it can be content */
  addFile(path: string): boolean {
    const slash = path.lastIndexOf("/");
    const name = path.slice(slash + 1);
    if (name.startsWith(".")) return false;
    const folder = this.#folder(path.slice(0, Math.max(0, slash)));
    if (!folder || !this.#accepts(name, path)) return false;
    folder.files.push(name);
    return true;
  }

  /** A folder that was listed on disk. @returns the files in it that can be content */
  addFolder({ root, problems }: { readonly root: Folder; readonly problems: readonly Problem[] }): readonly string[] {
    const folder = this.#folder(root.path.slice(0, Math.max(0, root.path.lastIndexOf("/"))));
    if (!folder || !this.#accepts(nameOf(root.path), root.path)) return [];
    folder.folders.push(root);
    this.problems.push(...problems);
    return filesIn(root);
  }

  /** The tree, names in code point order. */
  root(): Folder {
    for (const folder of this.#folders.values()) {
      if (!folder) continue;
      if (folder.files.length > 1) folder.files.sort(compareText);
      if (folder.folders.length > 1) folder.folders.sort((a, b) => compareText(a.path, b.path));
    }
    return this.#root;
  }

  #folder(path: string): OpenFolder | undefined {
    if (this.#folders.has(path)) return this.#folders.get(path);
    const parent = this.#folder(path.slice(0, Math.max(0, path.lastIndexOf("/"))));
    const name = nameOf(path);
    const taken = parent && !name.startsWith(".") && this.#accepts(name, path);
    const folder = taken ? { path, files: [], folders: [] } : undefined;
    if (folder) parent?.folders.push(folder);
    this.#folders.set(path, folder);
    return folder;
  }

  #accepts(name: string, path: string): boolean {
    const fault = judgeName(name);
    if (fault) this.problems.push({ file: path, ...fault });
    return !fault;
  }
}

function isHidden(path: string): boolean {
  return path.startsWith(".") || path.includes("/.");
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
