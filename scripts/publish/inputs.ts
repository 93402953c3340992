import path from "node:path";
import { type Listing, listContent } from "../archive/listing.ts";
import { openRepository, type Repository } from "../history/git.ts";
import { type GitHistory, openHistory } from "../history/history.ts";
import { toolFingerprint } from "./fingerprint.ts";
import { KeptThreads } from "./kept-threads.ts";

/** What a site is made from: the content folder as it is, what git and the cache know of it, and the tool. */
export interface Inputs {
  readonly listing: Listing;
  /** The repository that knows the content; undefined outside git. */
  readonly repository: Repository | undefined;
  readonly history: GitHistory | undefined;
  readonly kept: KeptThreads;
  /** Fingerprint of the tool. */
  readonly tool: string;
}

/**
 * Lists the content folder, and reads what is known of it; none of its files is read yet. Most of this is waiting for git.
 *
 * @param cache the cache folder
 * @throws StopError where git refuses to read the repository
 */
export async function readInputs(content: string, cache: string): Promise<Inputs> {
  const folder = path.resolve(content);
  const tool = toolFingerprint();
  const repository = await openRepository(folder);
  const [listing, history, kept] = await Promise.all([
    listContent(folder, repository?.prefix),
    repository && openHistory(repository, cache),
    KeptThreads.open(cache, tool),
  ]);
  return { listing, repository, history, kept, tool };
}
