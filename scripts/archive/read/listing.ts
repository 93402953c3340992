/** Lists the content folder: from git if possible, otherwise from the disk. */
import { lstatSync } from "node:fs";
import type { Problem } from "../../core/problems.ts";
import { compareText } from "../../core/text-order.ts";
import { validateName } from "../schema/names.ts";
import { refuseLinkedContent } from "./content-link.ts";
import { attempt } from "./files.ts";
import { type GitListing, gitListing } from "./git-listing.ts";
import { type Folder, validateKind, walk } from "./walk.ts";

/** The files of a content folder. */
export interface Listing extends Listed {
  /** The content folder. */
  readonly folder: string;
  /** True if git says that everything is as it was committed. */
  readonly clean: boolean;
  /** Hash of git's answer about all files; undefined if it does not know the bytes of each. */
  readonly said: string | undefined;
}

/** Every file and folder. */
interface Listed {
  readonly root: Folder;
  /** Git blob ids that need not be computed, by path below the content folder. */
  readonly ids: Map<string, string>;
  /** What cannot be content. */
  readonly problems: readonly Problem[];
}

/**
 * Lists every file and folder. Symbolic links are never followed, and what begins with a dot is not content. Git answers
 * from its index, several times as fast as all folders can be opened, and knows what is on disk: committed or not, ignored
 * or not.
 *
 * @throws StopError if a symbolic link of the repository leads to it from outside
 * @param prefix path of the folder below the repository's root, with a slash at the end, if it is known
 */
export async function listContent(folder: string, prefix?: string): Promise<Listing> {
  const [known] = await Promise.all([gitListing(folder, prefix), refuseLinkedContent(folder)]);
  return known
    ? new GitContent(folder, known)
    : { folder, ids: new Map(), clean: false, said: undefined, ...walk(folder) };
}

/** Content that git lists. The tree is put together when it is asked for; if nothing changed, it is never asked for. */
class GitContent implements Listing {
  readonly folder: string;
  readonly clean: boolean;
  readonly said: string | undefined;
  readonly #known: GitListing;
  #listed: Listed | undefined;

  constructor(folder: string, known: GitListing) {
    this.folder = folder;
    this.clean = known.clean;
    this.said = known.said;
    this.#known = known;
  }

  get root(): Folder {
    return this.#list().root;
  }

  get ids(): Map<string, string> {
    return this.#list().ids;
  }

  get problems(): readonly Problem[] {
    return this.#list().problems;
  }

  #list(): Listed {
    this.#listed ??= treeOf(this.folder, this.#known);
    return this.#listed;
  }
}

function treeOf(folder: string, known: GitListing): Listed {
  const tree = new TreeBuilder();
  const ids = new Map<string, string>();
  for (const [path, id] of known.files) {
    tree.addFile(path);
    if (id !== undefined) ids.set(path, id);
  }
  for (const name of known.unknown) {
    const path = name.replace(/\/$/, "");
    if (isHidden(path)) continue;
    const stat = attempt(path, tree.problems, () => lstatSync(`${folder}/${path}`, { throwIfNoEntry: false }));
    if (!stat) continue;
    const problem = validateKind(stat, folder, path);
    if (problem) tree.problems.push({ file: path, ...problem });
    else if (stat.isFile()) tree.addFile(path);
    else tree.addFolder(walk(folder, path));
  }
  return { root: tree.root(), ids, problems: tree.problems };
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

  addFile(path: string): void {
    const slash = path.lastIndexOf("/");
    const name = path.slice(slash + 1);
    if (name.startsWith(".")) return;
    const folder = this.#folder(path.slice(0, Math.max(0, slash)));
    if (folder && this.#accepts(name, path)) folder.files.push(name);
  }

  /** A folder that was listed on disk. */
  addFolder({ root, problems }: { readonly root: Folder; readonly problems: readonly Problem[] }): void {
    const folder = this.#folder(root.path.slice(0, Math.max(0, root.path.lastIndexOf("/"))));
    if (!folder || !this.#accepts(nameOf(root.path), root.path)) return;
    folder.folders.push(root);
    this.problems.push(...problems);
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
    const problem = validateName(name);
    if (problem) this.problems.push({ file: path, ...problem });
    return !problem;
  }
}

function isHidden(path: string): boolean {
  return path.startsWith(".") || path.includes("/.");
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
