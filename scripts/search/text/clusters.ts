/** Clusters of characters that fold as one, and the folded form of each. */
import { sameCharacter } from "../../core/han/same-character.ts";
import { classOf, isEmoji, ZERO_WIDTH_JOINER, ZERO_WIDTH_SPACE } from "./classes.ts";

/** Letters without a decomposition in Unicode, as they are written where the keyboard has none of them. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ŧ: "t", æ: "ae", œ: "oe", þ: "th", ı: "i", ё: "е", ς: "σ",
}; // biome-ignore format: a table

/** Clusters that are remembered at most; texts have few, hostile ones any number. */
const CACHED = 50_000;

/** Remembers the folded form of each cluster. */
function remembered(fold: (cluster: string) => string): (cluster: string) => string {
  const known = new Map<string, string>();
  return (cluster) => {
    let folded = known.get(cluster);
    if (folded === undefined) {
      folded = fold(cluster);
      if (known.size >= CACHED) known.clear();
      known.set(cluster, folded);
    }
    return folded;
  };
}

/**
 * What stands for one cluster in search. Simplified and Traditional forms, letter case, full and half width, other
 * compatibility forms and accents on Latin and Greek letters become one; marks and invisible characters vanish; whatever
 * is neither letter, digit, ideograph, emoji nor one of the signs `+` and `#` becomes a space.
 */
export const foldCluster = remembered((cluster) => {
  let folded = "";
  for (const char of cluster.normalize("NFKC").toLowerCase()) folded += foldNormalised(char);
  // What a vanished mark stood between may now be one.
  return folded.normalize("NFC");
});

/** Punctuation to the letter: of one width, with one form of hyphens and quotation marks, one space for all white space. */
export const foldSign = remembered((cluster) =>
  cluster
    .normalize("NFKC")
    .replace(/[\u2010\u2011]/g, "-")
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, " ")
    .toLowerCase(),
);

function foldNormalised(char: string): string {
  if (char === ZERO_WIDTH_SPACE) return char;
  if (/^[\p{M}\p{Cf}]$/u.test(char)) return "";
  if (char === "\u266f") return "#";
  // An apostrophe that Unicode counts among the letters.
  if (char === "\u02bc") return " ";
  const same = sameCharacter(char.codePointAt(0) ?? 0);
  if (same !== undefined) return same;
  const plain = /^[\p{Script=Latin}\p{Script=Greek}]$/u.test(char)
    ? char.normalize("NFD").replace(/\p{M}+/gu, "")
    : char;
  const letters = PLAIN_LETTERS[plain] ?? plain;
  const kind = classOf(letters);
  return kind === "space" || kind === "joint" || kind === "boundary" ? " " : letters;
}

/** One emoji with all that belongs to it: a flag, or pictures that are joined, each with its colour of skin. */
const EMOJI =
  /\p{Regional_Indicator}{2}|\p{Extended_Pictographic}[\ufe0e\ufe0f]?\p{Emoji_Modifier}?(?:\u200d\p{Extended_Pictographic}[\ufe0e\ufe0f]?\p{Emoji_Modifier}?)*/uy;

/**
 * The end of the emoji that begins at a place, without the marks after it.
 *
 * @returns `at` if none does
 */
export function emojiEnd(source: string, at: number): number {
  const char = String.fromCodePoint(source.codePointAt(at) ?? 0);
  // ™ and ㊗ are letters to a reader.
  if (!isEmoji(char) || char.normalize("NFKC") !== char) return at;
  EMOJI.lastIndex = at;
  return EMOJI.test(source) ? EMOJI.lastIndex : at;
}

/** An emoji without colours of skin and variation selectors, its members still joined. */
export function foldEmoji(emoji: string): string {
  return emoji.replace(/[\ufe0e\ufe0f]|\p{Emoji_Modifier}/gu, "");
}

/**
 * True for a code point that never begins a cluster: marks, half-width voiced marks, vowels and finals of Hangul, and what is
 * invisible. Normalising a cluster by itself gives the same as normalising the whole text.
 */
export function isContinuing(codePoint: number): boolean {
  const char = String.fromCodePoint(codePoint);
  if (char === ZERO_WIDTH_SPACE) return false;
  if (char === ZERO_WIDTH_JOINER || /^[\p{M}\p{Cf}]$/u.test(char)) return true;
  return /^[\p{M}\u1160-\u11ff\ud7b0-\ud7ff]/u.test(char.normalize("NFKD"));
}
