/** Addresses that threads had in the folders that they were moved from. Pure. */

import { compareText } from "../../core/text-order.ts";
import type { Moves, ThreadMove } from "../../history/thread-history.ts";
import type { OldAddress, Thread } from "../model/model.ts";
import { floorPage, floorPageUrl } from "../model/urls.ts";
import type { ReadThread } from "../read/thread-record.ts";
import { foldCase, validateName } from "../schema/names.ts";
import { validateFolderName, validateTopName } from "../schema/reserved.ts";
import type { Addresses } from "./addresses.ts";

interface Claim {
  readonly thread: Thread;
  readonly move: ThreadMove;
  /** The move that brought the thread to its present folder. */
  readonly last: ThreadMove;
}

/**
 * Every address of a thread, in every folder that it was in before: its own, and those of its pages of floors and its
 * files. What something else has now is left out; of two threads that had one address, the last to leave has it.
 *
 * @param addresses what has an address now, aliases included
 */
export function oldAddresses(
  read: readonly ReadThread[],
  moves: Moves,
  addresses: Addresses,
  floorsPerPage: number,
): OldAddress[] {
  const old = new Map<string, OldAddress>();
  for (const { thread, move } of claimsOf(read, moves)) {
    // In a folder that has a thread now, files and pages of floors come and go.
    if (!canBeThread(move.from) || addresses.owner(move.from)?.kind === "thread") continue;
    for (const { url, title } of placesOf(thread, floorsPerPage)) {
      const path = `/${move.from}/${decodeURIComponent(url.slice(thread.url.length))}`;
      const key = foldCase(path.slice(1).replace(/\/$/, ""));
      if (!old.has(key) && !addresses.owner(key)) old.set(key, { path, to: url, title });
    }
  }
  return [...old.values()];
}

/** The last to leave comes first. Nearly no thread was ever moved, so each is only looked up. */
function claimsOf(read: readonly ReadThread[], moves: Moves): Claim[] {
  const claims: Claim[] = [];
  for (const { thread } of read) {
    const all = moves.of(thread.path);
    const last = all.at(-1);
    if (last) for (const move of all) claims.push({ thread, move, last });
  }
  return claims.sort(
    (a, b) => inOrder(b.move, a.move) || inOrder(b.last, a.last) || compareText(a.thread.path, b.thread.path),
  );
}

function inOrder(a: ThreadMove, b: ThreadMove): number {
  return a.order - b.order || compareText(a.commit, b.commit);
}

/** Whether a thread in this folder could be published: not all that was ever committed could. */
export function canBeThread(folder: string): boolean {
  const [board = "", ...inner] = folder.split("/");
  const names = [validateTopName(board), ...inner.map((name) => validateFolderName(name) ?? validateName(name))];
  return validateName(board) === undefined && names.every((problem) => problem === undefined);
}

/** The addresses of a thread. A withdrawn one has its tombstone only. */
function placesOf(thread: Thread, floorsPerPage: number): { readonly url: string; readonly title: string }[] {
  const { title, withdrawn, lastFloor } = thread;
  const pages = withdrawn === undefined ? floorPage(lastFloor, floorsPerPage) : 1;
  return [
    ...Array.from({ length: pages }, (_, i) => ({ url: floorPageUrl(thread.url, i + 1), title })),
    ...thread.attachments.map((file) => ({ url: file.url, title: file.title ?? file.file })),
  ];
}
