import { unpackPairs } from "./pairs.ts";
import { READINGS, SYLLABLES } from "./readings-table.ts";

interface Tables {
  /** Readings by character, the usual first. */
  readonly readings: ReadonlyMap<string, readonly string[]>;
  /** Characters by their usual reading. */
  readonly characters: ReadonlyMap<string, readonly string[]>;
}

let known: Tables | undefined;

/**
 * How a folded ideograph may be read in Pinyin, without tones, the usual reading first; ü is `v`.
 *
 * @returns none for what is no common character
 */
export function readingsOf(char: string): readonly string[] {
  known ??= readTables();
  return known.readings.get(char) ?? [];
}

/** The folded ideographs of which this is the usual reading. */
export function charactersOf(syllable: string): readonly string[] {
  known ??= readTables();
  return known.characters.get(syllable) ?? [];
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

/** Ways to cut Pinyin into syllables that are told apart at most, and the syllables of the longest. */
const MOST_CUTS = 4;
const MOST_SYLLABLES = 8;

/** The ways to cut Pinyin without tones into syllables: `xian` is xian and xi an. None if it is no Pinyin. */
export function syllablesOf(letters: string): string[][] {
  known ??= readTables();
  const { characters } = known;
  const cut = (rest: string, left: number): string[][] => {
    if (rest === "") return [[]];
    const ways: string[][] = [];
    for (let length = Math.min(6, rest.length); length > 0 && left > 0 && ways.length < MOST_CUTS; length--) {
      const syllable = rest.slice(0, length);
      if (characters.has(syllable))
        for (const more of cut(rest.slice(length), left - 1)) ways.push([syllable, ...more]);
    }
    return ways.slice(0, MOST_CUTS);
  };
  return cut(letters, MOST_SYLLABLES);
}

function readTables(): Tables {
  const syllables = SYLLABLES.split(" ");
  const readings = new Map<string, string[]>();
  const characters = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, value: string): void => {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  };
  for (const [i, table] of READINGS.entries()) {
    for (const [code, number] of unpackPairs(table)) {
      const [char, syllable] = [String.fromCodePoint(code), syllables[number] ?? ""];
      add(readings, char, syllable);
      if (i === 0) add(characters, syllable, char);
    }
  }
  return { readings, characters };
}
