/** Text → Markdown that shows exactly this text, with no more backslashes than that takes. Pure. */
import { tokenize } from "../../markdown/parser.ts";

/** Where a text is. */
export interface TextPlace {
  /** What is written before it, its last character at least; empty or a line break at the beginning of a line. */
  readonly before: string;
  /** What follows, its first character at least; empty at the end of a line. */
  readonly after: string;
  /** Whether it is inside the brackets of a link. */
  readonly inLabel: boolean;
  readonly inTable: boolean;
  /** Signs that form nothing in this block, because there are no two of them. */
  readonly harmless: ReadonlySet<string>;
}

const PUNCTUATION = /[!-/:-@[-`{-~]/;
/** What may need a backslash somewhere; most texts have nothing of it. */
const SUSPECT = /[\\`*_{}[\]<>&~$^|!#+=:-]|^\s*\d{1,9}[.)]/;

/** Begins of lines that are no text to Markdown, and the place of the character that must be escaped. */
const LINE_STARTS: readonly RegExp[] = [
  /^()#{1,6}(?:\s|$)/,
  /^()>/,
  /^()[-+*](?:\s|$)/,
  /^()(?:-\s*){2,}$/,
  /^()(?:\*\s*){2,}$/,
  /^()(?:_\s*){3,}$/,
  /^()=+\s*$/,
  /^()(?:`{3}|~{3})/,
  /^()[|:-][|:\s-]*$/,
  /^()\|(?=\s|[:-])/,
  /^(\d{1,9})[.)](?:\s|$)/,
  // A footnote, an alert, a task.
  /^()\[(?:\^|!|[ xX]\]\s)/,
  /^()\$\$/,
];

/** @param value text on one line */
export function escapeText(value: string, place: TextPlace): string {
  if (!SUSPECT.test(value) && !/[!\\^]$/.test(value)) return value;
  const marks = new Set<number>();
  const all = value + place.after;
  if (/^$|\n$/.test(place.before)) {
    const start = value.length - value.trimStart().length;
    const found = LINE_STARTS.map((one) => one.exec(value.slice(start))).find((one) => one !== null);
    if (found) marks.add(start + (found[1]?.length ?? 0));
    // A definition, whose label may go on in the next line.
    else if (value[start] === "[" && !place.harmless.has("]:")) marks.add(start);
  }
  for (const { 0: character, index } of value.matchAll(/[\\`*_[\]<&~$^|!{]/g)) {
    if (isMarkup(character, index, value, all, place)) marks.add(index);
  }
  return insert(value, marks, place.harmless.has("["));
}

function isMarkup(character: string, at: number, value: string, all: string, place: TextPlace): boolean {
  const next = all.charAt(at + 1);
  const before = at === 0 ? place.before.slice(-1) : value.charAt(at - 1);
  switch (character) {
    case "\\":
      return PUNCTUATION.test(next) || next === "" || next === "\n";
    case "`":
    case "$":
      return !place.harmless.has(character);
    case "*":
      return !place.harmless.has("*") && !(isSpace(before) && isSpace(next));
    case "_":
      return !place.harmless.has("_") && !(isWord(before) && isWord(next)) && !(isSpace(before) && isSpace(next));
    case "~":
      return next === "~" || before === "~";
    case "[":
      return place.inLabel;
    case "]":
      return place.inLabel || next === "(" || next === "[";
    // Templates of other programs, in which a backslash would be one.
    case "{":
      return next === "{" || next === "%";
    case "!":
      return next === "[";
    case "^":
      return next === "[" || (place.inLabel && before === "[");
    case "<":
      return /^<(?:[A-Za-z/!?]|[^\s<>]+@)/.test(all.slice(at));
    case "&":
      return /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{0,31});/.test(all.slice(at));
    default:
      return place.inTable;
  }
}

/**
 * Finds the signs of which a block has too few to form anything. Whether dollar signs and escaped brackets form a
 * formula is asked once the block is written.
 *
 * @param text all text of the block that is no code
 * @param marks signs that are written for other reasons, `*` for bold words
 */
export function harmlessIn(text: string, marks: ReadonlySet<string>): ReadonlySet<string> {
  const harmless = new Set<string>(["$", "["]);
  for (const sign of ["*", "_", "`"]) {
    if (!marks.has(sign) && text.indexOf(sign) === text.lastIndexOf(sign)) harmless.add(sign);
  }
  if (!text.includes("]:")) harmless.add("]:");
  return harmless;
}

/** Whether our renderer finds a formula in a text: between dollar signs, or between brackets with a backslash each. */
export function formsFormula(text: string): boolean {
  return tokenize(text).some(({ type, info, children }) => {
    return (type === "fence" && info === "math") || children?.some((child) => child.type === "formula");
  });
}

function isSpace(character: string): boolean {
  return character === "" || /\s/.test(character);
}

function isWord(character: string): boolean {
  return /[A-Za-z0-9]/.test(character);
}

/** @param brackets false writes a bracket as an entity, because with a backslash it would begin a formula */
function insert(value: string, marks: ReadonlySet<number>, brackets: boolean): string {
  let result = "";
  let from = 0;
  for (const at of [...marks].sort((a, b) => a - b)) {
    const isEntity = !brackets && value[at] === "[";
    result += `${value.slice(from, at)}${isEntity ? "&#91;" : "\\"}`;
    from = isEntity ? at + 1 : at;
  }
  return result + value.slice(from);
}
