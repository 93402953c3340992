import { BOUNDARY, type CharClass, classAt, JOINT, unitsAt, ZERO_WIDTH_JOINER, ZERO_WIDTH_SPACE } from "./classes.ts";
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
    const kind = classAt(folded, start);
    const own = start + unitsAt(folded, start);
    let end = own;
    if (kind === "ideograph") {
      while (folded[end] === ZERO_WIDTH_SPACE) end++;
      const joined = end < folded.length && classAt(folded, end) === "ideograph";
      const text = folded.slice(start, own);
      tokens.push({ text, ideograph: true, joined, start, end: own, signs: "", further: NONE });
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
  let end = start + unitsAt(folded, start);
  if (kind === "emoji") {
    if (isRegional(folded, start) && isRegional(folded, end)) return end + 2;
    while (folded[end] === ZERO_WIDTH_JOINER && isAt("emoji", folded, end + 1)) end += 1 + unitsAt(folded, end + 1);
    return end;
  }
  while (isAt(kind, folded, end) || (kind === "letter" && isAt("boundary", folded, end))) end += unitsAt(folded, end);
  return end;
}

/** Whether a character of a class is at a place; none is after the end. */
function isAt(kind: CharClass, folded: string, at: number): boolean {
  return at < folded.length && classAt(folded, at) === kind;
}

/** The signs at a place. */
export function signsAt(folded: string, at: number): string {
  let end = at;
  while (isAt("sign", folded, end)) end++;
  return folded.slice(at, end);
}

/** True if a compound goes on at the end of a run. */
export function isJoint(folded: string, at: number): boolean {
  return folded.charAt(at) === JOINT && isAt("letter", folded, at + 1);
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
  for (const { text, first, last, from, to } of joinedWords(pieces)) {
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
