/** Threads that were committed once, and are no more. */
import { compareText } from "../core/text-order.ts";
import type { FolderChange } from "./changes.ts";
import type { HistoryIndex } from "./history-index.ts";

/** A thread that a commit deleted, and did not move. */
export interface GoneThread {
  /** Folder that it was in, in NFC. */
  readonly folder: string;
  /** Blob id of its last `index.md`. */
  readonly index: string;
}

/**
 * Finds the threads whose folders have none now.
 *
 * @param isThere whether a folder has a thread now
 */
export function goneThreads(index: HistoryIndex, isThere: (folder: string) => boolean): GoneThread[] {
  const gone: GoneThread[] = [];
  for (const folder of index.folders()) {
    if (isThere(folder)) continue;
    const last = lastOfText(index, folder);
    const old = last?.file.now === undefined ? last?.file.old : undefined;
    if (last && old !== undefined && !index.left(folder).includes(last.commit)) gone.push({ folder, index: old });
  }
  return gone;
}

/** The last change of the `index.md` in a folder. */
function lastOfText(index: HistoryIndex, folder: string) {
  let last: { readonly commit: number; readonly file: FolderChange["files"][number] } | undefined;
  for (const { commit, files } of index.changes(folder)) {
    const file = files.find(({ name }) => name === "index.md");
    if (file && (!last || isLater(index, commit, last.commit))) last = { commit, file };
  }
  return last;
}

function isLater({ commits }: HistoryIndex, one: number, other: number): boolean {
  const [a, b] = [commits[one], commits[other]];
  return a !== undefined && b !== undefined && (a.order - b.order || compareText(a.id, b.id)) > 0;
}
