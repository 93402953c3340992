/** Finds the pictures on other hosts that threads show. */
import { sourcesOf } from "../archive/load.ts";
import { remoteImage } from "../archive/model/remote-image.ts";
import { attempt } from "../archive/read/files.ts";
import { listContent } from "../archive/read/listing.ts";
import { parseThread } from "../archive/read/parsed-thread.ts";
import type { Problem } from "../core/problems.ts";
import type { Timestamp } from "../core/timestamp.ts";

/** A picture on another host, in the text of a thread. */
export interface Wanted {
  /** Absolute address. */
  readonly address: string;
  readonly host: string;
  /** Where the text shows it first: path below the content folder. */
  readonly file: string;
  readonly line?: number;
}

/** A thread with pictures on other hosts. */
export interface WantingThread {
  /** Folder below the content folder. */
  readonly path: string;
  readonly date?: Timestamp;
  /** Each address once. */
  readonly wanted: readonly Wanted[];
}

export interface FindOptions {
  /** Only threads of this board. */
  readonly board?: string | undefined;
  /** Only pictures on this host. */
  readonly host?: string | undefined;
}

/**
 * Reads all threads, drafts too. Withdrawn ones show nothing, so nothing is wanted for them.
 *
 * @returns threads with such pictures in the order of their paths, and the problems of threads that cannot be read
 */
export async function findWanted(
  content: string,
  options: FindOptions,
): Promise<{ threads: WantingThread[]; problems: Problem[] }> {
  const { sources, files, problems } = sourcesOf(await listContent(content));
  const threads: WantingThread[] = [];
  for (const source of sources.threads) {
    if (options.board !== undefined && source.board !== options.board) continue;
    const has = (file: string) => source.files.includes(file);
    const read = attempt(source.path, problems, () => parseThread(source.path, has, files));
    if (!read) continue;
    if ("problems" in read) {
      problems.push(...read.problems);
      continue;
    }
    const { images, front, capture } = read.parsed;
    if (front.withdrawn !== undefined) continue;
    const wanted = new Map<string, Wanted>();
    for (const { address, file, line } of images) {
      const remote = remoteImage(address);
      if (!remote || (options.host !== undefined && remote.host !== options.host) || wanted.has(remote.href)) continue;
      const place = { file: `${source.path}/${file}`, ...(line !== undefined && { line }) };
      wanted.set(remote.href, { address: remote.href, host: remote.host, ...place });
    }
    const date = front.date ?? capture?.captured_at;
    if (wanted.size > 0) threads.push({ path: source.path, wanted: [...wanted.values()], ...(date && { date }) });
  }
  return { threads, problems };
}
