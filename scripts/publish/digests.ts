import path from "node:path";
import type { ThreadDigest } from "../archive/digest.ts";
import type { DigestStore } from "../archive/threads.ts";
import { readChecked, writeChecked } from "../attachments/checked-json.ts";

/** Digests of threads in the cache folder, by the ids of the files that they are made of. */
export class KeptDigests implements DigestStore {
  readonly #file: string;
  readonly #version: string;
  readonly #kept: ReadonlyMap<string, ThreadDigest>;
  readonly #used = new Map<string, ThreadDigest>();

  private constructor(file: string, version: string, kept: ReadonlyMap<string, ThreadDigest>) {
    this.#file = file;
    this.#version = version;
    this.#kept = kept;
  }

  /**
   * @param cache the cache folder
   * @param version fingerprint of the tool: digests of another one are not used
   */
  static async open(cache: string, version: string): Promise<KeptDigests> {
    const file = path.join(cache, "digests.json");
    const rows = await readChecked(file, version);
    return new KeptDigests(file, version, new Map(Array.isArray(rows) ? (rows as [string, ThreadDigest][]) : []));
  }

  get(key: string): ThreadDigest | undefined {
    const digest = this.#kept.get(key);
    if (digest) this.#used.set(key, digest);
    return digest;
  }

  set(key: string, digest: ThreadDigest): void {
    this.#used.set(key, digest);
  }

  /** Writes down the digests that were asked for, so that the file never outgrows the archive. */
  async save(): Promise<void> {
    const same = this.#used.size === this.#kept.size && [...this.#used.keys()].every((key) => this.#kept.has(key));
    if (!same) await writeChecked(this.#file, this.#version, [...this.#used]);
  }
}
