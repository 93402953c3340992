import type { ArchiveIndex } from "../archive.ts";
import { CLASS, type Hit } from "../query/match.ts";
import type { QueryWord } from "./words.ts";

/** Share of the weight of all known words that a thread must have. */
const LEAST = 0.5;

/**
 * The threads that have some of a query's words, those with the most of them first: a word weighs as much as it is rare
 * (the inverse document frequency of BM25). Of equal ones the newer is first.
 */
export function withSome(index: ArchiveIndex, words: readonly QueryWord[]): Hit[] {
  const threads = index.list.segments.reduce((sum, segment) => sum + segment.threads, 0);
  const found = new Map<string, { hit: Hit; weight: number; places: number[] }>();
  let all = 0;
  for (const { hits } of words) {
    if (hits.length === 0) continue;
    const rarity = Math.log(1 + (threads - hits.length + 0.5) / (hits.length + 0.5));
    all += rarity;
    for (const hit of hits) {
      const key = keyOf(index, hit);
      const before = found.get(key) ?? { hit, weight: 0, places: [] };
      before.weight += rarity;
      before.places.push(...hit.places);
      found.set(key, before);
    }
  }
  return [...found.values()]
    .filter(({ weight }) => weight >= LEAST * all)
    .map(({ hit, weight, places }): Hit => {
      return { ...hit, class: CLASS.some, score: weight, places: [...new Set(places)].sort((a, b) => a - b) };
    })
    .sort((a, b) => b.score - a.score || segmentOf(index, b) - segmentOf(index, a) || b.page - a.page);
}

/** The words that a thread has. */
export function wordsIn(index: ArchiveIndex, hit: Hit, words: readonly QueryWord[]): QueryWord[] {
  const key = keyOf(index, hit);
  return words.filter(({ hits }) => hits.some((other) => keyOf(index, other) === key));
}

function keyOf(index: ArchiveIndex, hit: Hit): string {
  return `${segmentOf(index, hit)}:${hit.page}`;
}

function segmentOf(index: ArchiveIndex, { segment }: Hit): number {
  return index.segments.indexOf(segment);
}
