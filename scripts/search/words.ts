/** The words of the index, for each place of a text. */
import { BOUNDARY, type CharClass, classAt, unitsAt, ZERO_WIDTH_SPACE } from "./text/classes.ts";
import { derivedWord, joinedWords, piecesOf } from "./text/compound.ts";
import { isJoint, runEnd, signsAt } from "./text/tokens.ts";

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

/** A word at a place that has one already. */
export interface FurtherWord {
  readonly word: string;
  readonly place: number;
}

/** The words of a text by place; `null` is a place left free, between two stretches of ideographs. */
export interface PlacedWords {
  readonly places: (Word | null)[];
  readonly further: FurtherWord[];
}

/**
 * The words of the index for a folded text, `foldWords`: a run of letters or digits as it is, an emoji, an ideograph with
 * the one that follows it directly, and by itself if none does. So a word that begins with an ideograph is at its own
 * place, and two or more in a row are found by pairs. A place is left free between two stretches of ideographs, so that
 * they do not seem to be one. Further words are runs with the signs after them, and those joined of pieces, at the
 * places of their first and last piece. Tokens are those of `tokenise`, which keeps more of them than is needed here.
 *
 * @param into words of texts before, after whose places these come
 */
export function indexWords(folded: string, into: PlacedWords = { places: [], further: [] }): PlacedWords {
  const { places, further } = into;
  /** Whether the token before ended a stretch of ideographs. */
  let ended = false;
  /** Runs of letters of the compound that has not ended. */
  let compound: string[] = [];
  for (let start = 0; start < folded.length; ) {
    const kind = classAt(folded, start);
    let end = start + unitsAt(folded, start);
    if (kind === "ideograph") {
      const own = end;
      while (folded[end] === ZERO_WIDTH_SPACE) end++;
      const joined = end < folded.length && classAt(folded, end) === "ideograph";
      if (ended) places.push(null);
      places.push(ideographs(folded, start, own, end, joined ? end + unitsAt(folded, end) : end));
      ended = !joined;
    } else if (kind === "letter") {
      while (end < folded.length && isWithin(classAt(folded, end))) end += unitsAt(folded, end);
      const run = folded.slice(start, end);
      const whole = run.includes(BOUNDARY) ? run.replaceAll(BOUNDARY, "") : run;
      places.push(whole);
      ended = false;
      const joint = isJoint(folded, end);
      if (joint || compound.length > 0 || whole !== run) {
        compound.push(run);
        if (!joint) {
          addJoined(further, compound, places.length - compound.length);
          compound = [];
        }
      }
      end = joint ? end + 1 : addSigned(further, folded, whole, end, places.length - 1);
    } else if (kind === "digit" || kind === "emoji") {
      end = runEnd(folded, start, kind);
      const run = folded.slice(start, end);
      places.push(run);
      ended = false;
      if (kind === "digit") end = addSigned(further, folded, run, end, places.length - 1);
    }
    start = end;
  }
  return into;
}

/** Adds a run with the signs after it. @returns the end of the signs */
function addSigned(further: FurtherWord[], folded: string, run: string, end: number, place: number): number {
  if (end >= folded.length || classAt(folded, end) !== "sign") return end;
  const signs = signsAt(folded, end);
  further.push({ word: run + signs, place });
  return end + signs.length;
}

/** Adds the joined words of a compound whose first run is at a place. */
function addJoined(further: FurtherWord[], runs: readonly string[], place: number): void {
  const pieces = piecesOf(runs);
  for (const { text, from, to } of joinedWords(pieces)) {
    further.push({ word: derivedWord(text), place: place + from });
    // For what follows it directly, in a phrase.
    if (to !== from) further.push({ word: derivedWord(text), place: place + to });
  }
}

function isWithin(kind: CharClass): boolean {
  return kind === "letter" || kind === "boundary";
}

/** The word of an ideograph, and of the one after it if there is one. */
function ideographs(text: string, start: number, end: number, next: number, nextEnd: number): Word {
  if (end - start === 1 && nextEnd - next < 2)
    return (text.charCodeAt(start) << 16) | (nextEnd > next ? text.charCodeAt(next) : 0);
  return text.slice(start, end) + text.slice(next, nextEnd);
}
