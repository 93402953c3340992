/**
 * Order and initials of names, for lists that people look things up in. By tables of our own: `Intl.Collator` differs
 * between versions of Node, and the same input must give the same page.
 */
import { readingsOf } from "./readings.ts";
import { foldHan } from "./same-character.ts";

/** The heading that a name is listed under. */
export interface Initial {
  /** Its name in addresses, `k`. */
  readonly id: string;
  /** What is written over the names: a letter, the first kana of a row, a consonant of Hangul. */
  readonly text: string;
  /** Headings are in the order of these texts, by code point. */
  readonly order: string;
}

/** How ideographs are looked up: by Pinyin, or below one heading for all of them. */
export type HanOrder = "pinyin" | "together";

/** How readers of a language look up ideographs: in Japanese and Korean nobody does by Pinyin. @param lang BCP 47 */
export function hanOrderOf(lang: string): HanOrder {
  return /^(ja|ko)(-|$)/i.test(lang) ? "together" : "pinyin";
}

/** Initials that are words and not letters. */
export const DIGITS = "digits";
export const HAN = "han";
export const OTHERS = "others";

/** Consonants that begin a syllable of Hangul, in the order of Unicode; doubled ones are listed with the single one. */
const CONSONANTS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ";
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
/** Syllables of Hangul that begin with one consonant. */
const SYLLABLES_OF_ONE = 588;

/** The first kana of each row, with the last code point of Hiragana that is in it. */
const ROWS: readonly (readonly [string, number])[] = [
  ["あ", 0x304a],
  ["か", 0x3054],
  ["さ", 0x305e],
  ["た", 0x3069],
  ["な", 0x306e],
  ["は", 0x307d],
  ["ま", 0x3082],
  ["や", 0x3088],
  ["ら", 0x308d],
  ["わ", 0x3096],
];

/** The heading for a name. @param name as people write it */
export function initialOf(name: string, han: HanOrder): Initial {
  const first = String.fromCodePoint(plainForm(name).codePointAt(0) ?? 0);
  const code = first.codePointAt(0) ?? 0;
  if (first >= "0" && first <= "9") return { id: DIGITS, text: "0–9", order: "0" };
  if (first >= "a" && first <= "z") return letter(first);
  if (isHan(code)) {
    const reading = han === "pinyin" ? readingsOf(foldHan(first))[0] : undefined;
    return reading === undefined ? { id: HAN, text: "", order: "5" } : letter(reading.charAt(0));
  }
  const row = code >= 0x3041 ? ROWS.find(([, last]) => code <= last) : undefined;
  if (row) return { id: row[0], text: row[0], order: `3${row[0]}` };
  if (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) {
    const consonant = CONSONANTS.charAt(Math.floor((code - FIRST_SYLLABLE) / SYLLABLES_OF_ONE));
    return { id: consonant, text: consonant, order: `4${consonant}` };
  }
  const upper = first.toUpperCase();
  if (upper !== first) return { id: first, text: upper, order: `2${first}` };
  return { id: OTHERS, text: "", order: "6" };
}

function letter(lower: string): Initial {
  return { id: lower, text: lower.toUpperCase(), order: `1${lower}` };
}

/** Private use: ideographs come after all other letters. */
const AFTER_LETTERS = "\ue000";

/**
 * A text by whose code points names are in order: letters without case and accents, Katakana as Hiragana, numbers by
 * their value (`user2` before `user10`), ideographs after letters, by Pinyin if they are looked up by it.
 */
export function nameOrder(name: string, han: HanOrder): string {
  let key = "";
  for (const [piece] of plainForm(name).matchAll(/[0-9]+|./gsu)) {
    const code = piece.codePointAt(0) ?? 0;
    if (piece >= "0" && piece < ":") key += numberOrder(piece);
    else if (isHan(code)) key += AFTER_LETTERS + hanOrder(piece, han);
    else key += piece;
  }
  // Names that differ in nothing of this are in order by what they are.
  return `${key}\u0000${name}`;
}

function numberOrder(digits: string): string {
  const value = digits.replace(/^0+(?=.)/, "");
  return `0${String.fromCharCode(0x100 + Math.min(value.length, 0x1000))}${value}`;
}

function hanOrder(char: string, han: HanOrder): string {
  const same = foldHan(char);
  const reading = han === "pinyin" ? readingsOf(same)[0] : undefined;
  return reading === undefined ? `\uf000${same}` : `${reading} ${same}`;
}

/** Small letters without accents, of usual width; Katakana as Hiragana. Syllables of Hangul stay whole. */
function plainForm(name: string): string {
  return name
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/[\u00c0-\u024f\u0370-\u04ff\u1e00-\u1fff]/g, (char) => char.normalize("NFD").charAt(0))
    .replace(/[\u30a1-\u30f6]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0x60));
}

/** Whether a code point is an ideograph: those of the main block, extensions and compatibility. */
function isHan(code: number): boolean {
  return (
    (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0x20000 && code <= 0x3ffff)
  );
}
