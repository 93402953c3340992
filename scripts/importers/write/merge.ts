/** Floors of a new capture beside those that are in the archive. What is there stays; what is new is added. Pure. */
import { replaceAddresses } from "../../fetch/places.ts";
import type { JoinedFloor, JoinedThread } from "../join/thread.ts";
import type { ExistingThread, FloorLine, WrittenReply } from "./existing.ts";

/** A reply that is not written yet. */
export interface NewReply {
  readonly n: number;
  readonly floor: JoinedFloor;
}

export interface MergedReplies {
  /** Replies that are not in the archive, ascending by number. */
  readonly added: readonly NewReply[];
  /** Replies that are there already, with the capture's copy of them. */
  readonly again: readonly NewReply[];
  /** Numbers of floors by their id in the forum's software. */
  readonly byId: ReadonlyMap<string, number>;
}

/** What is to become of `index.md`. */
export interface FirstPost {
  /** The capture's copy of the post that is, or is to be, in `index.md`; nothing if it has none. */
  readonly floor?: JoinedFloor;
  /** Whether the post is not there yet. */
  readonly isFresh: boolean;
  /** What was there until now, if the capture that has this post has no better copy of it. */
  readonly moved?: WrittenReply;
}

/**
 * In `index.md` is the opening post; without it the first post that is known. If an earlier one is captured later, it
 * takes the place of the other, which becomes a reply; but not of one that a person changed.
 */
export function firstPost({ floors: [first, ...others] }: JoinedThread, known?: ExistingThread): FirstPost {
  if (known === undefined || (known.body === "" && known.front.floor === undefined && known.front.author === undefined))
    return first ? { floor: first, isFresh: true } : { isFresh: false };
  const there = known.front.floor ?? 1;
  const { date, author, signature, remarks } = known.front;
  // Numbers may be guessed: only the opening post is known by its own.
  const same = [first, ...others].find(
    (one) => one && (there === 1 ? one.n === 1 : one.author === author && one.date === date),
  );
  const isEarlier = first !== undefined && first !== same && first.n <= there && there > 1;
  if (!isEarlier || known.edited.has("index.md")) return { ...(same && { floor: same }), isFresh: false };
  if (same) return { floor: first, isFresh: true };
  const record = {
    n: freeNumber(there, known, others),
    ...(author !== undefined && { author }),
    ...(date !== undefined && { date }),
    ...(signature !== undefined && { signature }),
    ...(remarks && { remarks }),
  };
  return { floor: first, isFresh: true, moved: { record, text: known.body } };
}

/** The number that a post keeps if it becomes a reply, or the next one that no other post has. */
function freeNumber(wanted: number, { replies }: ExistingThread, floors: readonly JoinedFloor[]): number {
  const used = new Set([...replies.map(({ record }) => record.n), ...floors.map(({ n }) => n)]);
  let n = wanted;
  while (used.has(n)) n += 1;
  return n;
}

/**
 * A floor that was deleted at its source stays, and so does the text of one that was changed there.
 *
 * @param floors of the capture, ascending
 */
export function mergeReplies(
  floors: readonly JoinedFloor[],
  { floor: firstFloor, moved }: FirstPost,
  known?: ExistingThread,
): MergedReplies {
  const byId = new Map<string, number>();
  const byNumber = new Map<number, WrittenReply | NewReply>();
  for (const reply of [...(known?.replies ?? []), ...(moved ? [moved] : [])]) {
    byNumber.set(reply.record.n, reply);
    if (reply.record.id !== undefined) byId.set(reply.record.id, reply.record.n);
  }
  const added: NewReply[] = [];
  const again: NewReply[] = [];
  let last = 1;
  for (const floor of floors) {
    if (floor === firstFloor) {
      // Its place in the archive is that of the opening post, whatever its number.
      if (floor.id !== undefined) byId.set(floor.id, 1);
      continue;
    }
    const same = floor.id === undefined ? undefined : byId.get(floor.id);
    const there = byNumber.get(floor.n);
    if (same !== undefined || (there && isSame(there, floor))) {
      last = same ?? floor.n;
      again.push({ n: last, floor });
      continue;
    }
    let n = Math.max(floor.n, last + 1);
    while (byNumber.has(n)) n += 1;
    const reply = { n, floor };
    byNumber.set(n, reply);
    added.push(reply);
    if (floor.id !== undefined) byId.set(floor.id, n);
    last = n;
  }
  return { added: added.sort((a, b) => a.n - b.n), again, byId };
}

/** Whether a reply with the same number is the same post: by its id, else by author and date. */
function isSame(there: WrittenReply | NewReply, { id, author, date }: JoinedFloor): boolean {
  if ("floor" in there) return false;
  const { record } = there;
  if (record.id !== undefined && id !== undefined) return record.id === id;
  return record.author === author && (record.date === date || record.date === undefined || date === undefined);
}

type Remarks = NonNullable<FloorLine["remarks"]>;

/** Remarks that are in the archive, and after them those that only the capture has. */
export function mergedRemarks(before: Remarks = [], captured: Remarks = []): Remarks {
  const keyOf = ({ author, date, text }: Remarks[number]) => JSON.stringify([author, date ?? text]);
  const there = new Set(before.map(keyOf));
  return [...before, ...captured.filter((remark) => !there.has(keyOf(remark)))];
}

/** A text in which files that were missing have arrived: their addresses become their names. */
export function arrivedIn(text: string, file: string, arrived: ReadonlyMap<string, string>): string {
  return arrived.size === 0 || text === "" ? text : replaceAddresses(text, file, arrived).text;
}
