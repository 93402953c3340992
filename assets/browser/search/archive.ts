import type { SegmentList } from "../../../scripts/search/list.ts";
import { WORD_LIST_FILE, WORD_LIST_MARK } from "../../../scripts/search/near/word-list-format.ts";
import { breathe } from "./breathe.ts";
import { load, unpacked } from "./index/files.ts";
import { type LoadedList, loadList } from "./index/list.ts";
import { type FoundWord, Segment } from "./index/segment.ts";
import { chooseValues, filterPages, type Names } from "./query/filter.ts";
import { requireLetters, toTheLetter } from "./query/letters.ts";
import { type Hit, type SegmentHit, searchSegment } from "./query/match.ts";
import type { Plan } from "./query/plan.ts";
import { rarityOf } from "./query/term.ts";
import { type Replies, repliesOf, type Sort, sortHits } from "./sort.ts";

export interface SearchOptions {
  readonly sort: Sort;
  /** Called whenever another segment has answered. @param found puts the results so far in order */
  readonly onProgress?: (found: () => readonly Hit[]) => void;
}

export interface SearchResult {
  /** In the order that was asked for. */
  readonly hits: readonly Hit[];
  /** False if there may be more than were found. */
  readonly complete: boolean;
  /** Segments that could not be read. */
  readonly failed: number;
}

/** How rare each term of a plan is in all segments that have answered: a segment by itself would judge otherwise. */
class Rarities {
  readonly #having: number[];
  readonly #pages: number[];

  constructor(terms: number) {
    this.#having = Array.from({ length: terms }, () => 0);
    this.#pages = Array.from({ length: terms }, () => 0);
  }

  /** @param having see `SegmentResult` */
  add(having: readonly (number | undefined)[], pages: number): void {
    having.forEach((count, term) => {
      if (count === undefined) return;
      this.#having[term] = (this.#having[term] ?? 0) + count;
      this.#pages[term] = (this.#pages[term] ?? 0) + pages;
    });
  }

  /** What each term counts for. */
  all(): number[] {
    return this.#having.map((having, term) => rarityOf(having, this.#pages[term] ?? 0));
  }
}

/** All segments of an archive, asked as one. */
export class ArchiveIndex {
  readonly list: SegmentList;
  readonly segments: readonly Segment[];
  readonly #order: ReadonlyMap<Segment, number>;
  readonly #url: string;
  #averageLength: Promise<number> | undefined;

  private constructor({ heads, ...list }: LoadedList, url: string) {
    this.list = list;
    this.#url = url;
    this.segments = heads.map((head, i) => new Segment(new URL(list.segments[i]?.path ?? "", url).href, head));
    this.#order = new Map(this.segments.map((segment, i) => [segment, i]));
  }

  /** @param url absolute address of the list of segments */
  static async open(url: string): Promise<ArchiveIndex> {
    return new ArchiveIndex(await loadList(url), url);
  }

  /** A board's title for its path; other values have no second name. */
  readonly names: Names = (filter, value) =>
    (filter === "board" && this.list.boards.find((board) => board.path === value)?.title) || value;

  /**
   * The words of titles and tags: at each number those that are there from 2 to that power times, up to twice as often.
   *
   * @throws Error if they cannot be loaded
   */
  async frequentWords(): Promise<string[][]> {
    const text = new TextDecoder().decode(await unpacked(await load(new URL(WORD_LIST_FILE, this.#url).href)));
    if (!text.startsWith(WORD_LIST_MARK)) throw new Error(`not a list of words: ${WORD_LIST_FILE}`);
    const lines = text.slice(WORD_LIST_MARK.length).split("\n");
    return lines.map((line) => line.split(" ").filter(Boolean)).reverse();
  }

  /** The words of all segments that begin so, as far as they can be read. */
  async wordsFrom(beginning: string): Promise<FoundWord[]> {
    const lists = await Promise.all(
      this.segments.map((segment) => segment.words(beginning, `${beginning}\u{10ffff}`).catch(() => ({ found: [] }))),
    );
    return lists.flatMap(({ found }) => found);
  }

  /**
   * Finds the threads that answer a query, in every segment at once. A segment that fails does not hold up the others.
   */
  async search(plan: Plan, options: SearchOptions): Promise<SearchResult> {
    const hits: SegmentHit[] = [];
    const rarities = new Rarities(plan.terms.length);
    const { sort } = options;
    const replies: Replies = new Map();
    const ordered = (): Hit[] => {
      const rarity = rarities.all();
      // Field by field: there may be thousands, and copies of whole objects take five times as long.
      const scored = hits.map(({ segment, page, dated, class: own, places, weights, bonus }): Hit => {
        let score = bonus;
        for (let term = 0; term < weights.length; term++) score += (weights[term] ?? 0) * (rarity[term] ?? 0);
        return { segment, page, dated, class: own, places, score };
      });
      return sortHits(scored, sort, { better: this.betterFirst, newer: this.#newerFirst, replies });
    };
    this.#averageLength ??= averageOf(this.segments);
    const averageLength = await this.#averageLength;
    const choice = await chooseValues(this.segments, plan, this.names);
    let complete = true;
    let failed = 0;
    await Promise.all(
      this.segments.map(async (segment) => {
        try {
          const allowed = await filterPages(segment, choice);
          if (allowed?.size === 0) return;
          await breathe();
          const found = await searchSegment(segment, plan, allowed, averageLength);
          if (sort === "replies" && found.hits.length > 0) replies.set(segment, await repliesOf(segment));
          // One by one: a call takes only so many arguments.
          for (const hit of found.hits) hits.push(hit);
          rarities.add(found.having, (await segment.head()).lengths.length);
          complete &&= found.complete;
        } catch {
          failed++;
        }
        if (plan.required.length === 0) options.onProgress?.(ordered);
      }),
    );
    await breathe();
    const all = await requireLetters(ordered(), plan);
    complete &&= all.complete;
    return { hits: sort === "relevance" ? await toTheLetter(all.hits, plan) : all.hits, complete, failed };
  }

  /** Class, then score, then the newer. Does not depend on which segment answered first. */
  readonly betterFirst = (a: Hit, b: Hit): number => b.class - a.class || b.score - a.score || this.#newerFirst(a, b);

  /** Segments follow each other in time, and so do the pages of each. */
  readonly #newerFirst = (a: Hit, b: Hit): number =>
    (this.#order.get(b.segment) ?? 0) - (this.#order.get(a.segment) ?? 0) || b.page - a.page;
}

/** The average length of the pages of every segment that can be read, in places. */
async function averageOf(segments: readonly Segment[]): Promise<number> {
  const heads = await Promise.all(segments.map((segment) => segment.head().catch(() => undefined)));
  let [pages, places] = [0, 0];
  for (const head of heads) {
    pages += head?.lengths.length ?? 0;
    places += (head?.lengths.length ?? 0) * (head?.averageLength ?? 0);
  }
  return places / Math.max(1, pages);
}
