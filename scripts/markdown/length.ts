import { COUNTED } from "./characters.ts";
import type { TextLength } from "./post.ts";

const CHARACTERS = new RegExp(`[${COUNTED}]+`, "gu");
/** `don’t`, `1,000` and `3.14` are one word each. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+|[.,][0-9]+)*/gu;
const ASTRAL = /[\u{10000}-\u{10ffff}]/gu;

/**
 * Counts as readers of Chinese do: each Han, kana or Hangul character, and each word of any other script.
 * Punctuation of every script counts nothing.
 */
export function countLength(text: string): TextLength {
  let characters = 0;
  const rest = text.replace(CHARACTERS, (run) => {
    characters += run.length - (run.match(ASTRAL)?.length ?? 0);
    return " ";
  });
  return { characters, words: rest.match(WORD)?.length ?? 0 };
}
