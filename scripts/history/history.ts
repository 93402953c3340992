/** The git history of the threads in a content folder. */
import { createHash } from "node:crypto";
import { cacheFile } from "../core/cache-file.ts";
import { readChecksummed, writeChecksummed } from "../core/checksummed.ts";
import { Blobs } from "./blobs.ts";
import type { Commit } from "./changes.ts";
import { commitTime } from "./commit-time.ts";
import { isAncestor, openRepository, type Repository } from "./git.ts";
import { type GoneThread, goneThreads } from "./gone.ts";
import { HistoryIndex, type HistoryIndexData } from "./history-index.ts";
import { readLog } from "./log.ts";
import { Mailmap } from "./mailmap.ts";
import { type Revision, Revisions } from "./revisions.ts";
import type { Dates, Moves, ThreadDates } from "./thread-history.ts";

/** The history of a content folder's threads, up to the current commit. Uncommitted changes do not count. */
export interface GitHistory {
  /** Path of the content folder below the repository's root, with a slash at the end; empty if it is the root. */
  readonly prefix: string;
  /** True for a clone that lacks older commits: then nothing is known about any thread. */
  readonly shallow: boolean;
  /** Dates of the first and last change of the thread in a folder. */
  readonly dates: Dates;
  /** Moves that brought the thread to a folder. */
  readonly moves: Moves;
  /** Whether the thread in a folder has more than one revision. */
  isRevised(folder: string): boolean;
  /** Revisions of the thread in a folder, the oldest first; none if it was never committed. */
  revisions(folder: string): readonly Revision[];
  /** The name of a commit's author, as the `.mailmap` of the current commit has it. */
  authorOf(commit: Commit): string;
  /** Threads that were committed, and were deleted and not moved. @param isThere whether a folder has a thread now */
  gone(isThere: (folder: string) => boolean): readonly GoneThread[];
  /** Reads a text of any revision by its blob id. @returns undefined if it is too large to be read */
  read(id: string): Promise<Buffer | undefined>;
}

/** Changes with the form of the history index and with the rules that find moves. */
const VERSION = "history 4";

/**
 * Reads the history in one `git log` pass; if an earlier call read it, only the commits since.
 *
 * @param content the content folder, or the repository that knows it
 * @param cache the cache folder
 * @returns undefined outside git, and if nothing of the content was ever committed
 * @throws StopError if git refuses to read the repository
 */
export async function openHistory(content: string | Repository, cache: string): Promise<GitHistory | undefined> {
  const repository = typeof content === "string" ? await openRepository(content) : content;
  if (!repository) return undefined;
  const blobs = new Blobs(repository.folder);
  const [index, mailmap] = await Promise.all([
    repository.shallow
      ? new HistoryIndex(repository.prefix)
      : readIndex(repository, cacheFile(cache, "history", nameOf(repository.prefix)), blobs),
    readMailmap(repository, blobs),
  ]);
  const known = new Revisions(index);
  const timeOf = remembered(commitTime);
  // Thousands of threads come from one commit and share its dates.
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
    authorOf: (commit) => mailmap.nameOf(commit),
    gone: (isThere) => goneThreads(index, isThere),
    read: (id) => blobs.read(id),
  };
}

/** The `.mailmap` of the current commit, and not that of the machine or of the working tree. */
async function readMailmap({ head }: Repository, blobs: Blobs): Promise<Mailmap> {
  const bytes = await blobs.read(`${head}:.mailmap`).catch(() => undefined);
  return new Mailmap(bytes?.toString() ?? "");
}

async function readIndex(repository: Repository, file: string, blobs: Blobs): Promise<HistoryIndex> {
  const { prefix, head } = repository;
  let cached = await readChecksummed<HistoryIndexData>(file, VERSION);
  if (cached?.head === head) return new HistoryIndex(prefix, cached);
  // After a forced push, or in another repository, the cached commits are not a part of this history.
  if (cached && !(await isAncestor(repository, cached.head))) cached = undefined;
  const index = new HistoryIndex(prefix, cached);
  for await (const commit of readLog(repository, cached?.head)) await index.add(commit, blobs);
  await writeChecksummed(file, VERSION, index.data(head));
  return index;
}

/** A name for each content folder of a repository. */
function nameOf(prefix: string): string {
  return createHash("sha256").update(prefix).digest("hex").slice(0, 8);
}

/** A thread that only moved has not changed. */
function datesOf(revisions: readonly Revision[], timeOf: typeof commitTime): ThreadDates | undefined {
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
