/** Words that are not in the list, found by the pairs of ideographs that the index is made of. */
import { charactersOf, readingsOf } from "../../../../scripts/core/han/readings.ts";
import type { ArchiveIndex } from "../archive.ts";
import type { Places } from "../index/postings.ts";

/** Beginnings that are followed at each step, those of the most threads. */
const BEAM = 4;
/** Ideographs that are tried as the first; each is a lookup in every segment. */
const MOST_FIRST = 60;

/** A word as far as it is known, and the number of threads that have its last pair. */
interface Beginning {
  readonly text: string;
  readonly threads: number;
}

/**
 * Words of the index that begin so and go on with characters that are read so.
 *
 * @param beginning folded
 * @param syllables the readings that each next character may have
 * @returns those in the most threads first
 */
export async function extended(
  index: ArchiveIndex,
  beginning: string,
  syllables: readonly (readonly string[])[],
): Promise<string[]> {
  let words: Beginning[] = [{ text: beginning, threads: 0 }];
  for (const readings of syllables) {
    const next = await Promise.all(words.map((word) => longer(index, word.text, readings)));
    words = next
      .flat()
      .sort((a, b) => b.threads - a.threads)
      .slice(0, BEAM);
  }
  return words.map(({ text }) => text);
}

/** Words of the index of which each character is read so. */
export async function spoken(index: ArchiveIndex, syllables: readonly (readonly string[])[]): Promise<string[]> {
  const [first = [], ...rest] = syllables;
  const starts = first.flatMap(charactersOf);
  if (rest.length === 0 || starts.length * index.segments.length > MOST_FIRST) return [];
  return (await Promise.all(starts.map((start) => extended(index, start, rest)))).flat();
}

/** A word with each character after it that the index has there and that is read so. */
async function longer(index: ArchiveIndex, text: string, readings: readonly string[]): Promise<Beginning[]> {
  const last = [...text].at(-1) ?? "";
  const threads = new Map<string, number>();
  for (const { word, collect } of await index.wordsFrom(last)) {
    const char = word.slice(last.length);
    if (!readingsOf(char).some((reading) => readings.includes(reading))) continue;
    const places: Places = new Map();
    collect(places);
    threads.set(char, (threads.get(char) ?? 0) + places.size);
  }
  return [...threads].map(([char, count]) => ({ text: text + char, threads: count }));
}
