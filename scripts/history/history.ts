/** What git knows of the threads of a content folder. */
import { createHash } from "node:crypto";
import type { Moves } from "../archive/moved.ts";
import type { History } from "../archive/threads.ts";
import { cacheFile } from "../core/cache-file.ts";
import { readChecksummed, writeChecksummed } from "../core/checksummed.ts";
import { Blobs } from "./blobs.ts";
import { commitTime } from "./commit-time.ts";
import { isAncestor, openRepository, type Repository } from "./git.ts";
import { type Commit, Ledger, type LedgerData } from "./ledger.ts";
import { readLog } from "./log.ts";
import { type Revision, Revisions } from "./revisions.ts";

/** The history of a content folder's threads, up to the current commit. What is not committed does not count. */
export interface GitHistory {
  /** Path of the content folder below the repository's root, with a slash at its end; empty where it is the root. */
  readonly prefix: string;
  /** True for a clone that lacks older commits: nothing is known of any thread then. */
  readonly shallow: boolean;
  /** Dates of the first and last change of the thread in a folder. */
  readonly dates: { get(folder: string): History | undefined };
  /** Moves that brought the thread to a folder. */
  readonly moves: Moves;
  /** Whether the thread in a folder has more than one revision. */
  isRevised(folder: string): boolean;
  /** Revisions of the thread in a folder, the oldest first; none where it was never committed. */
  revisions(folder: string): readonly Revision[];
  /** Reads a file of any revision by its blob id. */
  read(id: string): Promise<Buffer>;
}

/** Changes with what the ledger holds and with the rules by which moves are found. */
const VERSION = "history 3";

/**
 * Reads the history in one `git log` pass; of what an earlier call read, only what came since.
 *
 * @param content the content folder, or the repository that knows it
 * @param cache the cache folder
 * @returns undefined outside git, and where nothing of the content was ever committed
 * @throws StopError where git refuses to read the repository
 */
export async function openHistory(content: string | Repository, cache: string): Promise<GitHistory | undefined> {
  const repository = typeof content === "string" ? await openRepository(content) : content;
  if (!repository) return undefined;
  const blobs = new Blobs(repository.folder);
  const ledger = repository.shallow
    ? new Ledger(repository.prefix)
    : await readLedger(repository, cacheFile(cache, "history", nameOf(repository.prefix)), blobs);
  const known = new Revisions(ledger);
  const timeOf = remembered(commitTime);
  // Thousands of threads come from one commit, and share what is known of it.
  const datesOfFirst = remembered((commit: Commit) => datesOf([{ commit, files: [] }], timeOf));
  const dates = (folder: string) => {
    const only = known.only(folder);
    return only ? datesOfFirst(only) : datesOf(known.of(folder), timeOf);
  };
  return {
    prefix: repository.prefix,
    shallow: repository.shallow,
    dates: { get: dates },
    moves: { of: (folder) => known.moves(folder) },
    isRevised: (folder) => known.only(folder) === undefined && known.of(folder).length > 1,
    revisions: (folder) => known.of(folder),
    read: (id) => blobs.read(id),
  };
}

async function readLedger(repository: Repository, file: string, blobs: Blobs): Promise<Ledger> {
  const { prefix, head } = repository;
  let kept = await readChecksummed<LedgerData>(file, VERSION);
  if (kept?.head === head) return new Ledger(prefix, kept);
  // After a forced push, or in another repository, what was read is not a part of this history.
  if (kept && !(await isAncestor(repository, kept.head))) kept = undefined;
  const ledger = new Ledger(prefix, kept);
  for await (const commit of readLog(repository, kept?.head)) await ledger.add(commit, blobs);
  await writeChecksummed(file, VERSION, ledger.data(head));
  return ledger;
}

/** A name for each content folder of a repository. */
function nameOf(prefix: string): string {
  return createHash("sha256").update(prefix).digest("hex").slice(0, 8);
}

/** A thread that only moved has not changed. */
function datesOf(revisions: readonly Revision[], timeOf: typeof commitTime): History | undefined {
  const [first] = revisions;
  if (!first) return undefined;
  const date = timeOf(first.commit.at);
  const last = revisions.slice(1).findLast(({ files }) => files.length > 0);
  const updated = last && timeOf(last.commit.at);
  return { ...(date && { date }), ...(updated && { updated }) };
}

function remembered<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key) as T;
  };
}
