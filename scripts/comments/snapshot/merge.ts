/** Archived comments and the provider's comments of today → archived comments. Pure. */
import { parseTimestamp, type Timestamp } from "../../core/timestamp.ts";
import { postOfHtml } from "../archived.ts";
import type { RemoteComment } from "./reader.ts";
import type { ArchivedEntry } from "./schema.ts";

/** How many comments were new, changed, gone, and back. */
export interface Changes {
  added: number;
  edited: number;
  deleted: number;
  restored: number;
}

/** No changes, to be counted up. */
export function noChanges(): Changes {
  return { added: 0, edited: 0, deleted: 0, restored: 0 };
}

/**
 * Joins archived comments with those of today. Nothing archived is lost: a text that was replaced stays among the
 * earlier ones, and what is gone is marked.
 *
 * @param today `2024-05-01`
 * @returns by date, then by id
 */
export function merge(
  archived: readonly ArchivedEntry[],
  remote: readonly RemoteComment[],
  today: string,
): { comments: ArchivedEntry[]; changes: Changes } {
  const changes = noChanges();
  const entries = new Map(archived.map((entry) => [entry.id, entry]));
  const there = new Set<string>();
  for (const given of remote) {
    const now = entryOf(given);
    if (!now || given.deleted) continue;
    there.add(now.id);
    const before = entries.get(now.id);
    if (!before) changes.added++;
    entries.set(now.id, before ? updated(before, now, today, changes) : now);
  }
  for (const [id, entry] of entries) {
    if (there.has(id) || entry.deleted !== undefined) continue;
    changes.deleted++;
    entries.set(id, { ...entry, deleted: today });
  }
  return { comments: [...entries.values()].sort(inOrder), changes };
}

function updated(before: ArchivedEntry, now: ArchivedEntry, today: string, changes: Changes): ArchivedEntry {
  const { deleted, ...entry } = before;
  if (deleted !== undefined) changes.restored++;
  if (sameText(before.html, now.html)) return entry;
  changes.edited++;
  const earlier = [...(before.earlier ?? []), { html: before.html, until: today }];
  return { ...entry, ...(now.edited !== undefined && { edited: now.edited }), html: now.html, earlier };
}

/** Whether readers see the same: servers change their markup with their version, and that is no edit. */
function sameText(a: string, b: string): boolean {
  return a === b || JSON.stringify(postOfHtml(a).parts) === JSON.stringify(postOfHtml(b).parts);
}

/** A comment in its archived form; undefined if it has no id that can be archived. */
function entryOf(given: RemoteComment): ArchivedEntry | undefined {
  if (!/^[\w.=:-]+$/.test(given.id)) return undefined;
  const author = oneLine(given.author);
  const parent = oneLine(given.parent);
  const url = webAddress(given.url);
  const date = isoOf(given.date);
  const edited = isoOf(given.edited);
  return {
    id: given.id,
    ...(parent !== undefined && { parent }),
    ...(author !== undefined && { author }),
    ...(url !== undefined && { url }),
    ...(date !== undefined && { date }),
    ...(edited !== undefined && { edited }),
    html: wellFormed(given.html),
  };
}

function oneLine(text: string | undefined): string | undefined {
  const line = wellFormed(text ?? "")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
  return line === "" ? undefined : line;
}

/** Replaces halves of surrogate pairs, which no file in UTF-8 can hold. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}

function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || !/^https?:\/\/[^\s<>"\\]+$/i.test(text) || !URL.canParse(text)) return undefined;
  const { username, password } = new URL(text);
  return username === "" && password === "" ? text : undefined;
}

/** A date in its archived form: milliseconds become UTC; text in ISO 8601 stays as it is. */
function isoOf(date: number | string | undefined): string | undefined {
  if (date === undefined) return undefined;
  const text = typeof date === "number" ? isoOfEpoch(date) : date;
  return text !== undefined && readDate(text) ? text : undefined;
}

function isoOfEpoch(ms: number): string | undefined {
  return Math.abs(ms) < 8.64e15 ? new Date(ms).toISOString().replace(/\.\d+Z$/, "Z") : undefined;
}

function readDate(text: string): Timestamp | undefined {
  const read = parseTimestamp(text);
  return "epoch" in read ? read : undefined;
}

function inOrder(a: ArchivedEntry, b: ArchivedEntry): number {
  const [first, second] = [a, b].map(({ date }) => (date === undefined ? undefined : readDate(date)?.epoch) ?? 0);
  return (first ?? 0) - (second ?? 0) || a.id.length - b.id.length || (a.id < b.id ? -1 : Number(a.id > b.id));
}
