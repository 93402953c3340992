import { foldText } from "../../../../scripts/search/text/fold.ts";
import { stem } from "../../../../scripts/search/text/stem.ts";
import { parted, type Token, tokenise } from "../../../../scripts/search/text/tokens.ts";

/** Words that follow each other. */
export interface Phrase {
  readonly tokens: readonly PhraseToken[];
  /** Places that it takes. */
  readonly places: number;
}

export interface PhraseToken {
  /** An ideograph, or a run of letters or digits. */
  readonly text: string;
  readonly ideograph: boolean;
  /** The next token is an ideograph that must follow without anything between. */
  readonly joined: boolean;
  /** How a run is compared: as it is, by its stem as well, or by its beginning as well. */
  readonly match: "exact" | "stem" | "beginning";
  /** Its place, from 0. */
  readonly place: number;
}

/**
 * The phrase that a text asks for.
 *
 * @param quoted words match as they are
 * @param open the last word may be the beginning of one
 * @returns undefined if the text has neither letter, digit nor ideograph
 */
export function toPhrase(text: string, quoted: boolean, open: boolean): Phrase | undefined {
  const found = tokenise(foldText(text));
  let places = 0;
  const tokens = found.map((token, i): PhraseToken => {
    const { text: word, ideograph, joined } = token;
    if (parted(found[i - 1], token)) places++;
    const match = quoted ? "exact" : open && i === found.length - 1 ? "beginning" : "stem";
    return { text: word, ideograph, joined, match, place: places++ };
  });
  return tokens.length > 0 ? { tokens, places } : undefined;
}

/** True if a word of a text answers a run of letters or digits in a phrase. */
export function wordMatches(word: string, token: PhraseToken): boolean {
  if (word === token.text) return true;
  if (token.match === "exact") return false;
  if (stem(word) === stem(token.text)) return true;
  return token.match === "beginning" && word.startsWith(token.text);
}

/** True if the phrase is at `at` in a text's tokens. */
export function phraseAt(phrase: Phrase, tokens: readonly Token[], at: number): boolean {
  return phrase.tokens.every((wanted, i) => {
    const token = tokens[at + i];
    if (!token || token.ideograph !== wanted.ideograph) return false;
    if (!wanted.ideograph) return wordMatches(token.text, wanted);
    const next = phrase.tokens[i + 1];
    const apart = next !== undefined && parted(wanted, next);
    return token.text === wanted.text && (!wanted.joined || token.joined) && !(apart && token.joined);
  });
}
