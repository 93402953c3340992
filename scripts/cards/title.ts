/** Fits a title into its lines. Pure, but for the font that measures. */
import { lineParts } from "../../layouts/line-parts.ts";

/** Sizes of type in pixels, and how many lines may have it. */
const SIZES = [
  { size: 104, most: 1 },
  { size: 90, most: 2 },
  { size: 76, most: 3 },
  { size: 66, most: 3 },
  { size: 58, most: 4 },
  { size: 50, most: 4 },
] as const;
const SMALLEST = SIZES[SIZES.length - 1] ?? SIZES[0];

/** Characters of a title that are looked at; four lines have room for less. */
const LONGEST = 400;

/** A title as it is drawn. */
export interface FittedTitle {
  /** Pixels. */
  readonly size: number;
  readonly lines: readonly string[];
}

/**
 * The largest type in which the title has room. What is too long for four lines of the smallest ends in an ellipsis.
 *
 * @param room width of a line in pixels
 * @param widthOf gives the width of a text in em
 */
export function fitTitle(title: string, room: number, widthOf: (text: string) => number): FittedTitle {
  const parts = lineParts(charactersOf(title.replace(/\s+/gu, " ").trim()).slice(0, LONGEST).join(""));
  const whole = parts.map((part) => pieceOf(part, widthOf));
  for (const { size, most } of SIZES) {
    if (whole.some(({ bare }) => bare > room / size)) continue;
    const lines = wrapped(whole, room / size);
    if (lines.length <= most) return { size, lines: balanced(whole, lines.length, room / size) };
  }
  const { size, most } = SMALLEST;
  const em = room / size;
  const pieces = whole.flatMap((piece) => shortened(piece, em, widthOf));
  const lines = wrapped(pieces, em);
  if (lines.length <= most) return { size, lines: balanced(pieces, lines.length, em) };
  return { size, lines: [...lines.slice(0, most - 1).map(trimmed), ended(lines[most - 1] ?? "", em, widthOf)] };
}

/** A piece of a title that stays on one line. Widths are in em. */
interface Piece {
  readonly text: string;
  readonly width: number;
  /** Without the gap at its end. */
  readonly bare: number;
}

function pieceOf(text: string, widthOf: (text: string) => number): Piece {
  const bare = text.trimEnd();
  const width = widthOf(text);
  return { text, width, bare: bare === text ? width : widthOf(bare) };
}

/** A part in pieces of which each has room on a line: one that is too long is cut anywhere. */
function shortened(piece: Piece, room: number, widthOf: (text: string) => number): Piece[] {
  return piece.bare <= room ? [piece] : charactersOf(piece.text).map((one) => pieceOf(one, widthOf));
}

/** Characters with the marks on them. */
function charactersOf(text: string): string[] {
  return text.match(/^\p{M}+|\P{M}\p{M}*/gu) ?? [];
}

/** Lines, with the gaps at their ends. */
function wrapped(pieces: readonly Piece[], room: number): string[] {
  const lines: string[] = [];
  let width = 0;
  for (const { text, width: whole, bare } of pieces) {
    if (lines.length > 0 && width + bare <= room) lines[lines.length - 1] += text;
    else {
      lines.push(text);
      width = 0;
    }
    width += whole;
  }
  return lines;
}

function trimmed(line: string): string {
  return line.trimEnd();
}

/** As many lines, as even as may be. */
function balanced(pieces: readonly Piece[], count: number, room: number): string[] {
  let [narrow, wide] = [0, room];
  for (let step = 0; step < 12; step += 1) {
    const middle = (narrow + wide) / 2;
    if (wrapped(pieces, middle).length <= count) wide = middle;
    else narrow = middle;
  }
  return wrapped(pieces, wide).map(trimmed);
}

/** A line that goes on, with an ellipsis in place of its last words: of its last characters, if it is one word. */
function ended(line: string, room: number, widthOf: (text: string) => number): string {
  const words = lineParts(line);
  const end = (pieces: readonly string[]) => `${withoutPause(pieces.join(""))}…`;
  while (words.length > 1 && widthOf(end(words)) > room) words.pop();
  if (widthOf(end(words)) <= room) return end(words);
  const characters = charactersOf(line);
  while (characters.length > 0 && widthOf(end(characters)) > room) characters.pop();
  return end(characters);
}

/** A text without gaps and signs of a pause at its end. */
function withoutPause(text: string): string {
  let end = text.length;
  while (end > 0 && PAUSES.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

const PAUSES = " 、，。：；—–,.:;-";
