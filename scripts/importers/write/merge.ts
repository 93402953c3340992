/** Floors of a new capture beside those that are in the archive. What is there stays; what is new is added. Pure. */
import { replaceAddresses } from "../../fetch/places.ts";
import type { JoinedFloor, JoinedThread } from "../join/thread.ts";
import type { ExistingThread, WrittenReply } from "./existing.ts";

/** A reply that is not written yet. */
export interface NewReply {
  readonly n: number;
  readonly floor: JoinedFloor;
}

export interface MergedReplies {
  /** Replies that are not in the archive, ascending by number. */
  readonly added: readonly NewReply[];
  /** Numbers of floors by their id in the forum's software. */
  readonly byId: ReadonlyMap<string, number>;
}

/** A floor that was deleted at its source stays, and so does the text of one that was changed there. */
export function mergeReplies({ floors, opens }: JoinedThread, known?: ExistingThread): MergedReplies {
  const byId = new Map<string, number>();
  const byNumber = new Map<number, WrittenReply | NewReply>();
  for (const reply of known?.replies ?? []) {
    byNumber.set(reply.record.n, reply);
    if (reply.record.id !== undefined) byId.set(reply.record.id, reply.record.n);
  }
  const added: NewReply[] = [];
  let last = 1;
  floors.forEach((floor, index) => {
    if (opens && index === 0) {
      if (floor.id !== undefined) byId.set(floor.id, 1);
      return;
    }
    const same = floor.id === undefined ? undefined : byId.get(floor.id);
    const there = byNumber.get(floor.n);
    if (same !== undefined || (there && isSame(there, floor))) {
      last = same ?? floor.n;
      return;
    }
    let n = Math.max(floor.n, last + 1);
    while (byNumber.has(n)) n += 1;
    const reply = { n, floor };
    byNumber.set(n, reply);
    added.push(reply);
    if (floor.id !== undefined) byId.set(floor.id, n);
    last = n;
  });
  return { added: added.sort((a, b) => a.n - b.n), byId };
}

/** Whether a reply with the same number is the same post: by its id, else by author and date. */
function isSame(there: WrittenReply | NewReply, { id, author, date }: JoinedFloor): boolean {
  if ("floor" in there) return false;
  const { record } = there;
  if (record.id !== undefined && id !== undefined) return record.id === id;
  return record.author === author && (record.date === date || record.date === undefined || date === undefined);
}

/** A text in which files that were missing have arrived: their addresses become their names. */
export function arrivedIn(text: string, file: string, arrived: ReadonlyMap<string, string>): string {
  return arrived.size === 0 || text === "" ? text : replaceAddresses(text, file, arrived).text;
}
