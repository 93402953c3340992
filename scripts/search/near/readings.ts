import { unpackPairs } from "../text/pairs.ts";
import { READINGS, SYLLABLES } from "./readings-table.ts";

let known: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * How a folded ideograph may be read in Pinyin, without tones, the usual reading first; ü is `v`.
 *
 * @returns none for what is no common character
 */
export function readingsOf(char: string): readonly string[] {
  known ??= readTables();
  return known.get(char) ?? [];
}

/** Readings of a word that are told apart at most. */
const MOST = 8;

/** How a folded word may be read, a syllable for each character; none if the reading of one is not known. */
export function readingsOfWord(word: string): string[][] {
  let readings: string[][] = [[]];
  for (const char of word) {
    readings = readings.flatMap((before) => readingsOf(char).map((syllable) => [...before, syllable])).slice(0, MOST);
  }
  return readings;
}

function readTables(): Map<string, string[]> {
  const syllables = SYLLABLES.split(" ");
  const readings = new Map<string, string[]>();
  for (const table of READINGS) {
    for (const [code, syllable] of unpackPairs(table)) {
      const char = String.fromCodePoint(code);
      const own = readings.get(char) ?? [];
      own.push(syllables[syllable] ?? "");
      readings.set(char, own);
    }
  }
  return readings;
}
