/** Lists the content folder: from git if possible, otherwise from the disk. */
import { lstatSync } from "node:fs";
import type { Problem } from "../../core/problems.ts";
import { compareText } from "../../core/text-order.ts";
import { checkOut, type Repository } from "../../history/git.ts";
import { leftover, leftoverIn, leftoverNote } from "../schema/leftovers.ts";
import { validateLength, validateName } from "../schema/names.ts";
import { refuseLinkedContent } from "./content-link.ts";
import { attempt } from "./files.ts";
import { type GitListing, gitListing } from "./git-listing.ts";
import { type Folder, validateKind, walk } from "./walk.ts";

/** The files of a content folder. */
export interface Listing extends Listed {
  /** The content folder. */
  readonly folder: string;
  /** True if git says that the files are those of the commit. */
  readonly clean: boolean;
  /** Hash of git's answer about all files; undefined if it does not know the bytes of each. */
  readonly said: string | undefined;
  /** Paths of what differs from the commit; none outside git. */
  readonly uncommitted: readonly string[];
  /** Where a file is: not in the content folder if that does not have it as it was committed. */
  locate(path: string): string;
}

/** Every file and folder. */
interface Listed {
  readonly root: Folder;
  /** Git blob ids that need not be computed, by path below the content folder. */
  readonly ids: Map<string, string>;
  /** What cannot be content, and notes on what is left out. */
  readonly problems: readonly Problem[];
}

/** A commit in place of what is on disk. */
export interface CommitView {
  readonly repository: Repository;
  /** A folder for files that are not on disk as they were committed. It is made if there are any, and the caller's. */
  readonly checkedOut: string;
}

/**
 * Lists every file and folder: what is on disk and not ignored by git, or what was committed. Symbolic links are never
 * followed. What begins with a dot is not content, nor is what editors and systems leave behind. Git answers from its
 * index, several times as fast as all folders can be opened.
 *
 * @param commit absent for what is on disk
 * @throws StopError if a symbolic link of the repository leads to it from outside
 */
export async function listContent(folder: string, commit?: CommitView): Promise<Listing> {
  const view = { prefix: commit?.repository.prefix, committed: commit !== undefined };
  const [known] = await Promise.all([gitListing(folder, view), refuseLinkedContent(folder)]);
  if (known) return new GitContent(folder, known, commit);
  const locate = (path: string) => `${folder}/${path}`;
  return { folder, ids: new Map(), clean: false, said: undefined, uncommitted: [], locate, ...walk(folder) };
}

/** Content that git lists. The tree is put together when it is asked for; if nothing changed, it is never asked for. */
class GitContent implements Listing {
  readonly folder: string;
  readonly clean: boolean;
  readonly said: string | undefined;
  readonly uncommitted: readonly string[];
  readonly #known: GitListing;
  readonly #commit: CommitView | undefined;
  readonly #elsewhere: ReadonlySet<string>;
  #listed: Listed | undefined;
  #isCheckedOut = false;

  constructor(folder: string, known: GitListing, commit: CommitView | undefined) {
    this.folder = folder;
    this.clean = known.clean;
    this.said = known.said;
    this.uncommitted = known.uncommitted.filter((path) => !isHidden(path) && leftoverIn(path) === undefined);
    this.#known = known;
    this.#commit = commit;
    this.#elsewhere = new Set(known.elsewhere);
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

  locate(path: string): string {
    if (!this.#commit || !this.#elsewhere.has(path)) return `${this.folder}/${path}`;
    const { repository, checkedOut } = this.#commit;
    if (!this.#isCheckedOut) checkOut(repository, this.#known.elsewhere, checkedOut);
    this.#isCheckedOut = true;
    return `${checkedOut}/${repository.prefix}${path}`;
  }

  #list(): Listed {
    this.#listed ??= treeOf(this, this.#known);
    return this.#listed;
  }
}

function treeOf(content: Pick<Listing, "folder" | "locate">, known: GitListing): Listed {
  const tree = new TreeBuilder();
  const ids = new Map<string, string>();
  for (const [path, id] of known.files) {
    tree.addFile(path, "committed");
    if (id !== undefined) ids.set(path, id);
  }
  for (const name of known.unknown) {
    const path = name.replace(/\/$/, "");
    if (isHidden(path)) continue;
    const stat = attempt(path, tree.problems, () => lstatSync(content.locate(path), { throwIfNoEntry: false }));
    if (!stat) continue;
    const problem = validateKind(stat, content.folder, path);
    if (problem) tree.problems.push({ file: path, ...problem });
    else if (stat.isFile()) tree.addFile(path, "on disk");
    else tree.addFolder(walk(content.folder, path));
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

  /** @param source "committed" if git has the file; a leftover that somebody committed is noted, whatever it is */
  addFile(path: string, source: "committed" | "on disk"): void {
    const slash = path.lastIndexOf("/");
    const name = path.slice(slash + 1);
    if (name.startsWith(".")) return;
    const left = leftover(name, "file");
    if (left) {
      if (left === "editor" || source === "committed") this.problems.push(leftoverNote(path));
      return;
    }
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
    const left = leftover(name, "folder");
    if (parent && left) this.problems.push(leftoverNote(path));
    const isContent = !name.startsWith(".") && !left;
    const taken = parent && isContent && this.#accepts(name, path);
    const folder = taken ? { path, files: [], folders: [] } : undefined;
    if (folder) parent?.folders.push(folder);
    this.#folders.set(path, folder);
    return folder;
  }

  #accepts(name: string, path: string): boolean {
    const problem = validateName(name) ?? validateLength(path);
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
