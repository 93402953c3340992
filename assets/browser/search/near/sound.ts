import { readingsOf, readingsOfWord } from "../../../../scripts/search/near/readings.ts";
import { foldText } from "../../../../scripts/search/text/fold.ts";
import type { ArchiveIndex } from "../archive.ts";
import type { QueryTerm } from "../query/parse.ts";
import { toTerm } from "./words.ts";

/** Candidates for one query. */
const MOST = 6;
/** Characters of the longest stretch that is compared with words by its sound. */
const LONGEST = 8;

/** The words of an archive by how they are read; the most frequent first. */
interface Sounds {
  /** By syllables with a space between. */
  readonly bySyllables: ReadonlyMap<string, readonly string[]>;
  /** By syllables without anything between. */
  readonly byLetters: ReadonlyMap<string, readonly string[]>;
  /** By the first letters of the syllables. */
  readonly byInitials: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<ArchiveIndex, Promise<Sounds>>();

/** The queries that sound as this one, or that this one is the Pinyin of: 支付宝 for 支付保, `zhifubao`, and `zfb`. */
export async function soundAlike(index: ArchiveIndex, terms: readonly QueryTerm[]): Promise<QueryTerm[][]> {
  let sounds = known.get(index);
  if (!sounds) {
    sounds = index.frequentWords().then(soundsOf);
    sounds.catch(() => known.delete(index));
    known.set(index, sounds);
  }
  const words = await sounds.catch(() => soundsOf([]));
  const letters = terms.map(({ text }) => foldText(text)).join("");
  if (/^[a-z ]+$/.test(letters)) return ofPinyin(letters.replaceAll(" ", ""), words).map((word) => [toTerm(word)]);
  const found: QueryTerm[][] = [];
  for (const [i, term] of terms.entries()) {
    if (term.quoted) continue;
    for (const text of [...sameSound(term.text, words), ...(await sameSoundInIndex(index, term.text))]) {
      found.push(terms.map((other, k) => (k === i ? toTerm(text) : other)));
    }
  }
  return found.slice(0, MOST);
}

/** Words, and two words in a row, whose Pinyin this is; then those whose initials it is. */
function ofPinyin(letters: string, { byLetters, byInitials }: Sounds): string[] {
  const whole = byLetters.get(letters) ?? [];
  const two = inTwo(letters, byLetters);
  const initials = letters.length > 1 ? [...(byInitials.get(letters) ?? []), ...inTwo(letters, byInitials)] : [];
  return [...new Set([...whole, ...two, ...initials])].slice(0, MOST);
}

/** Two words in a row that together are read so, the most frequent of each. */
function inTwo(letters: string, words: ReadonlyMap<string, readonly string[]>): string[] {
  return Array.from({ length: Math.max(0, letters.length - 3) }, (_, i) => {
    const [first, second] = [words.get(letters.slice(0, i + 2)), words.get(letters.slice(i + 2))];
    return (first ?? []).slice(0, 2).flatMap((a) => (second ?? []).slice(0, 2).map((b) => a + b));
  }).flat();
}

/** A text with its longest stretch that sounds like a word replaced by that word; then the words by themselves. */
function sameSound(source: string, { bySyllables }: Sounds): string[] {
  const characters = [...source];
  const folded = characters.map((char) => foldText(char));
  const found: string[] = [];
  const alone: string[] = [];
  for (let length = Math.min(LONGEST, characters.length); length >= 2; length--) {
    for (let at = 0; at + length <= characters.length; at++) {
      const stretch = folded.slice(at, at + length).join("");
      const words = readingsOfWord(stretch).flatMap((syllables) => bySyllables.get(syllables.join(" ")) ?? []);
      // What is a word already needs no other.
      if (words.some((word) => foldText(word) === stretch)) continue;
      for (const word of words.slice(0, 2)) {
        found.push([...characters.slice(0, at), word, ...characters.slice(at + length)].join(""));
        if (length < characters.length) alone.push(word);
      }
    }
  }
  return [...new Set([...found, ...alone])];
}

/** Ideographs that a term has at most if the index is asked for others in their place. */
const SHORT = 6;

/**
 * A short term with one ideograph, but not the first, replaced by another that sounds the same and stands in the index
 * after the one before it.
 */
async function sameSoundInIndex(index: ArchiveIndex, source: string): Promise<string[]> {
  const characters = [...foldText(source)];
  if (characters.length > SHORT) return [];
  const found = await Promise.all(
    characters.slice(1).map(async (char, i) => {
      const readings = new Set(readingsOf(char));
      const before = characters[i] ?? "";
      if (readings.size === 0 || readingsOf(before).length === 0) return [];
      const lists = await Promise.all(
        index.segments.map((segment) => segment.words(before, `${before}\u{10ffff}`).catch(() => ({ found: [] }))),
      );
      const others = new Set(lists.flatMap((list) => list.found.map(({ word }) => word.slice(before.length))));
      return [...others]
        .filter((other) => other !== char && readingsOf(other).some((reading) => readings.has(reading)))
        .map((other) => [...characters.slice(0, i + 1), other, ...characters.slice(i + 2)].join(""));
    }),
  );
  return found.flat();
}

function soundsOf(words: readonly string[]): Sounds {
  const [bySyllables, byLetters, byInitials] = [new Map(), new Map(), new Map()] as Map<string, string[]>[];
  const add = (map: Map<string, string[]> | undefined, key: string, word: string): void => {
    const list = map?.get(key);
    if (!list) map?.set(key, [word]);
    else if (!list.includes(word)) list.push(word);
  };
  for (const word of words) {
    for (const syllables of readingsOfWord(foldText(word))) {
      add(bySyllables, syllables.join(" "), word);
      add(byLetters, syllables.join(""), word);
      add(byInitials, syllables.map((syllable) => syllable.charAt(0)).join(""), word);
    }
  }
  const none = new Map<string, string[]>();
  return { bySyllables: bySyllables ?? none, byLetters: byLetters ?? none, byInitials: byInitials ?? none };
}
