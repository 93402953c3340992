import { classOf, ZERO_WIDTH_SPACE } from "./fold.ts";

/** One place in a text as the index counts places: an ideograph, a run of letters, or a run of digits. */
export interface Token {
  /** The ideograph, or the whole run. */
  readonly text: string;
  readonly ideograph: boolean;
  /** True for an ideograph that another one follows directly. */
  readonly joined: boolean;
  /** Offset in the folded text. */
  readonly start: number;
  /** Offset after it in the folded text. */
  readonly end: number;
}

/** Cuts folded text into tokens. Letters and digits part, so that `iPhone15` and `iPhone 15` are one. */
export function tokenise(folded: string): Token[] {
  const tokens: Token[] = [];
  for (let start = 0; start < folded.length; ) {
    const char = charAt(folded, start);
    const kind = classOf(char);
    let end = start + char.length;
    if (kind === "ideograph") {
      while (folded[end] === ZERO_WIDTH_SPACE) end++;
      const joined = end < folded.length && classOf(charAt(folded, end)) === "ideograph";
      tokens.push({ text: char, ideograph: true, joined, start, end: start + char.length });
    } else if (kind !== "space") {
      while (end < folded.length && classOf(charAt(folded, end)) === kind) end += charAt(folded, end).length;
      tokens.push({ text: folded.slice(start, end), ideograph: false, joined: false, start, end });
    }
    start = end;
  }
  return tokens;
}

/** True if a place is left free before a token, so that no two stretches of ideographs seem to be one. */
export function parted(
  before: Pick<Token, "ideograph" | "joined"> | undefined,
  token: Pick<Token, "ideograph">,
): boolean {
  return Boolean(before?.ideograph && !before.joined && token.ideograph);
}

function charAt(text: string, at: number): string {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code < 0xdc00 ? text.slice(at, at + 2) : text.charAt(at);
}
