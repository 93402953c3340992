/**
 * What inputs became, kept in the cache. A head for each input says what is in it and what it depends on; all heads are
 * in one file. Its parts are lines of a file of its own, so that one can be read without the others.
 */
import fs from "node:fs";
import path from "node:path";
import { cacheFile } from "../../core/cache-file.ts";
import { sha256Of } from "../../core/checksum.ts";
import { isAsKnown } from "../../core/file-state.ts";
import { toolFingerprint } from "../../core/fingerprint.ts";
import { type PartSummary, shortSum, summarize } from "../join/summary.ts";
import type { Nothing } from "../model.ts";
import type { InputPlace } from "../read/input.ts";
import { type PageAddress, SavedResources } from "../read/resources.ts";
import { LineIndex } from "./line-index.ts";
import type { RecordedPart } from "./record.ts";

/** A part in its input's file. */
export interface PartPlace {
  /** Offset and length in bytes. */
  readonly at: number;
  readonly length: number;
  /** Sum of the line. */
  readonly sum: string;
}

/** A thread, or one page of it, in the store. */
export type StoredPart = PartSummary & { readonly place: PartPlace };

/** What is known of an input without reading its parts. */
export interface Head {
  /** Bytes and modification time of the input. */
  readonly size: number;
  readonly mtime: number;
  readonly items: readonly (StoredPart | Nothing)[];
  /** Files beside the input that its parts have: path, bytes, modification time. */
  readonly files: readonly (readonly [string, number, number])[];
  /** Files that were looked for and not there, with what was known of the page. */
  readonly missing: readonly { readonly from: PageAddress; readonly addresses: readonly string[] }[];
}

/** Where an input's record is. @param options all that changes what becomes of the same bytes */
export class CaptureStore {
  readonly #cache: string;
  readonly #options: string;
  readonly #version = `captures ${toolFingerprint()}`;

  constructor(cache: string, options: string) {
    this.#cache = path.resolve(cache);
    this.#options = options;
  }

  /** The cache folder, absolute. */
  get cache(): string {
    return this.#cache;
  }

  /** Folder for files that are inside exports, by their SHA-256. */
  get files(): string {
    return path.join(this.#cache, "captures", "files");
  }

  /** The heads of all inputs, open. */
  openHeads(): LineIndex {
    return new LineIndex(cacheFile(this.#cache, "captures", "heads"), this.#version);
  }

  /** What was found out about threads of an archive, open. @param content the content folder */
  openThreads(content: string): LineIndex {
    const name = `threads-${shortSum(path.resolve(content)).replace(/[^A-Za-z0-9]/g, "")}`;
    return new LineIndex(cacheFile(this.#cache, "captures", name), this.#version);
  }

  /** What an input became, if neither it nor the files that were saved with it have changed since. */
  head(heads: LineIndex, place: InputPlace): Head | undefined {
    const head = heads.get<Head>(this.key(place));
    return head && isCurrent(head, place) && fs.existsSync(this.#parts(place)) ? head : undefined;
  }

  /** By what the head of an input is known. */
  key(place: InputPlace): string {
    return shortSum(`${place.path}\0${place.root}\0${this.#options}`);
  }

  /** @throws Error if it is damaged; `head` finds none the next time */
  part(place: InputPlace, { at, length, sum }: PartPlace): RecordedPart {
    const open = fs.openSync(this.#parts(place), "r");
    try {
      const bytes = Buffer.alloc(length);
      fs.readSync(open, bytes, 0, length, at);
      const text = bytes.toString("utf8");
      if (shortSum(text) !== sum) {
        fs.rmSync(this.#parts(place), { force: true });
        throw new Error("the cache is damaged; import again");
      }
      return JSON.parse(text) as RecordedPart;
    } finally {
      fs.closeSync(open);
    }
  }

  /** Begins the record of an input. */
  write(place: InputPlace): CaptureWriter {
    return new CaptureWriter(this.#parts(place));
  }

  #parts(place: InputPlace): string {
    const key = sha256Of(this.key(place));
    return path.join(this.#cache, "captures", "parts", key.slice(0, 2), key.slice(2, 32));
  }
}

/** Writes the parts of one input one after the other, and its head at the end. */
export class CaptureWriter {
  readonly #path: string;
  readonly #temporary: string;
  readonly #file: number;
  readonly #items: (StoredPart | Nothing)[] = [];
  readonly #files = new Map<string, readonly [string, number, number]>();
  readonly #missing: { from: PageAddress; addresses: string[] }[] = [];
  #at = 0;

  constructor(file: string) {
    this.#path = file;
    this.#temporary = `${file}.${process.pid}.tmp`;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    this.#file = fs.openSync(this.#temporary, "w");
  }

  /** @param from what was known of the page when its files were looked for; absent if they cannot come later */
  part(part: RecordedPart, from?: PageAddress): void {
    const text = JSON.stringify(part);
    const length = fs.writeSync(this.#file, text);
    fs.writeSync(this.#file, "\n");
    this.#items.push({ ...summarize(part), place: { at: this.#at, length, sum: shortSum(text) } });
    this.#at += length + 1;
    const addresses: string[] = [];
    for (const [address, found] of Object.entries(part.files)) {
      if (found) this.#files.set(found.path, [found.path, found.size, found.mtime]);
      else addresses.push(address);
    }
    if (from && addresses.length > 0) this.#missing.push({ from, addresses });
  }

  nothing(item: Nothing): void {
    this.#items.push(item);
  }

  /** Ends the record. @param state of the input as it was read */
  end({ size, mtime }: Pick<Head, "size" | "mtime">): Head {
    fs.closeSync(this.#file);
    fs.renameSync(this.#temporary, this.#path);
    return { size, mtime, items: this.#items, files: [...this.#files.values()], missing: this.#missing };
  }
}

function isCurrent({ size, mtime, files, missing }: Head, place: InputPlace): boolean {
  return (
    isAsKnown(place.path, { size, mtime }) &&
    files.every(([file, bytes, time]) => isAsKnown(file, { size: bytes, mtime: time })) &&
    missing.every(({ from, addresses }) => {
      const resources = new SavedResources(place, from);
      return addresses.every((address) => resources.find(address) === undefined);
    })
  );
}
