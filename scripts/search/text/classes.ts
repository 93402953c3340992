/** What a folded character is to the tokeniser. */
export type CharClass = "ideograph" | "letter" | "digit" | "emoji" | "sign" | "joint" | "boundary" | "space";

/** Parts words (Unicode Annex 29) but not ideographs, which are not in words; the tokeniser tells them apart. */
export const ZERO_WIDTH_SPACE = "\u200b";
/** Holds the members of one emoji together. */
export const ZERO_WIDTH_JOINER = "\u200d";
/** Between two runs of letters that may be written as one word: for any hyphen, apostrophe, underscore or full stop. */
export const JOINT = "-";
/** Between the pieces of a run of letters: before a capital, as in `getUserName`. */
export const BOUNDARY = "\u2060";

const OTHER: Readonly<Record<string, CharClass>> = {
  [JOINT]: "joint",
  [BOUNDARY]: "boundary",
  "+": "sign",
  "#": "sign",
};

/** Scripts that are written without spaces between words. */
const IDEOGRAPH =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;

const classes = new Map<string, CharClass>();

/**
 * The class of one folded character. Scripts that are written without spaces between words count as ideographs, so that
 * any stretch of them can be found. A sign is one that ends names: `c++`, `c#`.
 */
export function classOf(char: string): CharClass {
  const known = classes.get(char);
  if (known) return known;
  const found = OTHER[char] ?? classify(char);
  classes.set(char, found);
  return found;
}

function classify(char: string): CharClass {
  if (/^[\p{L}\p{N}]/u.test(char)) {
    if (IDEOGRAPH.test(char)) return "ideograph";
    return /^\p{L}/u.test(char) ? "letter" : "digit";
  }
  return isEmoji(char) ? "emoji" : "space";
}

/** True for a character that a picture stands for. The signs of copyright and trade mark are signs. */
export function isEmoji(char: string): boolean {
  return /^[\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(char) && !/^[©®]/.test(char);
}

/** Classes of characters by their UTF-16 unit; those of two units are not here. */
const unitClasses: (CharClass | undefined)[] = new Array(0x10000);

/** The class of the character of a folded text that begins at a place before its end. */
export function classAt(text: string, at: number): CharClass {
  const unit = text.charCodeAt(at);
  let known = unitClasses[unit];
  if (known === undefined) {
    known = classOf(text.slice(at, at + unitsAt(text, at)));
    if (!isHighSurrogate(unit)) unitClasses[unit] = known;
  }
  return known;
}

/** UTF-16 units of the character at a place. A first half by itself counts as two, so that `slice` takes what is there. */
export function unitsAt(text: string, at: number): number {
  return isHighSurrogate(text.charCodeAt(at)) ? 2 : 1;
}

/** Whether a UTF-16 unit is the first of two. */
export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
