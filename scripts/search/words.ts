/** The words of the index, for each place of a text. */
import { type CharClass, classOf, ZERO_WIDTH_SPACE } from "./text/fold.ts";

/**
 * A word: text, or, for one or two ideographs of a UTF-16 unit each, both units in one number. Nearly all words are such,
 * and a number is found several times as fast as a text.
 */
export type Word = string | number;

/** The text of a word. */
export function wordText(word: Word): string {
  if (typeof word === "string") return word;
  const [first, second] = [(word >>> 16) & 0xffff, word & 0xffff];
  return second === 0 ? String.fromCharCode(first) : String.fromCharCode(first, second);
}

/**
 * The word of the index for each place of a folded text: a run of letters or digits as it is, an ideograph with the one
 * that follows it directly, and by itself if none does. So a word that begins with an ideograph is at its own place,
 * and two or more in a row are found by pairs. `null` is a place left free, between two stretches of ideographs, so that
 * they do not seem to be one. Tokens are those of `tokenise`, which keeps more of them than is needed here.
 */
export function indexWords(folded: string): (Word | null)[] {
  const words: (Word | null)[] = [];
  /** Whether the token before ended a stretch of ideographs. */
  let ended = false;
  for (let start = 0; start < folded.length; ) {
    const kind = classAt(folded, start);
    let end = start + unitsAt(folded, start);
    if (kind === "ideograph") {
      const own = end;
      while (folded[end] === ZERO_WIDTH_SPACE) end++;
      const joined = end < folded.length && classAt(folded, end) === "ideograph";
      if (ended) words.push(null);
      words.push(ideographs(folded, start, own, end, joined ? end + unitsAt(folded, end) : end));
      ended = !joined;
    } else if (kind !== "space") {
      while (end < folded.length && classAt(folded, end) === kind) end += unitsAt(folded, end);
      words.push(folded.slice(start, end));
      ended = false;
    }
    start = end;
  }
  return words;
}

/** The word of an ideograph, and of the one after it if there is one. */
function ideographs(text: string, start: number, end: number, next: number, nextEnd: number): Word {
  if (end - start === 1 && nextEnd - next < 2)
    return (text.charCodeAt(start) << 16) | (nextEnd > next ? text.charCodeAt(next) : 0);
  return text.slice(start, end) + text.slice(next, nextEnd);
}

/** Classes of characters by their UTF-16 unit; those of two units are not here. */
const unitClasses: (CharClass | undefined)[] = new Array(0x10000);

function classAt(text: string, at: number): CharClass {
  const unit = text.charCodeAt(at);
  let known = unitClasses[unit];
  if (known === undefined) {
    known = classOf(text.slice(at, at + unitsAt(text, at)));
    if (!isHigh(unit)) unitClasses[unit] = known;
  }
  return known;
}

function unitsAt(text: string, at: number): number {
  return isHigh(text.charCodeAt(at)) ? 2 : 1;
}

/** Whether a unit is the first of two, as `tokenise` has it. */
function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
