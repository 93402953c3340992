/** Archives comments: reads them from its provider, and writes `comments.json` beside each thread. */
import fs from "node:fs";
import { StopError } from "../../core/stop-error.ts";
import {
  activeProvider,
  type CommentedArchive,
  type DiscussedThread,
  discussionOf,
  hasDiscussion,
  homeOf,
  keyOf,
} from "../discussion.ts";
import type { Client } from "./http.ts";
import { type Changes, merge, noChanges } from "./merge.ts";
import type { Found, Wanted } from "./reader.ts";
import { readerOf } from "./readers.ts";
import type { ArchivedJson, ArchivedSource } from "./schema.ts";

/** The part of an archive that a snapshot reads. */
export interface SnapshotArchive {
  readonly settings: CommentedArchive & {
    /** Permanent address of the site. */
    readonly url?: string | false | undefined;
  };
  readonly threads: readonly SnapshotThread[];
}

export interface SnapshotThread extends DiscussedThread {
  /** Old addresses, each a path with or without a query. */
  readonly aliases: readonly string[];
}

export interface SnapshotOptions {
  /** The content folder. */
  readonly content: string;
  readonly client: Client;
  /** Day of the snapshot, `2024-05-01`. */
  readonly today: string;
  /** True accepts the answer of a provider that has no comment left at all. */
  readonly allowEmpty: boolean;
  /** Called after each thread that was read. */
  readonly onThread?: (total: number) => void;
}

export interface Snapshot extends Changes {
  readonly provider: string;
  /** Threads that were read. */
  readonly threads: number;
  /** Comments that the provider has. */
  readonly comments: number;
  /** Files that were written, below the content folder. */
  readonly written: readonly string[];
}

/**
 * Takes a snapshot. A file is written only if something in it changed, and as a whole.
 *
 * @throws StopError if there is nothing to read from, or it cannot be read; what was written before stays
 */
export async function takeSnapshot(archive: SnapshotArchive, options: SnapshotOptions): Promise<Snapshot> {
  const active = activeProvider(archive.settings);
  if (!active) throw new StopError("archive.yaml names no comments provider");
  const { settings } = active;
  const reader = readerOf(settings);
  const from = reader.from(settings);
  const home = homeOf(archive.settings.url || undefined);
  const wanted = archive.threads
    .filter((thread) => hasDiscussion(active, thread))
    .map((thread) => wantedOf(thread, home));
  const total = { ...noChanges(), comments: 0 };
  const written: string[] = [];
  const gone: Found[] = [];
  const keep = (found: Found) => {
    const file = `${found.path}/comments.json`;
    const changes = keepThread(
      `${options.content}/${file}`,
      { provider: settings.provider, from },
      found,
      options.today,
    );
    if (!changes) return;
    written.push(file);
    for (const key of ["added", "edited", "deleted", "restored"] as const) total[key] += changes[key];
  };
  for await (const found of reader.read(settings, wanted, options.client)) {
    options.onThread?.(wanted.length);
    total.comments += found.comments.length;
    if (found.comments.length === 0) gone.push(found);
    else keep(found);
  }
  if (total.comments === 0 && !options.allowEmpty) refuseEmptiness(gone, from, options.content);
  for (const found of gone) keep(found);
  return { provider: settings.provider, threads: wanted.length, ...total, written: written.sort() };
}

function wantedOf(thread: SnapshotThread, home: string): Wanted {
  // An old address can only have been a key if it has the form of a thread's own address.
  const before = thread.aliases.filter((alias) => /^\/[^?#]*\/$/.test(alias));
  const keys = [...new Set([keyOf(thread), ...before])];
  return { path: thread.path, keys, address: discussionOf(thread, home).address };
}

/** A new server at the same address must not mark everything as deleted. */
function refuseEmptiness(gone: readonly Found[], from: string, content: string): void {
  const archived = gone.filter(({ path }) =>
    readFile(`${content}/${path}/comments.json`).sources.some(
      (source) => source.from === from && source.comments.some(({ deleted }) => deleted === undefined),
    ),
  );
  if (archived.length === 0) return;
  throw new StopError(
    `${from} has no comment at all, though comments of ${archived.length} threads are kept; nothing was marked as deleted (--allow-empty does it)`,
  );
}

/** @returns what changed in a thread's file; undefined if nothing did */
function keepThread(
  file: string,
  { provider, from }: Pick<ArchivedSource, "provider" | "from">,
  { comments: remote }: Found,
  today: string,
): Changes | undefined {
  const { sources } = readFile(file);
  const before = sources.find((source) => source.provider === provider && source.from === from);
  const { comments, changes } = merge(before?.comments ?? [], remote, today);
  if (Object.values(changes).every((count) => count === 0)) return undefined;
  const now: ArchivedSource = { provider, from, kept_at: today, comments };
  writeFile(file, {
    sources: before ? sources.map((source) => (source === before ? now : source)) : [...sources, now],
  });
  return changes;
}

/** The file was checked with the archive; if there is none, it is empty. */
function readFile(file: string): ArchivedJson {
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, "utf8")) as ArchivedJson) : { sources: [] };
}

function writeFile(file: string, archived: ArchivedJson): void {
  const temporary = `${file}.${process.pid}`;
  fs.writeFileSync(temporary, `${JSON.stringify(archived, null, 2)}\n`);
  fs.renameSync(temporary, file);
}
