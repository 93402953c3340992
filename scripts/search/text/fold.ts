import { FOLD_TABLE } from "./fold-table.ts";
import { unpackPairs } from "./pairs.ts";

/** What a folded character is to the tokeniser. */
export type CharClass = "ideograph" | "letter" | "digit" | "space";

/** A text as search sees it, with the way back to where each piece of it came from. */
export interface Folded {
  /** Ideographs, letters and digits; a space for anything else, and zero-width spaces as they are. */
  readonly text: string;
  /** Offset in the source of the character that each UTF-16 unit of `text` came from. */
  readonly at: readonly number[];
}

/** Parts words (Unicode Annex 29) but not ideographs, which are not in words; the tokeniser tells them apart. */
export const ZERO_WIDTH_SPACE = "\u200b";

let sameCharacters: Map<number, number> | undefined;
/** Folded form by code point, filled as characters are met. */
const cache = new Map<number, string>();

/**
 * What stands for one character in search. Simplified and Traditional forms, letter case, full and half width, other
 * compatibility forms and accents on Latin and Greek letters become one; marks and invisible characters vanish; whatever
 * is neither letter, digit nor ideograph becomes a space. The page's own language plays no part.
 */
export function foldCharacter(codePoint: number): string {
  const known = cache.get(codePoint);
  if (known !== undefined) return known;
  let folded = "";
  for (const char of String.fromCodePoint(codePoint).normalize("NFKC").toLowerCase()) folded += foldNormalised(char);
  cache.set(codePoint, folded);
  return folded;
}

function foldNormalised(char: string): string {
  if (char === ZERO_WIDTH_SPACE) return char;
  if (/^[\p{M}\p{Cf}]$/u.test(char)) return "";
  sameCharacters ??= unpackPairs(FOLD_TABLE);
  const same = sameCharacters.get(char.codePointAt(0) ?? 0);
  if (same !== undefined) return String.fromCodePoint(same);
  if (classOf(char) === "space") return " ";
  const plain = /^[\p{Script=Latin}\p{Script=Greek}]$/u.test(char)
    ? char.normalize("NFD").replace(/\p{M}+/gu, "")
    : char;
  return classOf(plain) === "space" ? " " : plain;
}

const classes = new Map<string, CharClass>();

/**
 * The class of one folded character. Scripts that are written without spaces between words count as ideographs, so that
 * any stretch of them can be found.
 */
export function classOf(char: string): CharClass {
  const known = classes.get(char);
  if (known) return known;
  const found =
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u.test(
      char,
    ) && /^[\p{L}\p{N}]/u.test(char)
      ? "ideograph"
      : /^\p{L}/u.test(char)
        ? "letter"
        : /^\p{N}/u.test(char)
          ? "digit"
          : "space";
  classes.set(char, found);
  return found;
}

/** Folds a text, keeping for each piece where it came from. */
export function fold(source: string): Folded {
  const at: number[] = [];
  let text = "";
  for (let i = 0; i < source.length; ) {
    const codePoint = source.codePointAt(i) ?? 0;
    const folded = foldCharacter(codePoint);
    for (let k = 0; k < folded.length; k++) at.push(i);
    text += folded;
    i += codePoint > 0xffff ? 2 : 1;
  }
  return { text, at };
}

/** The folded text alone. */
export function foldText(source: string): string {
  let text = "";
  for (const char of source) text += foldCharacter(char.codePointAt(0) ?? 0);
  return text;
}

/** Folded text in which spaces, punctuation and signs stay what they are: for what is the same to the letter. */
export function foldToTheLetter(source: string): string {
  let text = "";
  for (const char of source) {
    const folded = foldCharacter(char.codePointAt(0) ?? 0);
    text += folded.trim() === "" && folded !== "" ? char.normalize("NFKC").toLowerCase() : folded;
  }
  return text;
}

/**
 * The place of a stretch of folded text in its source. Marks and invisible characters after it belong to it; a character
 * that folds to several is taken whole.
 *
 * @returns start and end offset in the source
 */
export function sourceRange(folded: Folded, source: string, from: number, to: number): [number, number] {
  const last = folded.at[to - 1] ?? 0;
  let next = to;
  while (folded.at[next] === last) next++;
  return [folded.at[from] ?? 0, folded.at[next] ?? source.length];
}
