/** Fetched files that wait in the cache until all of their thread are there: what a killed run has is not asked for again. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileType, HEAD_BYTES, type RecognizedType } from "../attachments/file-type.ts";
import type { Inspector } from "../attachments/inspect-all.ts";
import { cacheFile } from "../core/cache-file.ts";
import { readChecksummed, writeChecksummed } from "../core/checksummed.ts";
import { headOf } from "../core/file-head.ts";

/** A file that has come, as its record in the cache says. */
interface Kept {
  /** Bytes. */
  readonly size: number;
  /** By its bytes, lower case, without the dot. */
  readonly extension: string;
  /** Day of the fetch, `2024-05-01`. */
  readonly date: string;
  /** Address it came from: after redirects, or that of a copy. */
  readonly from: string;
}

/** A file that a thread may have. */
export interface Fetched extends Kept {
  /** Path in the cache. */
  readonly path: string;
  readonly sha256: string;
}

const VERSION = "fetched 1";

export class FetchedFiles {
  readonly #cache: string;
  readonly #inspector: Inspector;
  readonly #today: string;

  /**
   * @param cache the cache folder
   * @param today the day, `2024-05-01`
   */
  constructor(cache: string, inspector: Inspector, today: string) {
    this.#cache = cache;
    this.#inspector = inspector;
    this.#today = today;
    fs.mkdirSync(path.dirname(this.#file("")), { recursive: true });
  }

  /** What an earlier run fetched for an address, or why a thread cannot have it; undefined if it is not whole. */
  async get(address: string): Promise<Fetched | string | undefined> {
    const known = await readChecksummed<Kept>(this.#file(address), VERSION);
    if (!known) return undefined;
    const file = this.#bytes(address, known.extension);
    if (fs.statSync(file, { throwIfNoEntry: false })?.size !== known.size) return undefined;
    return this.#inspect(address, known);
  }

  /** Path that the bytes for an address are written to while they come. */
  pending(address: string): string {
    return `${this.#file(address)}.part`;
  }

  /**
   * Keeps what was written to `pending`.
   *
   * @param from address it came from
   * @param contentType what the host says it is; for the message alone
   * @returns the file, or why a thread cannot have it
   */
  async keep(address: string, from: string, contentType: string): Promise<Fetched | string> {
    const pending = this.pending(address);
    const recognized = fileType(headOf(pending, HEAD_BYTES), "");
    const extension = extensionFor(recognized);
    if (extension === undefined) {
      this.drop(address);
      return notShown(contentType);
    }
    const file = this.#bytes(address, extension);
    const kept: Kept = { size: fs.statSync(pending).size, extension, date: this.#today, from };
    fs.renameSync(pending, file);
    // Before the file is inspected, so that a killed run asks for nothing that has come.
    await writeChecksummed(this.#file(address), VERSION, kept);
    return this.#inspect(address, kept);
  }

  /** Removes what is kept for an address, and what is left of a try. */
  drop(address: string, extension?: string): void {
    const bytes = extension === undefined ? [] : [this.#bytes(address, extension)];
    for (const file of [this.#file(address), this.pending(address), ...bytes]) fs.rmSync(file, { force: true });
  }

  async #inspect(address: string, kept: Kept): Promise<Fetched | string> {
    const file = this.#bytes(address, kept.extension);
    const { facts } = await this.#inspector.inspect(file);
    if (!facts.problem) return { ...kept, sha256: facts.sha256, path: file };
    this.drop(address, kept.extension);
    return facts.problem.message;
  }

  #bytes(address: string, extension: string): string {
    return this.#file(address).replace(/json$/, extension);
  }

  #file(address: string): string {
    return cacheFile(this.#cache, "fetched", createHash("sha256").update(address).digest("hex").slice(0, 32));
  }
}

/** The extension of a type that a post may show or offer; undefined for others. The name in the address does not count. */
function extensionFor({ image, type }: RecognizedType): string | undefined {
  if (image === "svg") return "svg";
  const shown = /^(?:image|audio|video)\/|^application\/pdf$/.test(type?.mediaType ?? "");
  return shown ? type?.extensions[0] : undefined;
}

function notShown(contentType: string): string {
  const said = contentType.split(";")[0]?.trim() ?? "";
  return `it is no picture, sound, film or PDF${said === "" ? "" : ` (its host says ${said})`}`;
}
