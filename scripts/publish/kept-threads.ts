import type { ThreadStore } from "../archive/threads.ts";
import { cacheFile } from "../core/cache-file.ts";
import { readChecksummedText, writeChecksummedText } from "../core/checksummed.ts";

/** Nearly all of it is Chinese, and all of it is read by every build. */
const ENCODING = "utf16le";
/** Stands between key and text. */
const TAB = "\t";
/** Files that the threads are spread over by the last digit of their keys, so that one thread changes few of them. */
const SHARDS = [..."0123456789abcdef"];

/** Threads as they were read, in the cache folder, by the ids of their files. */
export class KeptThreads implements ThreadStore {
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
   * @param version fingerprint of the tool: what another one read is not used
   */
  static async open(cache: string, version: string): Promise<KeptThreads> {
    const read = async (shard: string): Promise<[string, Shard]> => {
      const rows = await readChecksummedText(cacheFile(cache, "threads", shard), version, ENCODING);
      return [shard, new Shard(rows ?? "")];
    };
    return new KeptThreads(cache, version, new Map(await Promise.all(SHARDS.map(read))));
  }

  get(key: string): string | undefined {
    return this.#shards.get(key.slice(-1))?.get(key + TAB);
  }

  set(key: string, text: string): void {
    this.#shards.get(key.slice(-1))?.set(key + TAB, text);
  }

  /** Writes down the threads that were asked for, so that the files never outgrow the archive. */
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
 * Rows of key and text, one a line. A build asks for the threads in the same order as the one before, so the row that is
 * asked for is nearly always the next one; only where it is not, all rows are listed.
 */
class Shard {
  readonly #rows: string;
  /** Where the row after the last one that was asked for begins. */
  #next = 0;
  /** Where each row begins, by key. */
  #index: Map<string, number> | undefined;
  /** Where the rows that were asked for begin, and those that are new, in the order that they were asked for. */
  readonly #used: (number | string)[] = [];
  #inOrder = true;

  constructor(rows: string) {
    this.#rows = rows;
  }

  get(key: string): string | undefined {
    const at = this.#rows.startsWith(key, this.#next) ? this.#next : this.#find(key);
    if (at === undefined) return undefined;
    const end = this.#endOf(at);
    this.#next = end + 1;
    this.#used.push(at);
    return this.#rows.slice(at + key.length, end);
  }

  set(key: string, text: string): void {
    this.#used.push(`${key}${text}\n`);
    this.#inOrder = false;
  }

  /** Whether other rows were asked for, or in another order, than there are. */
  get changed(): boolean {
    return !this.#inOrder || this.#next < this.#rows.length;
  }

  text(): string {
    return this.#used
      .map((row) => (typeof row === "string" ? row : this.#rows.slice(row, this.#endOf(row) + 1)))
      .join("");
  }

  #find(key: string): number | undefined {
    this.#inOrder = false;
    this.#index ??= this.#list();
    return this.#index.get(key);
  }

  #list(): Map<string, number> {
    const index = new Map<string, number>();
    for (let at = 0; at < this.#rows.length; at = this.#endOf(at) + 1)
      index.set(this.#rows.slice(at, this.#rows.indexOf(TAB, at) + TAB.length), at);
    return index;
  }

  #endOf(at: number): number {
    return this.#rows.indexOf("\n", at);
  }
}
