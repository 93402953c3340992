import { BOUNDARY, type CharClass, classOf, JOINT, ZERO_WIDTH_JOINER, ZERO_WIDTH_SPACE } from "./classes.ts";
import { joinedWords, piecesOf } from "./compound.ts";

/** One place in a text as the index counts places: an ideograph, an emoji, a run of letters, or a run of digits. */
export interface Token {
  /** The ideograph, or the whole run without boundaries. */
  readonly text: string;
  readonly ideograph: boolean;
  /** True for an ideograph that another one follows directly. */
  readonly joined: boolean;
  /** Offset in the folded text. */
  readonly start: number;
  /** Offset after it in the folded text. */
  readonly end: number;
  /** Signs that follow a run directly, `++` in `c++`; empty if there are none. */
  readonly signs: string;
  /** Words that begin in this run and are not the run: `wifi` in `wi-fi`, `username` in `getUserName`. */
  readonly further: readonly FurtherToken[];
}

/** A word that is joined of pieces. */
export interface FurtherToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Tokens that it is part of. */
  readonly tokens: number;
}

/** A token of which the compound that it belongs to is not known yet. */
type RunToken = Token & { further: FurtherToken[] };

/**
 * Cuts folded text, `foldWords`, into tokens. Letters and digits part, so that `iPhone15` and `iPhone 15` are one.
 */
export function tokenise(folded: string): Token[] {
  const tokens: Token[] = [];
  let compound: RunToken[] = [];
  for (let start = 0; start < folded.length; ) {
    const char = charAt(folded, start);
    const kind = classOf(char);
    let end = start + char.length;
    if (kind === "ideograph") {
      while (folded[end] === ZERO_WIDTH_SPACE) end++;
      const joined = end < folded.length && classOf(charAt(folded, end)) === "ideograph";
      const own = start + char.length;
      tokens.push({ text: char, ideograph: true, joined, start, end: own, signs: "", further: NONE });
    } else if (kind === "letter" || kind === "digit" || kind === "emoji") {
      end = runEnd(folded, start, kind);
      const signs = kind === "emoji" ? "" : signsAt(folded, end);
      const text = folded.slice(start, end).replaceAll(BOUNDARY, "");
      const token: RunToken = { text, ideograph: false, joined: false, start, end, signs, further: [] };
      tokens.push(token);
      if (kind === "letter") {
        compound.push(token);
        if (isJoint(folded, end)) end++;
        else {
          addFurther(folded, compound);
          compound = [];
        }
      }
      end += signs.length;
    }
    start = end;
  }
  return tokens;
}

const NONE: readonly FurtherToken[] = [];

/** The end of a run of letters or digits, or of one emoji. */
export function runEnd(folded: string, start: number, kind: CharClass): number {
  let end = start + charAt(folded, start).length;
  if (kind === "emoji") {
    if (isRegional(folded, start) && isRegional(folded, end)) return end + 2;
    while (folded[end] === ZERO_WIDTH_JOINER && classOf(charAt(folded, end + 1)) === "emoji") {
      end += 1 + charAt(folded, end + 1).length;
    }
    return end;
  }
  while (end < folded.length) {
    const next = charAt(folded, end);
    const nextKind = classOf(next);
    if (nextKind !== kind && !(kind === "letter" && nextKind === "boundary")) break;
    end += next.length;
  }
  return end;
}

/** The signs at a place. */
export function signsAt(folded: string, at: number): string {
  let end = at;
  while (end < folded.length && classOf(folded.charAt(end)) === "sign") end++;
  return folded.slice(at, end);
}

/** True if a compound goes on at the end of a run. */
export function isJoint(folded: string, at: number): boolean {
  return folded.charAt(at) === JOINT && classOf(charAt(folded, at + 1)) === "letter";
}

/** Notes in each run of a compound the words that begin in it. */
function addFurther(folded: string, compound: readonly RunToken[]): void {
  const runs = compound.map(({ start, end }) => folded.slice(start, end));
  if (runs.length === 1 && !runs[0]?.includes(BOUNDARY)) return;
  const pieces = piecesOf(runs);
  const starts: number[] = [];
  for (const [i, run] of runs.entries()) {
    let at = compound[i]?.start ?? 0;
    for (const text of run.split(BOUNDARY)) {
      starts.push(at);
      at += text.length + BOUNDARY.length;
    }
  }
  for (const { text, first, last } of joinedWords(pieces)) {
    const [from, to] = [pieces[first]?.run ?? 0, pieces[last]?.run ?? 0];
    const end = (starts[last] ?? 0) + (pieces[last]?.text.length ?? 0);
    compound[from]?.further.push({ text, start: starts[first] ?? 0, end, tokens: to - from + 1 });
  }
}

/** True if a place is left free before a token, so that no two stretches of ideographs seem to be one. */
export function parted(
  before: Pick<Token, "ideograph" | "joined"> | undefined,
  token: Pick<Token, "ideograph">,
): boolean {
  return Boolean(before?.ideograph && !before.joined && token.ideograph);
}

function isRegional(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0;
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}

function charAt(text: string, at: number): string {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code < 0xdc00 ? text.slice(at, at + 2) : text.charAt(at);
}
