/**
 * Many small values in one file of the cache: a line for each, with its own checksum. Lines are only added; the last one of
 * a key counts. So a run that finds nothing new writes nothing, and one that is killed loses the line that it was writing.
 */
import fs from "node:fs";
import path from "node:path";
import { shortSum } from "../join/summary.ts";

/** Bytes that are read at once when the file is opened. */
const CHUNK = 1 << 20;
/** Bytes of the longest line, and so of a value. */
const LONGEST = 1 << 20;
/** A file with this many times more lines than keys is written again. */
const MOST_DEAD = 4;
/** Characters of a key and of a checksum. */
const SUM = 16;

export class LineIndex {
  readonly #file: number;
  /** Place of each key's line: offset × 2^20 + length. */
  readonly #places = new Map<string, number>();
  #end = 0;

  /** @param version what the values depend on; a file of another version is emptied */
  constructor(file: string, version: string) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    this.#file = fs.openSync(file, "a+");
    const head = Buffer.from(`${shortSum(version)}\n`);
    const start = Buffer.alloc(head.length);
    fs.readSync(this.#file, start, 0, start.length, 0);
    if (!start.equals(head)) {
      fs.ftruncateSync(this.#file);
      this.#append(head);
    } else this.#scan(head.length);
  }

  /** @returns the value of a key; nothing if it has none or its line is damaged */
  get<T>(key: string): T | undefined {
    const place = this.#places.get(key);
    if (place === undefined) return undefined;
    const [at, length] = [Math.floor(place / LONGEST), place % LONGEST];
    const bytes = Buffer.allocUnsafe(length);
    fs.readSync(this.#file, bytes, 0, length, at);
    const text = bytes.toString("utf8", SUM + SUM);
    return bytes.toString("latin1", SUM, SUM + SUM) === shortSum(text) ? (JSON.parse(text) as T) : undefined;
  }

  /** @param key 16 letters, see `shortSum`; @param value plain JSON; one that is too long is not kept */
  set(key: string, value: unknown): void {
    const text = JSON.stringify(value);
    const line = Buffer.from(`${key}${shortSum(text)}${text}\n`);
    if (line.length > LONGEST) return;
    this.#places.set(key, this.#end * LONGEST + line.length - 1);
    this.#append(line);
  }

  close(): void {
    fs.closeSync(this.#file);
  }

  #append(bytes: Buffer): void {
    fs.writeSync(this.#file, bytes);
    this.#end += bytes.length;
  }

  #scan(from: number): void {
    const chunk = Buffer.alloc(CHUNK + LONGEST);
    let [at, kept, lines] = [from, 0, 0];
    for (;;) {
      const read = fs.readSync(this.#file, chunk, kept, CHUNK, at + kept);
      const all = chunk.subarray(0, kept + read);
      let start = 0;
      for (let end = all.indexOf(10); end >= 0; end = all.indexOf(10, start)) {
        if (end - start > SUM + SUM)
          this.#places.set(all.toString("latin1", start, start + SUM), (at + start) * LONGEST + end - start);
        lines += 1;
        start = end + 1;
      }
      at += start;
      kept = all.length - start;
      if (read === 0 || kept > LONGEST) break;
      all.copyWithin(0, start);
    }
    this.#end = at + kept;
    // What a killed run left has no end.
    if (kept > 0) this.#append(Buffer.from("\n"));
    if (lines > MOST_DEAD * Math.max(this.#places.size, 100)) this.#compact();
  }

  /** Writes the file again without the lines that no key has. */
  #compact(): void {
    const live = [...this.#places];
    const values = live.map(([key]) => [key, this.get(key)] as const);
    const head = Buffer.alloc(SUM + 1);
    fs.readSync(this.#file, head, 0, head.length, 0);
    fs.ftruncateSync(this.#file);
    this.#places.clear();
    this.#end = 0;
    this.#append(head);
    for (const [key, value] of values) if (value !== undefined) this.set(key, value);
  }
}
