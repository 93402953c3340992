/** The history of one thread, put together from the index of its folders. */
import { compareText } from "../core/text-order.ts";
import type { Commit, FileChange, FolderChange } from "./changes.ts";
import type { HistoryIndex, Move } from "./history-index.ts";
import type { ThreadMove } from "./thread-history.ts";

/** The changes of one commit to a thread. */
export interface Revision {
  readonly commit: Commit;
  /** Folder that the thread was in before, if this commit moved it. */
  readonly movedFrom?: string;
  /** Files whose content changed, by path below the thread's folder. Empty if the thread only moved. */
  readonly files: readonly FileChange[];
}

const NO_MOVES: readonly ThreadMove[] = [];

/** The commit that began a thread's time in a folder, if it is not the folder's first commit. */
type Beginning = Move | { readonly commit: number; readonly from?: undefined };

/** Finds the revisions of threads. */
export class Revisions {
  readonly #index: HistoryIndex;
  readonly #found = new Map<string, readonly Revision[]>();
  /** Null for a thread with any other number of revisions than one. */
  readonly #only = new Map<string, Commit | null>();
  /** Folders inside a folder, made when it is first asked for. */
  #inside: Map<string, string[]> | undefined;

  constructor(index: HistoryIndex) {
    this.#index = index;
  }

  /**
   * Every revision of the thread in this folder, the oldest first. It is followed through moves. A thread that was deleted
   * and came back has one history, with a gap; a thread written in a folder that another one left is a new one.
   */
  of(folder: string): readonly Revision[] {
    let revisions = this.#found.get(folder);
    if (!revisions) {
      const name = folder.normalize("NFC");
      revisions = this.#alone(name) ?? this.#until(name, undefined);
      this.#found.set(folder, revisions);
    }
    return revisions;
  }

  /**
   * The commit of a thread that was never changed or moved, as nearly all are; undefined for any other. Does without a list
   * of its revisions.
   */
  only(folder: string): Commit | undefined {
    let only = this.#only.get(folder);
    if (only === undefined) {
      const name = folder.normalize("NFC");
      const change = this.#isAlone(name) ? this.#index.only(name) : undefined;
      only = change ? this.#at(change) : null;
      this.#only.set(folder, only);
    }
    return only ?? undefined;
  }

  /** The moves among a thread's revisions. No more than a look-up for a folder that no thread was ever moved to. */
  moves(folder: string): readonly ThreadMove[] {
    if (this.#index.moves(folder.normalize("NFC")).length === 0) return NO_MOVES;
    return this.of(folder).flatMap(({ commit: { id, order }, movedFrom }) =>
      movedFrom === undefined ? [] : [{ from: movedFrom, order, commit: id }],
    );
  }

  /** Whether no thread moved to or from a folder, and it has none inside it. */
  #isAlone(folder: string): boolean {
    const index = this.#index;
    if (index.moves(folder).length > 0 || index.left(folder).length > 0) return false;
    return this.#insideOf(folder).length === 0;
  }

  /** Revisions of a folder that is alone. */
  #alone(folder: string): Revision[] | undefined {
    if (!this.#isAlone(folder)) return undefined;
    const revisions = this.#index.changes(folder).map((change) => new FolderRevision(this.#at(change), change));
    return revisions.sort((a, b) => inOrder(a.commit, b.commit));
  }

