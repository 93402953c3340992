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
  readonly #used = new Map<string, string>();

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
    if (text !== undefined) this.#used.set(key, text);
    return text;
  }

  set(key: string, text: string): void {
    this.#used.set(key, text);
  }

  /** Writes down the threads that were asked for, one a line, so that the files never outgrow the archive. */
  async save(): Promise<void> {
    const changed = new Set<string>();
    for (const key of this.#used.keys()) if (!this.#kept.has(key)) changed.add(key.charAt(0));
    for (const key of this.#kept.keys()) if (!this.#used.has(key)) changed.add(key.charAt(0));
    const lines = new Map([...changed].map((shard): [string, string[]] => [shard, []]));
    for (const [key, text] of this.#used) lines.get(key.charAt(0))?.push(key + text);
    await Promise.all(
      Array.from(lines, ([shard, all]) =>
        writeSealed(shardFile(this.#dir, shard), this.#version, all.join("\n"), ENCODING),
      ),
    );
  }
}

function shardFile(dir: string, shard: string): string {
  return path.join(dir, `${shard}.txt`);
}
