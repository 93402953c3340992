import { cacheFile } from "../../core/cache-file.ts";
import { readChecksummedText, writeChecksummedText } from "../../core/checksummed.ts";
import type { ThreadStore } from "./threads.ts";

/** Nearly all of it is Chinese, and all of it is read by every build. */
const ENCODING = "utf16le";
/** Separates key and text. */
const TAB = "\t";
/** Files that the threads are spread over by the last digit of their keys, so that one thread changes few of them. */
const SHARDS = [..."0123456789abcdef"];

/** Threads as they were read, in the cache folder, by the ids of their files. */
export class CachedThreads implements ThreadStore {
  readonly #cache: string;
  readonly #version: string;
  readonly #shards: ReadonlyMap<string, Shard>;

  private constructor(cache: string, version: string, shards: ReadonlyMap<string, Shard>) {
    this.#cache = cache;
    this.#version = version;
    this.#shards = shards;
  }

  /**
   * @param cache the cache folder
   * @param version fingerprint of the tool: entries of another one are not used
   */
  static async open(cache: string, version: string): Promise<CachedThreads> {
    const read = async (shard: string): Promise<[string, Shard]> => {
      const entries = await readChecksummedText(cacheFile(cache, "threads", shard), version, ENCODING);
      return [shard, new Shard(entries ?? "")];
    };
    return new CachedThreads(cache, version, new Map(await Promise.all(SHARDS.map(read))));
  }

  get(key: string): string | undefined {
    return this.#shards.get(key.slice(-1))?.get(key + TAB);
  }

  set(key: string, text: string): void {
    this.#shards.get(key.slice(-1))?.set(key + TAB, text);
  }

  /** Writes the threads that were asked for, so that the files never outgrow the archive. */
  async save(): Promise<void> {
    const changed = [...this.#shards].filter(([, shard]) => shard.changed);
    await Promise.all(
      changed.map(([name, shard]) =>
        writeChecksummedText(cacheFile(this.#cache, "threads", name), this.#version, shard.text(), ENCODING),
      ),
    );
  }
}

/**
 * Entries of key and text, one a line. A build asks for the threads in the order of the one before, so the entry that is
 * asked for is nearly always the next one; only if it is not, all entries are listed.
 */
class Shard {
  readonly #entries: string;
  /** Offset of the entry after the last one that was asked for. */
  #next = 0;
  /** Offset of each entry, by key. */
  #index: Map<string, number> | undefined;
  /** Offsets of the entries that were asked for, and new entries, in the order of the requests. */
  readonly #used: (number | string)[] = [];
  #inOrder = true;

  constructor(entries: string) {
    this.#entries = entries;
  }

  get(key: string): string | undefined {
    const at = this.#entries.startsWith(key, this.#next) ? this.#next : this.#find(key);
    if (at === undefined) return undefined;
    const end = this.#endOf(at);
    this.#next = end + 1;
    this.#used.push(at);
    return this.#entries.slice(at + key.length, end);
  }

  set(key: string, text: string): void {
    this.#used.push(`${key}${text}\n`);
    this.#inOrder = false;
  }

  /** Whether other entries were asked for, or in another order, than there are. */
  get changed(): boolean {
    return !this.#inOrder || this.#next < this.#entries.length;
  }

  text(): string {
    return this.#used
      .map((entry) => (typeof entry === "string" ? entry : this.#entries.slice(entry, this.#endOf(entry) + 1)))
      .join("");
  }

  #find(key: string): number | undefined {
    this.#inOrder = false;
    this.#index ??= this.#list();
    return this.#index.get(key);
  }

  #list(): Map<string, number> {
    const index = new Map<string, number>();
    for (let at = 0; at < this.#entries.length; at = this.#endOf(at) + 1)
      index.set(this.#entries.slice(at, this.#entries.indexOf(TAB, at) + TAB.length), at);
    return index;
  }

  #endOf(at: number): number {
    return this.#entries.indexOf("\n", at);
  }
}
