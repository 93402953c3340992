/** The changes of every commit to every folder of the content, in little memory for a hundred thousand threads. */
import type { BlobReader } from "./blobs.ts";
import type { Commit, FileChange, FolderChange } from "./changes.ts";
import type { LoggedCommit, LoggedFile } from "./log.ts";
import { findMoves } from "./moves.ts";

/** A thread's folder that came from another place. */
export interface Move {
  /** Index in `HistoryIndex.commits`. */
  readonly commit: number;
  readonly from: string;
}

/** Plain data for the cache. */
export interface HistoryIndexData {
  readonly head: string;
  readonly commits: readonly Commit[];
  /** Every commit with its order, also those without changes to the content: they order their children. */
  readonly orders: readonly (readonly [string, number])[];
  /** Folders and, in the same order, their changes as `encode` writes them. */
  readonly folders: readonly string[];
  readonly changes: readonly string[];
  readonly moves: readonly (readonly [string, readonly Move[]])[];
}

/** Files right below the content folder or a board are no thread's. */
const SEGMENTS = 3;

/** Collects commits. Its data depends on the set of commits only, not on the runs that read them. */
export class HistoryIndex {
  readonly commits: Commit[];
  readonly #prefix: string;
  readonly #orders: Map<string, number>;
  readonly #folders: Map<string, string>;
  readonly #moves: Map<string, Move[]>;
  /** Commits that moved a thread away, by the folder that it left. */
  readonly #left: Map<string, number[]>;

  /** @param prefix path of the content folder below the repository's root, with a slash at its end, or empty */
  constructor(prefix: string, cached?: HistoryIndexData) {
    this.#prefix = prefix;
    this.commits = [...(cached?.commits ?? [])];
    this.#orders = new Map(cached?.orders);
    this.#folders = new Map();
    cached?.folders.forEach((folder, at) => {
      this.#folders.set(folder, cached.changes[at] ?? "");
    });
    this.#moves = new Map(cached?.moves.map(([to, moves]) => [to, [...moves]]));
    this.#left = new Map();
    for (const move of [...this.#moves.values()].flat()) this.#leave(move);
  }

  /** Adds the next commit; its parents come before it. */
  async add(commit: LoggedCommit, blobs: BlobReader): Promise<void> {
    const { id, at, author, email, message } = commit;
    const parents = commit.parents.map((parent) => this.#orders.get(parent) ?? 0);
    const order = Math.max(commit.committed, ...parents.map((parent) => parent + 1));
    this.#orders.set(id, order);
    const folders = byFolder(commit.files, this.#prefix);
    if (folders.size === 0) return;
    const index = this.commits.push({ id, order, at, author, email, message }) - 1;
    for (const [folder, files] of folders) {
      const before = this.#folders.get(folder);
      const now = encode({ commit: index, files });
      this.#folders.set(folder, before === undefined ? now : `${before}\0${now}`);
    }
    for (const { from, to } of await findMoves(folders, blobs)) {
      const moves = this.#moves.get(to) ?? [];
      moves.push({ commit: index, from });
      this.#moves.set(to, moves);
      this.#leave({ commit: index, from });
    }
  }

  #leave({ commit, from }: Move): void {
    this.#left.set(from, [...(this.#left.get(from) ?? []), commit]);
  }

  /** Names of all folders that ever were. */
  folders(): Iterable<string> {
    return this.#folders.keys();
  }

  /** Changes of a folder's own files, not of those in folders inside it. */
  changes(folder: string): FolderChange[] {
    const text = this.#folders.get(folder);
    return text === undefined ? [] : text.split("\0").map((change) => new EncodedChange(change));
  }

  /** The one change of a folder's own files; undefined if there is none, or more than one. */
  only(folder: string): FolderChange | undefined {
    const text = this.#folders.get(folder);
    return text === undefined || text.includes("\0") ? undefined : new EncodedChange(text);
  }

  /** Moves of threads to a folder. */
  moves(folder: string): readonly Move[] {
    return this.#moves.get(folder) ?? [];
  }

  /** Indices in `commits` of those that moved a thread away from a folder. */
  left(folder: string): readonly number[] {
    return this.#left.get(folder) ?? [];
  }

  /** @param head the newest commit, descendant of all that were added */
  data(head: string): HistoryIndexData {
    return {
      head,
      commits: this.commits,
      orders: [...this.#orders],
      folders: [...this.#folders.keys()],
      changes: [...this.#folders.values()],
      moves: [...this.#moves],
    };
  }
}

/** Changed files of threads by folder below the content folder, in Unicode's form NFC. Dot files are not content. */
function byFolder(files: readonly LoggedFile[], prefix: string): Map<string, FileChange[]> {
  const folders = new Map<string, FileChange[]>();
  for (const { path, ...ids } of files) {
    if (!path.startsWith(prefix)) continue;
    const inside = path.slice(prefix.length);
    const segments = inside.split("/");
    if (segments.length < SEGMENTS || segments.some((segment) => segment.startsWith("."))) continue;
    const name = segments.pop() ?? "";
    const folder = segments.join("/").normalize("NFC");
    const list = folders.get(folder);
    const change = { name: name.normalize("NFC"), ...ids };
    if (list) list.push(change);
    else folders.set(folder, [change]);
  }
  return folders;
}

/** Commit, and name, old id and new id of each file; a slash or NUL is in none of them. */
function encode({ commit, files }: FolderChange): string {
  const parts: (string | number)[] = [commit];
  for (const { name, old = "", now = "" } of files) parts.push(name, old, now);
  return parts.join("/");
}

/** A change as text. Of most changes only the commit is ever read. */
class EncodedChange implements FolderChange {
  readonly commit: number;
  readonly #text: string;

  constructor(text: string) {
    this.commit = Number.parseInt(text, 10);
    this.#text = text;
  }

  get files(): FileChange[] {
    const files: FileChange[] = [];
    const parts = this.#text.split("/");
    for (let at = 1; at < parts.length; at += 3) {
      const [name = "", old = "", now = ""] = parts.slice(at, at + 3);
      files.push({ name, ...(old !== "" && { old }), ...(now !== "" && { now }) });
    }
    return files;
  }
}
