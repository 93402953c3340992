import { COUNTED } from "./characters.ts";
import type { TextLength } from "./post.ts";

const CHARACTER = new RegExp(`[${COUNTED}]`, "gu");
const LETTER = `(?![${COUNTED}])[\\p{L}\\p{N}\\p{M}]`;
/** `don’t`, `1,000` and `3.14` are one word each. */
const WORD = new RegExp(`(?:${LETTER})+(?:['’](?:${LETTER})+|[.,][0-9]+)*`, "gu");

/**
 * Counts as readers of Chinese do: each Han, kana or Hangul character, and each word of any other script.
 * Punctuation of every script counts nothing.
 */
export function countLength(text: string): TextLength {
  return { characters: count(text, CHARACTER), words: count(text, WORD) };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
