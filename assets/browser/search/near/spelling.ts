import { derivedText } from "../../../../scripts/search/text/compound.ts";
import { foldText } from "../../../../scripts/search/text/fold.ts";
import type { ArchiveIndex } from "../archive.ts";

/** The shortest word that is taken for one that is misspelt. */
const SHORTEST = 4;

/**
 * The words of the index with the fewest letters to change, of those with the same first two; at most a third of them.
 *
 * @returns those with as few changes as there are; none for anything but a word of Latin letters
 */
export async function respelt(index: ArchiveIndex, text: string): Promise<string[]> {
  const word = latinWord(text);
  if (word === undefined) return [];
  const found = await index.wordsFrom(word.slice(0, 2));
  const known = new Set(found.map((each) => derivedText(each.word) ?? each.word));
  let least = Math.floor(word.length / 3);
  let nearest: string[] = [];
  for (const other of known) {
    if (!/^\p{Script=Latin}+$/u.test(other) || Math.abs(other.length - word.length) > least) continue;
    const changes = distance(word, other);
    if (changes === 0 || changes > least) continue;
    if (changes < least) nearest = [];
    least = changes;
    nearest.push(other);
  }
  return nearest.sort();
}

/** A word in two, at each place where both have two letters or more. */
export function splits(text: string): string[] {
  const word = latinWord(text);
  if (word === undefined) return [];
  return Array.from({ length: word.length - 3 }, (_, i) => `${word.slice(0, i + 2)} ${word.slice(i + 2)}`);
}

/** A text that is one word of Latin letters, folded; undefined if it is none, or too short to be misspelt. */
function latinWord(text: string): string | undefined {
  const word = foldText(text).trim();
  return word.length >= SHORTEST && /^\p{Script=Latin}+$/u.test(word) ? word : undefined;
}

/** Letters to insert, remove, replace or swap with their neighbour (Damerau 1964, in its restricted form). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
