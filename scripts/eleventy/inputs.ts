import path from "node:path";
import { attempt, filesOf } from "../archive/read/files.ts";
import { type Listing, listContent } from "../archive/read/listing.ts";
import { CachedThreads } from "../archive/read/thread-cache.ts";
import { filesIn } from "../archive/read/walk.ts";
import { fingerprint, toolFingerprint } from "../core/fingerprint.ts";
import { openRepository, type Repository } from "../history/git.ts";
import { type GitHistory, openHistory } from "../history/history.ts";

/** What is known of a site's inputs before the content is looked at. */
export interface Origin {
  /** Absolute path of the content folder. */
  readonly folder: string;
  /** The repository that knows the content; undefined outside git. */
  readonly repository: Repository | undefined;
  /** Fingerprint of the tool. */
  readonly tool: string;
}

/** What a site is made from: the content folder as it is, what git and the cache know of it, and the tool. */
export interface Inputs extends Origin {
  readonly listing: Listing;
  readonly history: GitHistory | undefined;
  readonly kept: CachedThreads;
}

/** @throws StopError where git refuses to read the repository */
export async function findOrigin(content: string): Promise<Origin> {
  const folder = path.resolve(content);
  return { folder, repository: await openRepository(folder), tool: toolFingerprint() };
}

/** Lists the content folder; most of it is waiting for git. */
export function listInputs({ folder, repository }: Origin): Promise<Listing> {
  return listContent(folder, repository?.prefix);
}

/**
 * Reads what is known of the content; none of its files is read yet.
 *
 * @param cache the cache folder
 * @param listing what lies in the content folder, as soon as it is known
 */
export async function readInputs(origin: Origin, cache: string, listing: Promise<Listing>): Promise<Inputs> {
  const [listed, history, kept] = await Promise.all([
    listing,
    origin.repository && openHistory(origin.repository, cache),
    CachedThreads.open(cache, origin.tool),
  ]);
  return { ...origin, listing: listed, history, kept };
}

/** Fingerprint of the commit, the tool and what was asked for. */
export function originFingerprint({ repository, tool }: Origin, options: unknown): string {
  const { head, shallow, prefix } = repository ?? {};
  return fingerprint([tool, options, head, shallow, prefix]);
}

/** Fingerprint of all that goes into a site. @param origin fingerprint of all but the files of the content */
export function inputsFingerprint(origin: string, listing: Listing): string {
  if (listing.said !== undefined) return fingerprint([origin, listing.clean, listing.said]);
  const files = filesOf(listing.folder, listing.ids);
  const problems = [...listing.problems];
  const rows = filesIn(listing.root).map((file) => [file, attempt(file, problems, () => files.id(file))]);
  return fingerprint([origin, listing.clean, rows, problems]);
}
