import path from "node:path";
import type { ThreadStore } from "../archive/threads.ts";
import { readSealed, writeSealed } from "../attachments/checked-json.ts";

/** Length of a key. */
const KEY = 40;

/** Threads as they were read, in the cache folder, by the ids of their files. */
export class KeptThreads implements ThreadStore {
  readonly #file: string;
  readonly #version: string;
  readonly #kept: ReadonlyMap<string, string>;
  readonly #used = new Map<string, string>();

  private constructor(file: string, version: string, kept: ReadonlyMap<string, string>) {
    this.#file = file;
    this.#version = version;
    this.#kept = kept;
  }

  /**
   * @param cache the cache folder
   * @param version fingerprint of the tool: what another one read is not used
   */
  static async open(cache: string, version: string): Promise<KeptThreads> {
    const file = path.join(cache, "threads.txt");
    const lines = (await readSealed(file, version))?.split("\n") ?? [];
    return new KeptThreads(file, version, new Map(lines.map((line) => [line.slice(0, KEY), line.slice(KEY)])));
  }

  get(key: string): string | undefined {
    const text = this.#kept.get(key);
    if (text !== undefined) this.#used.set(key, text);
    return text;
  }

  set(key: string, text: string): void {
    this.#used.set(key, text);
  }

  /** Writes down the threads that were asked for, one a line, so that the file never outgrows the archive. */
  async save(): Promise<void> {
    const same = this.#used.size === this.#kept.size && [...this.#used.keys()].every((key) => this.#kept.has(key));
    if (!same)
      await writeSealed(this.#file, this.#version, Array.from(this.#used, ([key, text]) => key + text).join("\n"));
  }
}
