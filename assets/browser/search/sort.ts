import { REPLIES } from "../../../scripts/search/replies.ts";
import { remember } from "./index/files.ts";
import type { Segment } from "./index/segment.ts";
import type { Hit } from "./query/match.ts";

/** The orders that results may have. */
export const SORTS = ["relevance", "newest", "oldest", "replies"] as const;
export type Sort = (typeof SORTS)[number];

/** Numbers of replies by page, of each segment; a page that is not there has none. */
export type Replies = Map<Segment, ReadonlyMap<number, number>>;

/** What the orders are made of. */
export interface Orders {
  /** The better first. */
  better(a: Hit, b: Hit): number;
  /** Of two threads with a date the newer first. */
  newer(a: Hit, b: Hit): number;
  /** For the order by them. */
  readonly replies: Replies;
}

/** Puts hits into an order. By date, threads without one follow all others, by relevance. */
export function sortHits(hits: readonly Hit[], sort: Sort, { better, newer, replies }: Orders): Hit[] {
  const count = ({ segment, page }: Hit): number => replies.get(segment)?.get(page) ?? 0;
  const byDate = (order: (a: Hit, b: Hit) => number) => (a: Hit, b: Hit) =>
    a.dated && b.dated ? order(a, b) : Number(b.dated) - Number(a.dated) || better(a, b);
  const order = {
    relevance: better,
    newest: byDate(newer),
    oldest: byDate((a, b) => newer(b, a)),
    replies: (a: Hit, b: Hit) => count(b) - count(a) || better(a, b),
  }[sort];
  return [...hits].sort(order);
}

/** How many replies the pages of a segment have. @throws Error if its file cannot be loaded */
export const repliesOf = remember(async (segment: Segment): Promise<ReadonlyMap<number, number>> => {
  const counts = [...(await segment.filter(REPLIES))];
  return new Map(counts.flatMap(([count, pages]) => pages.map((page) => [page, Number(count)] as const)));
});
