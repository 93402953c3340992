import { readingsOf, readingsOfWord, syllablesOf } from "../../../../scripts/core/han/readings.ts";
import { foldText } from "../../../../scripts/search/text/fold.ts";
import type { ArchiveIndex } from "../archive.ts";
import { breathe } from "../breathe.ts";
import { remember } from "../index/files.ts";
import type { QueryTerm } from "../query/parse.ts";
import { extended, spoken } from "./pairs.ts";
import { frequentWords, toTerm } from "./words.ts";

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

const NOTHING: Sounds = { bySyllables: new Map(), byLetters: new Map(), byInitials: new Map() };

const soundsIn = remember(async (index: ArchiveIndex) => soundsOf((await frequentWords(index)).toReversed().flat()));

/** The queries that sound as this one, or that this one is the Pinyin of: 支付宝 for 支付保, `zhifubao`, and `zfb`. */
export async function soundAlike(index: ArchiveIndex, terms: readonly QueryTerm[]): Promise<QueryTerm[][]> {
  const words = await soundsIn(index).catch(() => NOTHING);
  const letters = terms.map(({ text }) => foldText(text)).join("");
  if (/^[a-z ]+$/.test(letters)) {
    return (await ofPinyin(index, letters.replaceAll(" ", ""), words)).map((word) => [toTerm(word)]);
  }
  const found: QueryTerm[][] = [];
  for (const [i, term] of terms.entries()) {
    if (found.length >= MOST) break;
    if (term.quoted) continue;
    for (const text of [...sameSound(term.text, words), ...(await sameSoundInIndex(index, term.text))]) {
      found.push(terms.map((other, k) => (k === i ? toTerm(text) : other)));
    }
  }
  return found.slice(0, MOST);
}

/** Words, and two words in a row, whose Pinyin this is; then those whose initials it is; then what the index has. */
async function ofPinyin(index: ArchiveIndex, letters: string, sounds: Sounds): Promise<string[]> {
  const { byLetters, byInitials, bySyllables } = sounds;
  const whole = byLetters.get(letters) ?? [];
  const initials = letters.length > 1 ? [...(byInitials.get(letters) ?? []), ...inTwo(letters, byInitials)] : [];
  const found = [...new Set([...whole, ...inTwo(letters, byLetters), ...initials])].slice(0, MOST);
  if (found.length > 0) return found;
  const ways = syllablesOf(letters).filter((syllables) => syllables.length > 1);
  const lists = ways.map(async (syllables) => {
    for (let length = syllables.length - 1; length > 1; length--) {
      const beginnings = (bySyllables.get(syllables.slice(0, length).join(" ")) ?? []).slice(0, 2);
      const rest = syllables.slice(length).map((syllable) => [syllable]);
      const words = await Promise.all(beginnings.map((word) => extended(index, foldText(word), rest)));
      if (words.flat().length > 0) return words.flat();
    }
    return spoken(
      index,
      syllables.map((syllable) => [syllable]),
    );
  });
  return (await Promise.all(lists)).flat().slice(0, MOST);
}

/** Two words in a row that together are read so, the most frequent of each. */
function inTwo(letters: string, words: ReadonlyMap<string, readonly string[]>): string[] {
  return Array.from({ length: Math.max(0, letters.length - 3) }, (_, i) => {
    const [first, second] = [words.get(letters.slice(0, i + 2)), words.get(letters.slice(i + 2))];
    return (first ?? []).slice(0, 2).flatMap((a) => (second ?? []).slice(0, 2).map((b) => a + b));
  }).flat();
}

/** A text with its longest stretch that sounds like a word replaced by that word; then the long words by themselves. */
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
        if (length > 2 && length < characters.length) alone.push(word);
      }
    }
  }
  return [...new Set([...found, ...alone])];
}

/** Ideographs that a term has at most if the index is asked for others in their place. */
const SHORT = 6;

/** A short term with one ideograph replaced by another that sounds the same and stands there in the index. */
async function sameSoundInIndex(index: ArchiveIndex, source: string): Promise<string[]> {
  const characters = [...foldText(source)];
  const readings = characters.map(readingsOf);
  if (characters.length > SHORT || readings.some((own) => own.length === 0)) return [];
  const found = await Promise.all(
    characters.slice(1).map(async (_, i) => {
      const words = await extended(index, characters.slice(0, i + 1).join(""), readings.slice(i + 1, i + 2));
      return words.map((word) => word + characters.slice(i + 2).join(""));
    }),
  );
  const first =
    characters.length === 2 ? await spoken(index, [readings[0]?.slice(0, 1) ?? [], ...readings.slice(1)]) : [];
  return [...found.flat(), ...first].filter((text) => text !== characters.join(""));
}

async function soundsOf(words: readonly string[]): Promise<Sounds> {
  const bySyllables = new Map<string, string[]>();
  const byLetters = new Map<string, string[]>();
  const byInitials = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, word: string): void => {
    const list = map.get(key);
    if (!list) map.set(key, [word]);
    else if (!list.includes(word)) list.push(word);
  };
  for (const word of words) {
    await breathe();
    for (const syllables of readingsOfWord(foldText(word))) {
      add(bySyllables, syllables.join(" "), word);
      add(byLetters, syllables.join(""), word);
      add(byInitials, syllables.map((syllable) => syllable.charAt(0)).join(""), word);
    }
  }
  return { bySyllables, byLetters, byInitials };
}
