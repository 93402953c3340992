/** A file of search records that one process writes while another reads it: too much for messages between them. */
import fs from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { SearchRecord } from "./record.ts";

/** Stands after the last record. */
const END = "end\n";
/** Milliseconds to wait for more. */
const PAUSE = 10;
/** Bytes read at once. */
const BLOCK = 1 << 20;

/** Writes records, one a line of JSON. */
export class RecordsFile {
  /** Whether the records take more bytes than `large`: true as soon as they do, false after the last one. */
  readonly isLarge: Promise<boolean>;
  readonly #file: number;
  readonly #large: number;
  #size = 0;
  #decide: (isLarge: boolean) => void = () => {};

  /**
   * @param file does not exist yet
   * @param large bytes
   */
  constructor(file: string, large = Number.POSITIVE_INFINITY) {
    this.#file = fs.openSync(file, "wx");
    this.#large = large;
    this.isLarge = new Promise((resolve) => {
      this.#decide = resolve;
    });
  }

  add(record: SearchRecord): void {
    this.#size += fs.writeSync(this.#file, `${JSON.stringify(record)}\n`);
    if (this.#size > this.#large) this.#decide(true);
  }

  /** Tells the reader that there are no more. */
  end(): void {
    fs.writeSync(this.#file, END);
    this.#decide(false);
  }

  close(): void {
    fs.closeSync(this.#file);
  }
}

/** Gives each record as soon as it is written. Ends after the last one, and with the process of the writer. */
export async function* readRecords(file: string): AsyncGenerator<SearchRecord> {
  const opened = fs.openSync(file, "r");
  try {
    const block = Buffer.alloc(BLOCK);
    let rest = Buffer.alloc(0);
    for (;;) {
      const length = fs.readSync(opened, block);
      if (length === 0) {
        await setTimeout(PAUSE);
        continue;
      }
      const bytes = Buffer.concat([rest, block.subarray(0, length)]);
      let start = 0;
      for (let end = bytes.indexOf("\n"); end >= 0; end = bytes.indexOf("\n", start)) {
        const line = bytes.toString("utf8", start, end + 1);
        if (line === END) return;
        yield JSON.parse(line) as SearchRecord;
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
  } finally {
    fs.closeSync(opened);
  }
}
