/** Characters that a font has, and those of a card that it lacks. Pure. */
import { withoutInvisible } from "../core/invisible.ts";
import type { CardText } from "./card.ts";

/** First and last code point of each range of characters, ascending. */
export type CharacterRanges = readonly (readonly [number, number])[];

/** The characters of a card that a font lacks, each once. */
export function lackingCharacters(text: CardText, ranges: CharacterRanges): string[] {
  const { title, board, date = "", site } = text;
  const characters = new Set(withoutInvisible(`${title}${board}${date}${site}`).replace(/[\s\u200c\u200d]/gu, ""));
  return [...characters].filter((character) => !isIn(ranges, character.codePointAt(0) ?? 0));
}

function isIn(ranges: CharacterRanges, point: number): boolean {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] ?? [0, 0];
    if (point < first) high = middle - 1;
    else if (point > last) low = middle + 1;
    else return true;
  }
  return false;
}
