import type { ArchiveIndex } from "../archive.ts";
import { CLASS, type Hit } from "../query/match.ts";
import { rarityOf } from "../query/term.ts";
import type { QueryWord } from "./words.ts";

/** Share of the weight of all known words that a thread must have. */
const LEAST = 0.5;

/**
 * The threads that have some of a query's words, those with the most of them first: a word weighs as much as it is rare.
 * Of equal ones the newer is first.
 */
export function withSome(index: ArchiveIndex, words: readonly QueryWord[]): Hit[] {
  const threads = index.list.segments.reduce((sum, segment) => sum + segment.threads, 0);
  const found = new Map<string, { hit: Hit; weight: number; places: number[] }>();
  let all = 0;
  for (const { hits } of words) {
    if (hits.length === 0) continue;
    const rarity = rarityOf(hits.length, threads);
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
    .sort(index.betterFirst);
}

/** The words that a thread has. */
export function wordsIn(index: ArchiveIndex, hit: Hit, words: readonly QueryWord[]): QueryWord[] {
  const key = keyOf(index, hit);
  return words.filter(({ hits }) => hits.some((other) => keyOf(index, other) === key));
}

function keyOf(index: ArchiveIndex, { segment, page }: Hit): string {
  return `${index.segments.indexOf(segment)}:${page}`;
}
