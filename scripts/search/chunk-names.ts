import type { Chunk } from "./chunks.ts";
import { numberedName } from "./pagefind-contract.ts";

/** A chunk as the list of all chunks has it. */
export interface NamedChunk {
  readonly name: string;
  /** The first word or one before it, and after every word of the chunk before. */
  readonly from: string;
  /** The last word or one after it. */
  readonly to: string;
  /** How many times as large it is as most are, from 1. */
  readonly size: number;
}

/** @param usual bytes of most chunks */
export function nameChunks(chunks: readonly Chunk[], usual: number): NamedChunk[] {
  const from = chunks.map(({ first }, i) => {
    const before = chunks[i - 1];
    return before ? between(before.last, first) : first;
  });
  return chunks.map(({ last, bytes }, i) => ({
    name: numberedName(i),
    from: from[i] ?? "",
    // Repeated, it costs nearly nothing; a word with exactly that name is searched in both, which does no harm.
    to: from[i + 1] ?? last,
    size: Math.max(1, Math.round(bytes / usual)),
  }));
}

/**
 * A word after `before` and not after `word`: as short as can be, and its last unit as round, which packs to less. A
 * character beyond U+FFFF is taken whole.
 */
function between(before: string, word: string): string {
  let end = 0;
  while (end < word.length && word[end] === before[end]) end++;
  const [above, below] = [end < before.length ? before.charCodeAt(end) : 0, word.charCodeAt(end)];
  if (below >= 0xd800 && below < 0xe000) return word.slice(0, end + (below < 0xdc00 ? 2 : 1));
  let round = below;
  while ((round & (round - 1)) > above) round &= round - 1;
  return word.slice(0, end) + String.fromCharCode(round);
}
