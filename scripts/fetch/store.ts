/** Fetched files that wait in the cache until all of their thread are there: what a killed run has is not asked for again. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileType, HEAD_BYTES, type RecognizedType } from "../attachments/file-type.ts";
import type { Inspector } from "../attachments/inspect-all.ts";
import { cacheFile } from "../core/cache-file.ts";
import { readChecksummed, writeChecksummed } from "../core/checksummed.ts";
import { extensionOf } from "../core/file-types.ts";

/** A file that was fetched. */
export interface Fetched {
  /** Path in the cache. */
  readonly path: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** By its bytes, lower case, without the dot. */
  readonly extension: string;
  /** Day of the fetch, `2024-05-01`. */
  readonly date: string;
  /** Address it came from: after redirects, or that of a copy. */
  readonly from: string;
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

  /** What an earlier run fetched for an address, if it is still whole. */
  async get(address: string): Promise<Fetched | undefined> {
    const known = await readChecksummed<Omit<Fetched, "path">>(this.#file(address), VERSION);
    if (!known) return undefined;
    const file = this.#bytes(address, known.extension);
    return fs.statSync(file, { throwIfNoEntry: false })?.size === known.size ? { ...known, path: file } : undefined;
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
    const recognized = fileType(headOf(pending), "");
    const extension = extensionFor(recognized);
    if (extension === undefined) return notShown(contentType);
    const file = this.#bytes(address, extension);
    fs.renameSync(pending, file);
    const { facts } = await this.#inspector.inspect(file);
    if (facts.problem) {
      fs.rmSync(file, { force: true });
      return facts.problem.message;
    }
    const { sha256, size } = facts;
    const fetched = { sha256, size, extension, date: this.#today, from };
    await writeChecksummed(this.#file(address), VERSION, fetched);
    return { ...fetched, path: file };
  }

  /** Removes what is kept for an address, and what is left of a try. */
  async drop(address: string): Promise<void> {
    const known = await this.get(address);
    for (const file of [this.#file(address), this.pending(address), known?.path])
      if (file !== undefined) fs.rmSync(file, { force: true });
  }

  #bytes(address: string, extension: string): string {
    return this.#file(address).replace(/json$/, extension);
  }

  #file(address: string): string {
    return cacheFile(this.#cache, "fetched", createHash("sha256").update(address).digest("hex").slice(0, 32));
  }
}

function headOf(file: string): Uint8Array {
  const open = fs.openSync(file, "r");
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    return head.subarray(0, fs.readSync(open, head));
  } finally {
    fs.closeSync(open);
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

/** The last part of an address as a name for people; empty if it has none. */
export function nameIn(address: string): string {
  const last = new URL(address).pathname.split("/").at(-1) ?? "";
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch {
    // Not UTF-8: the name keeps its percent signs.
  }
  const extension = extensionOf(`/${name}`);
  return extension === "" ? name : name.slice(0, -extension.length - 1);
}
