/** Words that are written joined or split: `wi-fi`, `don't`, `user_name`, `getUserName`. */
import { BOUNDARY } from "./classes.ts";

/** A run of letters within a compound, or a piece of such a run. */
export interface Piece {
  readonly text: string;
  /** Number of its run among those of the compound, from 0. */
  readonly run: number;
}

/** Pieces of a compound that follow each other, as one word. */
export interface JoinedWord {
  readonly text: string;
  /** First and last of its pieces, from 0. */
  readonly first: number;
  readonly last: number;
  /** Their runs, from 0. */
  readonly from: number;
  readonly to: number;
}

/** Pieces that are joined at most, and letters of what comes of it: longer ones are addresses and names of files. */
const MOST_PIECES = 3;
const MOST_LETTERS = 24;
/** Pieces of a compound that are looked at. */
const LONGEST = 12;

/**
 * The words that a compound holds beside its runs: every stretch of up to three pieces, with two letters or more. Runs
 * themselves are left out.
 */
export function joinedWords(pieces: readonly Piece[]): JoinedWord[] {
  const words: JoinedWord[] = [];
  for (let first = 0; first < Math.min(pieces.length, LONGEST); first++) {
    let text = "";
    for (let last = first; last < Math.min(pieces.length, first + MOST_PIECES); last++) {
      text += pieces[last]?.text ?? "";
      if (text.length > MOST_LETTERS) break;
      const [from, to] = [pieces[first]?.run ?? 0, pieces[last]?.run ?? 0];
      if (text.length > 1 && !isRun(pieces, first, last)) words.push({ text, first, last, from, to });
    }
  }
  return words;
}

/** The pieces of runs of letters that make one compound. */
export function piecesOf(runs: readonly string[]): Piece[] {
  return runs.flatMap((text, run) => text.split(BOUNDARY).map((piece) => ({ text: piece, run })));
}

/** True if the pieces are a whole run. */
function isRun(pieces: readonly Piece[], first: number, last: number): boolean {
  const run = pieces[first]?.run;
  return pieces[last]?.run === run && pieces[first - 1]?.run !== run && pieces[last + 1]?.run !== run;
}

/** After a word of the index that is written otherwise in the text: joined from pieces, or a piece of a run. */
const DERIVED = "-";

/** A joined word as the index holds it, beside the same word as it stands in texts. */
export function derivedWord(text: string): string {
  return text + DERIVED;
}

/** The word that a word of the index is derived for; undefined if it stands in the text as it is. */
export function derivedText(word: string): string | undefined {
  return word.endsWith(DERIVED) ? word.slice(0, -1) : undefined;
}
