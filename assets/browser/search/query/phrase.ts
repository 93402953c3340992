import { derivedText } from "../../../../scripts/search/text/compound.ts";
import { foldWords } from "../../../../scripts/search/text/fold.ts";
import { stem } from "../../../../scripts/search/text/stem.ts";
import { parted, type Token, tokenise } from "../../../../scripts/search/text/tokens.ts";

/** Words that follow each other. */
export interface Phrase {
  readonly tokens: readonly PhraseToken[];
  /** Places that it takes. */
  readonly places: number;
}

export interface PhraseToken {
  /** An ideograph, an emoji, or a run of letters or digits. */
  readonly text: string;
  readonly ideograph: boolean;
  /** The next token is an ideograph that must follow without anything between. */
  readonly joined: boolean;
  /**
   * How a run is compared: as it stands in the text; also where it is joined of pieces, or a piece itself; by its stem as
   * well; or by its beginning as well.
   */
  readonly match: "exact" | "word" | "stem" | "beginning";
  /** Signs that must follow it, `++` in `c++`; empty if it does not matter. */
  readonly signs: string;
  /** Its place, from 0. */
  readonly place: number;
}

/**
 * The phrase that a text asks for.
 *
 * @param quoted words match as they are
 * @param open the last word may be the beginning of one, if the text ends in a letter or digit
 * @returns undefined if the text has neither letter, digit, ideograph nor emoji
 */
export function toPhrase(text: string, quoted: boolean, open: boolean): Phrase | undefined {
  const found = tokenise(foldWords(text));
  const begun = open && /[\p{L}\p{N}\p{M}]$/u.test(text);
  let places = 0;
  const tokens = found.map((token, i): PhraseToken => {
    const { text: word, ideograph, joined, signs } = token;
    if (parted(found[i - 1], token)) places++;
    const match = quoted || signs !== "" ? "exact" : begun && i === found.length - 1 ? "beginning" : "stem";
    return { text: word, ideograph, joined, match, signs, place: places++ };
  });
  return tokens.length > 0 ? { tokens, places } : undefined;
}

/** The phrase without its signs: `c` for `c++`. Undefined if it has none. */
export function withoutSigns(phrase: Phrase): Phrase | undefined {
  if (phrase.tokens.every(({ signs }) => signs === "")) return undefined;
  const tokens = phrase.tokens.map(
    (token): PhraseToken => (token.signs === "" ? token : { ...token, signs: "", match: "stem" }),
  );
  return { ...phrase, tokens };
}

/** The phrase of one word that stands in texts joined or in pieces. */
export function joinedPhrase(word: string): Phrase {
  const token: PhraseToken = { text: word, ideograph: false, joined: false, match: "word", signs: "", place: 0 };
  return { tokens: [token], places: 1 };
}

/** True if a word of the index answers a run of letters or digits in a phrase. */
export function wordMatches(word: string, token: PhraseToken): boolean {
  if (token.signs !== "") return word === token.text + token.signs;
  if (word === token.text) return true;
  if (token.match === "exact") return false;
  return runMatches(derivedText(word) ?? word, token);
}

function runMatches(run: string, { text, match }: PhraseToken): boolean {
  if (run === text) return true;
  // A stem keeps the first letter, and costs far more than a look at it.
  if (match === "exact" || match === "word" || run.charCodeAt(0) !== text.charCodeAt(0)) return false;
  return (match === "beginning" && run.startsWith(text)) || stem(run) === stem(text);
}

/** A stretch of folded text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The stretch of a phrase that begins with one of a text's tokens, by the rules of the index.
 *
 * @returns undefined if none does; of a word that was only begun, no more than its beginning
 */
export function phraseAt({ tokens: wanted }: Phrase, tokens: readonly Token[], at: number): Stretch | undefined {
  let start: number | undefined;
  let end = 0;
  let next = at;
  for (const [i, each] of wanted.entries()) {
    const token = tokens[next];
    const found = token && tokenMatch(each, token, wanted[i + 1]);
    if (!found) return undefined;
    start ??= found.start;
    end = found.end;
    next += found.tokens;
  }
  return start === undefined ? undefined : { start, end };
}

/** How a token, or a word joined of it and those after it, answers one of a phrase. */
function tokenMatch(
  wanted: PhraseToken,
  token: Token,
  next: PhraseToken | undefined,
): (Stretch & { readonly tokens: number }) | undefined {
  if (token.ideograph !== wanted.ideograph) return undefined;
  const { start, end } = token;
  if (wanted.ideograph) {
    const apart = next !== undefined && parted(wanted, next);
    const same = token.text === wanted.text && (!wanted.joined || token.joined) && !(apart && token.joined);
    return same ? { start, end, tokens: 1 } : undefined;
  }
  if (wanted.signs !== "") {
    const same = token.text === wanted.text && token.signs === wanted.signs;
    return same ? { start, end: end + wanted.signs.length, tokens: 1 } : undefined;
  }
  if (runMatches(token.text, wanted)) return { start, end: begun(token, wanted), tokens: 1 };
  if (wanted.match === "exact") return undefined;
  const further = token.further.find(({ text }) => runMatches(text, wanted));
  return further && { start: further.start, end: begun(further, wanted), tokens: further.tokens };
}

/** The end of a match: of a word that was only begun, that of its beginning. A word in pieces is taken whole. */
function begun(found: Stretch & { readonly text: string }, wanted: PhraseToken): number {
  const whole = found.end - found.start === found.text.length;
  const beginning = wanted.match === "beginning" && whole && found.text.startsWith(wanted.text);
  return beginning ? found.start + wanted.text.length : found.end;
}
