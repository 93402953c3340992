import { cacheFile } from "../core/cache-file.ts";
import { readChecksummed, writeChecksummed } from "../core/checksummed.ts";
import type { FileFacts } from "./facts.ts";
import { ENCODER } from "./recipes.ts";

/** Changes with the shape of `FileFacts` and with what `inspectFile` finds. */
const VERSION = `facts 5, ${ENCODER}`;

/** Facts of files that were inspected before. */
export interface FactsCache {
  /** @param key id of the file's bytes, and its extension: the same bytes can be a text under one name and not another */
  get(key: string): FileFacts | undefined;
  set(key: string, facts: FileFacts): void;
  /** Writes the file if anything is new. It keeps the entries that this run used, and as many that it did not use. */
  save(): Promise<void>;
}

/**
 * Opens the cache of facts, a single file. A damaged one, or one of another version, is as good as none.
 *
 * @param cache the cache folder
 */
export async function openFactsCache(cache: string): Promise<FactsCache> {
  const file = cacheFile(cache, "facts");
  const known = new Map(await readChecksummed<[string, FileFacts][]>(file, VERSION));
  const used = new Map<string, FileFacts>();
  let changed = false;
  return {
    get(key) {
      const facts = known.get(key);
      if (facts) used.set(key, facts);
      return facts;
    },
    set(key, facts) {
      known.set(key, facts);
      used.set(key, facts);
      changed = true;
    },
    async save() {
      if (!changed) return;
      const unused = [...known].filter(([key]) => !used.has(key)).slice(0, used.size);
      await writeChecksummed(file, VERSION, [...used, ...unused]);
    },
  };
}
