import type { SegmentList } from "../../../scripts/search/list.ts";
import { foldToTheLetter } from "../../../scripts/search/text/fold.ts";
import { Segment } from "./index/segment.ts";
import { filterPages, type Names } from "./query/filter.ts";
import { CLASS, type Hit, searchSegment } from "./query/match.ts";
import type { Plan } from "./query/plan.ts";

export interface SearchOptions {
  readonly sort: "relevance" | "date";
  /** Called with what is found so far whenever another segment has answered. */
  readonly onProgress?: (found: readonly Hit[]) => void;
}

export interface SearchResult {
  /** Best first, or newest first. */
  readonly hits: readonly Hit[];
  /** False where there may be more than were found. */
  readonly complete: boolean;
  /** Segments that could not be read. */
  readonly failed: number;
}

/** All segments of an archive, asked as one. */
export class ArchiveIndex {
  readonly list: SegmentList;
  readonly segments: readonly Segment[];

  private constructor(list: SegmentList, url: string) {
    this.list = list;
    this.segments = list.segments.map((segment) => new Segment(new URL(segment.path, url).href));
  }

  /** @param url absolute address of the list of segments */
  static async open(url: string): Promise<ArchiveIndex> {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    return new ArchiveIndex((await response.json()) as SegmentList, url);
  }

  /** A board's title for its path; other values have no second name. */
  readonly names: Names = (filter, value) =>
    (filter === "board" && this.list.boards.find((board) => board.path === value)?.title) || value;

  /** Finds the threads that answer a query, in every segment at once. A segment that fails does not hold up the others. */
  async search(plan: Plan, options: SearchOptions): Promise<SearchResult> {
    const hits: Hit[] = [];
    let complete = true;
    let failed = 0;
    await Promise.all(
      this.segments.map(async (segment) => {
        try {
          const allowed = await filterPages(segment, plan.filters, this.names);
          if (allowed?.size === 0) return;
          const found = await searchSegment(segment, plan, allowed);
          hits.push(...found.hits);
          complete &&= found.complete;
        } catch {
          failed++;
        }
        options.onProgress?.(this.#byRelevance(hits));
      }),
    );
    const ordered =
      options.sort === "date" ? await this.#byDate(hits) : await toTheLetter(this.#byRelevance(hits), plan);
    return { hits: ordered, complete, failed };
  }

  /** Class, then score, then the newer. Does not depend on which segment answered first. */
  #byRelevance(hits: readonly Hit[]): Hit[] {
    const order = new Map(this.segments.map((segment, i) => [segment, i]));
    return [...hits].sort(
      (a, b) =>
        b.class - a.class ||
        b.score - a.score ||
        (order.get(b.segment) ?? 0) - (order.get(a.segment) ?? 0) ||
        b.page - a.page,
    );
  }

  /** Newest first, undated last. */
  async #byDate(hits: readonly Hit[]): Promise<Hit[]> {
    const segments = [...new Set(hits.map((hit) => hit.segment))];
    const dates = new Map(
      await Promise.all(
        segments.map(async (segment) => [segment, await segment.dates("dates").catch(() => [])] as const),
      ),
    );
    const dateOf = (hit: Hit): number => dates.get(hit.segment)?.[hit.page] ?? Number.NEGATIVE_INFINITY;
    const relevant = this.#byRelevance(hits);
    return relevant.sort((a, b) => {
      const [x, y] = [dateOf(a), dateOf(b)];
      return x === y ? 0 : y > x ? 1 : -1;
    });
  }
}

/** With more hits than fit on a page and no more than this, their texts are compared with the query. */
const COMPARED = { more: 10, most: 40 };

/**
 * Puts first, of the hits that hold the whole query, those that hold it with its spaces: the index does not know whether
 * one stands between a word and an ideograph.
 */
async function toTheLetter(hits: readonly Hit[], plan: Plan): Promise<readonly Hit[]> {
  const whole = hits.filter((hit) => hit.class >= CLASS.literal);
  const { letters } = plan;
  if (letters === undefined || whole.length <= COMPARED.more || whole.length > COMPARED.most) return hits;
  const same = await Promise.all(
    whole.map(async (hit) => {
      const fragment = await hit.segment.fragment(hit.page).catch(() => undefined);
      return foldToTheLetter(`${fragment?.meta.title ?? ""}\n${fragment?.content ?? ""}`).includes(letters);
    }),
  );
  const rest = hits.slice(whole.length);
  return [...whole.filter((_, i) => same[i]), ...whole.filter((_, i) => !same[i]), ...rest];
}
