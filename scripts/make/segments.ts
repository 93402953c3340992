/** Writes the records of stale segments while the pages of their threads are rendered. */
import type { Bundle } from "../core/built-files.ts";
import type { SegmentOutput } from "../site/output.ts";
import type { OpenSegment, SegmentIndexer } from "./indexer.ts";

/** Threads whose records are written before any page is rendered, at most: as many as a usual commit makes stale. */
const EARLY = 2000;

/** Stale segments on their way through the indexer. */
export class StaleSegments {
  /** Paths of the threads whose records are still to be written, in their order. */
  readonly threads: readonly string[];
  /** Waits until one more segment may be opened. */
  opening: Promise<unknown> = Promise.resolve();
  readonly #indexer: SegmentIndexer;
  readonly #early: readonly SegmentOutput[];
  readonly #late: readonly SegmentOutput[];

  /** @param segments the oldest first */
  constructor(segments: readonly SegmentOutput[], indexer: SegmentIndexer) {
    this.#indexer = indexer;
    let threads = 0;
    const early = segments.toReversed().filter(({ records }) => {
      threads += records.length;
      return threads <= EARLY;
    });
    this.#early = early;
    this.#late = segments.filter((segment) => !early.includes(segment));
    this.threads = this.#late.flatMap(({ records }) => records.map(({ thread }) => thread));
  }

  /**
   * Writes all records and waits for the indexes.
   *
   * @param ready waits until the pages of a thread are rendered: its text is then in memory once for all
   */
  async finish(ready: (thread: string) => Promise<void>): Promise<Bundle[]> {
    const opened: [SegmentOutput, OpenSegment][] = [];
    for (const segment of this.#early) opened.push([segment, await this.#write(segment, async () => {})]);
    for (const segment of this.#late) opened.push([segment, await this.#write(segment, ready)]);
    return Promise.all(opened.map(async ([segment, open]) => (await open.finished()) ?? this.#again(segment, ready)));
  }

  async #again(segment: SegmentOutput, ready: (thread: string) => Promise<void>): Promise<Bundle> {
    const made = await (await this.#write(segment, ready, true)).finished();
    if (!made) throw new Error(`segment ${segment.key} was made from nothing and is not there`);
    return made;
  }

  async #write(segment: SegmentOutput, ready: (thread: string) => Promise<void>, fresh = false): Promise<OpenSegment> {
    const opening = this.#indexer.open(segment, fresh);
    this.opening = opening;
    const open = await opening;
    const { records } = open;
    try {
      for (const { thread, record } of open.wanted) {
        await ready(thread);
        records.add(record());
      }
      records.end();
    } finally {
      records.close();
    }
    return open;
  }
}
