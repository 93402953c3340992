/** What is known of a thread's import → `capture.json`. Pure. */
import { FLAGS } from "../../archive/schema/capture.ts";
import { type JoinedThread, sourcesOf } from "../join/thread.ts";
import type { Change, Flag } from "../model.ts";
import type { RecordedPart } from "../parse/record.ts";
import type { CapturedAttachment } from "./attachments.ts";
import type { CaptureRecord } from "./existing.ts";

type Source = NonNullable<CaptureRecord["source"]>;
type Repair = NonNullable<CaptureRecord["repairs"]>[number];

/** Changes of one kind that are written down one by one. */
const MOST_CHANGES = 1_000;

export interface RecordParts {
  readonly thread: JoinedThread;
  readonly attachments: readonly CapturedAttachment[];
  readonly flags: readonly Flag[];
  readonly written: NonNullable<CaptureRecord["written"]>;
  /** The record of earlier captures. */
  readonly before?: CaptureRecord | undefined;
}

export function captureRecord({ thread, attachments, flags, written, before }: RecordParts): CaptureRecord {
  const { facts, parts } = thread;
  const known = new Map(sourcesOf(before ?? {}).map((one) => [one.sha256, one]));
  const fresh = parts.filter(({ input }) => !known.has(input.sha256));
  const sources = [...known.values(), ...fresh.map((part) => sourceOf(part, facts.site))].sort(byPage);
  const savedAt = parts
    .map((part) => part.savedAt)
    .filter((one) => one !== undefined)
    .sort();
  const repairs = joinRepairs(
    before?.repairs ?? [],
    fresh.flatMap(({ changes }) => changes),
  );
  // What is known stays, so that captures of one thread that come by turns change nothing.
  const identity = { ...thread.identity, ...before?.identity };
  const captured = [before?.captured_at, ...savedAt]
    .filter((one) => one !== undefined)
    .sort()
    .at(-1);
  const rejected = facts.rejectedTitle ?? before?.rejected_title;
  return {
    ...(sources[0] && { source: sources[0] }),
    ...(sources.length > 1 && { sources }),
    ...(Object.keys(identity).length > 0 && { identity }),
    ...(captured !== undefined && { captured_at: captured }),
    ...optional("software", facts.software ?? before?.software),
    adapter: facts.adapter,
    ...optional("views", most(facts.views, before?.views)),
    ...optional("replies", most(facts.replies, before?.replies)),
    ...optional("rejected_title", rejected),
    ...(repairs.length > 0 && { repairs }),
    ...optional("flags", withEarlier(flags, before?.flags)),
    ...(attachments.length > 0 && { attachments: [...attachments] }),
    written,
  };
}

/** Flags that say something of all that is known of a thread, and so take the place of earlier ones. */
const OF_ALL: ReadonlySet<string> = new Set(["thread-incomplete", "attachment-missing", "edited-here"]);

/** Flags of this capture, and of earlier ones what they said of floors. */
function withEarlier(flags: readonly Flag[], before: CaptureRecord["flags"]): CaptureRecord["flags"] {
  const earlier = (before ?? []).map(
    (one): Flag => (typeof one === "string" ? { flag: one, reason: one } : (one as Flag)),
  );
  const all = worstFirst([...flags, ...earlier.filter(({ flag }) => !OF_ALL.has(flag))]);
  return all.length > 0 ? all : undefined;
}

/** Flags in the order of their list, each once. */
export function worstFirst(flags: readonly Flag[]): Flag[] {
  const distinct = new Map(flags.map((one) => [`${one.flag}\n${one.where}\n${one.reason}`, one]));
  return [...distinct.values()]
    .map(({ flag, where, reason }) => ({ flag, ...(where !== undefined && { where }), reason }))
    .sort((a, b) => FLAGS.indexOf(a.flag) - FLAGS.indexOf(b.flag));
}

function sourceOf({ input, url, encoding, savedAt, thread }: RecordedPart, site: string | undefined): Source {
  return {
    file: input.file,
    sha256: input.sha256,
    bytes: input.bytes,
    ...optional("url", isWebAddress(url ?? thread.url)),
    ...optional("encoding", encoding),
    ...optional("site", site),
    ...optional("page", thread.page?.number),
    ...optional("captured_at", savedAt),
  };
}

function byPage(a: Source, b: Source): number {
  return (a.page ?? 0) - (b.page ?? 0);
}

/** Changes by kind, those of earlier captures first. */
function joinRepairs(before: readonly Repair[], changes: readonly Change[]): Repair[] {
  const kinds = new Map(before.map((repair) => [repair.kind, { ...repair, changes: [...(repair.changes ?? [])] }]));
  for (const { kind, ...change } of changes) {
    const repair = kinds.get(kind) ?? { kind, count: 0, changes: [] };
    kinds.set(kind, repair);
    repair.count += 1;
    if (repair.changes.length < MOST_CHANGES) repair.changes.push(change);
  }
  return [...kinds.values()];
}

function optional<K extends string, T>(key: K, value: T | undefined): { [key in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]: T });
}

function most(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : Math.max(a, b ?? 0);
}

/** The address, if `capture.json` can hold it. */
export function isWebAddress(address: string | undefined): string | undefined {
  if (address === undefined || !/^https?:\/\/[^\s<>"\\]+$/i.test(address) || !URL.canParse(address)) return undefined;
  const { username, password } = new URL(address);
  return username === "" && password === "" ? address : undefined;
}
