import path from "node:path";
import type { ThreadStore } from "../archive/threads.ts";
import { readSealed, writeSealed } from "../attachments/checked-json.ts";

/** Nearly all of it is Chinese, and all of it is read by every build. */
const ENCODING = "utf16le";
/** Length of a key. */
const KEY = 40;
/** Files that the threads are spread over by the first digit of their keys, so that one thread changes few of them. */
const SHARDS = [..."0123456789abcdef"];

/** Threads as they were read, in the cache folder, by the ids of their files. */
export class KeptThreads implements ThreadStore {
  readonly #dir: string;
  readonly #version: string;
  readonly #kept: ReadonlyMap<string, string>;
  /** Keys of what was kept and asked for, and of what is new, by shard. */
  readonly #used = new Map(SHARDS.map((shard): [string, string[]] => [shard, []]));
  readonly #added = new Map<string, string>();

  private constructor(dir: string, version: string, kept: ReadonlyMap<string, string>) {
    this.#dir = dir;
    this.#version = version;
    this.#kept = kept;
  }

  /**
   * @param cache the cache folder
   * @param version fingerprint of the tool: what another one read is not used
   */
  static async open(cache: string, version: string): Promise<KeptThreads> {
    const dir = path.join(cache, "threads");
    const kept = new Map<string, string>();
    for (const text of await Promise.all(SHARDS.map((shard) => readSealed(shardFile(dir, shard), version, ENCODING)))) {
      for (const line of text?.split("\n") ?? []) if (line !== "") kept.set(line.slice(0, KEY), line.slice(KEY));
    }
    return new KeptThreads(dir, version, kept);
  }

  get(key: string): string | undefined {
    const text = this.#kept.get(key);
    // Asked for once: a key holds the path of its thread.
    if (text !== undefined) this.#used.get(key.charAt(0))?.push(key);
    return text;
  }

  set(key: string, text: string): void {
    this.#added.set(key, text);
  }

  /** Writes down the threads that were asked for, one a line, so that the files never outgrow the archive. */
  async save(): Promise<void> {
    const unused = new Map(SHARDS.map((shard) => [shard, -(this.#used.get(shard)?.length ?? 0)]));
    for (const key of this.#kept.keys()) unused.set(key.charAt(0), (unused.get(key.charAt(0)) ?? 0) + 1);
    const added = [...this.#added];
    await Promise.all(
      SHARDS.map(async (shard) => {
        const fresh = added.filter(([key]) => key.startsWith(shard));
        if (fresh.length === 0 && unused.get(shard) === 0) return;
        const used = this.#used.get(shard) ?? [];
        const lines = [...used.map((key) => key + this.#kept.get(key)), ...fresh.map(([key, text]) => key + text)];
        await writeSealed(shardFile(this.#dir, shard), this.#version, lines.join("\n"), ENCODING);
      }),
    );
  }
}

function shardFile(dir: string, shard: string): string {
  return path.join(dir, `${shard}.txt`);
}
