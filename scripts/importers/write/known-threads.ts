/** The threads that are in a content folder, by what later captures know them by. */
import fs from "node:fs";
import path from "node:path";
import { TEXT_FILES } from "../../archive/schema/reserved.ts";
import { type PartSummary, summaryOf } from "../join/summary.ts";
import { OldAddresses } from "./old-addresses.ts";
import { isUnfinished, recover } from "./place.ts";
import type { ThreadFactsCache } from "./thread-facts.ts";

/** A thread of the archive. */
export interface KnownThread {
  /** Its folder below the content folder. */
  readonly folder: string;
  readonly summary: PartSummary;
}

/** Folders of threads below a content folder. */
export interface KnownThreads {
  /** Threads that were imported, in the order of their folders. */
  readonly threads: readonly KnownThread[];
  /** Folder by a sum of an address. */
  readonly byAddress: ReadonlyMap<string, string>;
  /** All folders, those of threads and others. */
  readonly folders: readonly string[];
  readonly oldAddresses: OldAddresses;
}

/** Looks through a content folder. What an import that was killed left there is brought to its end first. */
export function findKnown(content: string, cache: ThreadFactsCache): KnownThreads {
  const threads: KnownThread[] = [];
  const byAddress = new Map<string, string>();
  const folders: string[] = [];
  const oldAddresses = new OldAddresses();
  const waiting = fs.existsSync(content) ? [""] : [];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = fs.readdirSync(path.join(content, folder), { withFileTypes: true });
    const hidden = entries.filter(({ name }) => isUnfinished(name));
    if (hidden.length > 0) {
      recover(
        path.join(content, folder),
        hidden.map(({ name }) => name),
      );
      waiting.push(folder);
      continue;
    }
    if (folder !== "") folders.push(folder);
    if (folder !== "" && entries.some(({ name }) => TEXT_FILES.has(name))) {
      const { identity, addresses, aliases } = cache.facts(folder);
      if (identity) threads.push({ folder, summary: summaryOf(identity) });
      for (const sum of addresses) byAddress.set(sum, folder);
      for (const alias of aliases) oldAddresses.take(alias, folder);
      continue;
    }
    for (const entry of entries)
      if (entry.isDirectory() && !entry.name.startsWith("."))
        waiting.push(folder === "" ? entry.name : `${folder}/${entry.name}`);
  }
  threads.sort((a, b) => (a.folder < b.folder ? -1 : 1));
  return { threads, byAddress, folders, oldAddresses };
}