  /** @param end a commit that moved the thread away: what is later is another thread's */
  #until(folder: string, end: Commit | undefined): Revision[] {
    const at = (one: { commit: number }) => this.#at(one);
    const before = (one: { commit: number }) => end === undefined || inOrder(at(one), end) < 0;
    const beginning = this.#beginning(folder, before);
    const start = beginning && at(beginning);
    const move = beginning?.from === undefined ? undefined : beginning;
    const changes = new Map<Commit, FileChange[]>();
    for (const { path, prefix } of this.#parts(folder)) {
      for (const change of this.#index.changes(path)) {
        const commit = at(change);
        if (!before(change) || (start && inOrder(commit, start) < 0)) continue;
        const files = change.files.map((file) => (prefix === "" ? file : { ...file, name: prefix + file.name }));
        changes.set(commit, [...(changes.get(commit) ?? []), ...files]);
      }
    }
    const own = [...changes].map(([commit, files]): Revision => {
      if (commit !== start || !move) return { commit, files: sorted(files) };
      return { commit, movedFrom: move.from, files: sorted(this.#across(move, files)) };
    });
    own.sort((a, b) => inOrder(a.commit, b.commit));
    return move ? [...this.#until(move.from, start), ...own] : own;
  }

  /** The last time that a thread was moved to a folder, or written in a folder that another one had left. */
  #beginning(folder: string, before: (one: { commit: number }) => boolean): Beginning | undefined {
    return [...this.#returned(folder), ...this.#index.moves(folder)]
      .filter(before)
      .reduce<Beginning | undefined>(
        (last, one) => (last && inOrder(this.#at(one), this.#at(last)) < 0 ? last : one),
        undefined,
      );
  }

  /** Commits that put a thread into a folder that the last one had left. */
  #returned(folder: string): readonly { readonly commit: number }[] {
    const left = this.#index.left(folder).map((commit) => this.#at({ commit }));
    if (left.length === 0) return [];
    const came = this.#index
      .changes(folder)
      .filter(({ files }) => files.some(({ name, old }) => name === "index.md" && old === undefined))
      .sort((a, b) => inOrder(this.#at(a), this.#at(b)));
    return came.filter((one, i) => {
      const before = came[i - 1];
      const since = (commit: Commit) => !before || inOrder(this.#at(before), commit) < 0;
      return left.some((commit) => since(commit) && inOrder(commit, this.#at(one)) < 0);
    });
  }

  #at({ commit }: { commit: number }): Commit {
    return this.#index.commits[commit] as Commit;
  }

  /** The changes of a move: files added at the new place beside those taken from the old one. */
  #across(move: Move, added: readonly FileChange[]): FileChange[] {
    const files = new Map(added.map((file) => [file.name, { ...file }]));
    for (const { path, prefix } of this.#parts(move.from)) {
      const change = this.#index.changes(path).find(({ commit }) => commit === move.commit);
      for (const { name, old } of change?.files ?? []) {
        if (old === undefined) continue;
        const { now } = files.get(prefix + name) ?? {};
        files.set(prefix + name, { name: prefix + name, old, ...(now !== undefined && { now }) });
      }
    }
    return [...files.values()].filter(({ old, now }) => old !== now);
  }

  /** A thread's folder and those inside it. */
  #parts(folder: string): { path: string; prefix: string }[] {
    return ["", ...this.#insideOf(folder)].map((path) =>
      path === "" ? { path: folder, prefix: "" } : { path, prefix: `${path.slice(folder.length + 1)}/` },
    );
  }

  #insideOf(folder: string): readonly string[] {
    this.#inside ??= this.#findInside();
    return this.#inside.get(folder) ?? [];
  }

  #findInside(): Map<string, string[]> {
    const folders = new Set(this.#index.folders());
    const isThread = (folder: string) =>
      this.#index.changes(folder).some(({ files }) => files.some(({ name }) => name === "index.md"));
    const inside = new Map<string, string[]>();
    for (const folder of folders) {
      for (let end = folder.lastIndexOf("/"); end > 0; end = folder.lastIndexOf("/", end - 1)) {
        const outer = folder.slice(0, end);
        if (folders.has(outer) && !isThread(folder)) inside.set(outer, [...(inside.get(outer) ?? []), folder]);
      }
    }
    return inside;
  }
}

/** The changes of a commit to a folder that is a whole thread. */
class FolderRevision implements Revision {
  readonly commit: Commit;
  readonly #change: FolderChange;

  constructor(commit: Commit, change: FolderChange) {
    this.commit = commit;
    this.#change = change;
  }

  get files(): readonly FileChange[] {
    return sorted(this.#change.files);
  }
}

/** Orders commits, the oldest first; a total order, the same whatever order they were read in. */
function inOrder(a: Commit, b: Commit): number {
  return a.order - b.order || compareText(a.id, b.id);
}

function sorted(files: readonly FileChange[]): readonly FileChange[] {
  return files.length < 2 ? files : [...files].sort((a, b) => compareText(a.name, b.name));
}
