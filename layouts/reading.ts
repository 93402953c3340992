import type { TextLength } from "../scripts/markdown/post.ts";

/**
 * Characters of Chinese read in a minute. An assumption between two known figures: 255 ± 29 when text is read aloud
 * (International Reading Speed Texts, 2012) and the 500 that large publishing sites reckon with for silent reading.
 */
const CHINESE_CHARACTERS_A_MINUTE = 400;

/** Words read in a minute: 238 for English non-fiction read in silence (Brysbaert, 2019), rounded down. */
const WORDS_A_MINUTE = 230;

/**
 * Time it takes to read a text.
 *
 * @param length characters and words of the text
 * @param charactersAMinute speed at which readers of the page's language read its characters
 * @returns whole minutes, at least 1
 */
export function readingMinutes(length: TextLength, charactersAMinute = CHINESE_CHARACTERS_A_MINUTE): number {
  return Math.max(1, Math.round(length.characters / charactersAMinute + length.words / WORDS_A_MINUTE));
}
