import { sameCharacter } from "../../core/han/same-character.ts";
import { BOUNDARY, classOf, isHighSurrogate, JOINT } from "./classes.ts";
import { emojiEnd, foldCluster, foldEmoji, foldSign, isContinuing } from "./clusters.ts";

/** A text as search sees it, with the way back to where each piece of it came from. */
export interface Folded {
  /**
   * Ideographs, letters, digits, emoji and the signs `+` and `#`; joints and boundaries between letters; zero-width spaces
   * as they are; a space for anything else.
   */
  readonly text: string;
  /** Where in the source the cluster begins that each UTF-16 unit of `text` came from. */
  readonly starts: readonly number[];
  /** Where it ends, its marks included. */
  readonly ends: readonly number[];
}

/**
 * `plain` for texts that are compared as a whole, `words` with joints and boundaries for the tokeniser, and `letters`
 * with all punctuation as it is.
 */
type Mode = "plain" | "words" | "letters";

/** What stands for one character in search, whatever is beside it. */
export function foldCharacter(codePoint: number): string {
  return foldCluster(String.fromCodePoint(codePoint));
}

/** Folds a text for the tokeniser, keeping for each piece where it came from. */
export function fold(source: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  const text = foldInto(source, "words", (units, start, end) => {
    for (let k = 0; k < units; k++) {
      starts.push(start);
      ends.push(end);
    }
  });
  return { text, starts, ends };
}

/** The text of `fold` alone. */
export function foldWords(source: string): string {
  return foldInto(source, "words");
}

/** A text of which only what is the same for search matters: without joints and boundaries. Folding again changes nothing. */
export function foldText(source: string): string {
  return foldInto(source, "plain");
}

/**
 * Folded text in which punctuation and signs stay what they are, of whatever width: for what is the same to the letter.
 * White space of any length is one space.
 */
export function foldToTheLetter(source: string): string {
  return foldInto(source, "letters");
}

/**
 * The place of a stretch of folded text in its source. Marks and invisible characters after it belong to it; a character
 * that folds to several is taken whole.
 *
 * @returns start and end offset in the source
 */
export function sourceRange(folded: Folded, from: number, to: number): [number, number] {
  return [folded.starts[from] ?? 0, folded.ends[to - 1] ?? 0];
}

const KNOWN = 1;
/** Needs a look at what is beside it. */
const CAREFUL = 2;
const CONTINUES = 4;
const LOWER = 8;
const UPPER = 16;
const LETTER = 32;
/** May begin an emoji. */
const EMOJI = 64;

/** Facts about characters of one UTF-16 unit, and what each folds to by itself; filled as they are met. */
const facts = new Uint8Array(0x10000);
const alone: string[] = new Array(0x10000);

/** What begins the rest of an address: a path, or the server of a mail address. */
const ADDRESS = "/@\uff0f\uff20";
/** No address goes on after these. */
const NO_ADDRESS = /[\s"'<>()[\]{}|,;\u2e80-\u{10ffff}]/u;
/** The last part of a name with full stops, as in Node.js, if it is no address. */
const LAST_PART = /.\p{Script=Latin}+(?!\.?[\p{Script=Latin}\p{N}]|[/@_-]|:\p{N})/uy;
const FULL_STOPS = ".\uff0e";

const JOINTS = "-\u2010\u2011\ufe63\uff0d'\u2018\u2019\u02bc\uff07_\uff3f.\uff0e";
/** Dots that stand between the names of a person, in Taiwan often the full-width full stop. */
const MIDDLE_DOTS = "\u00b7\u0387\u2022\u2027\u2219\u22c5\u2e31\u30fb\ufe52\uff0e\uff65";

function factsOf(unit: number): number {
  const known = facts[unit] ?? 0;
  if (known !== 0) return known;
  const char = String.fromCharCode(unit);
  // Most characters of most texts, of which nothing else need be known.
  if (isUnified(unit)) {
    alone[unit] = sameCharacter(unit) ?? char;
    facts[unit] = KNOWN;
    return KNOWN;
  }
  const folded = foldCluster(char);
  alone[unit] = folded;
  let found = KNOWN;
  if (isContinuing(unit)) found |= CONTINUES;
  if (/^\p{Ll}/u.test(char)) found |= LOWER;
  if (/^\p{Lu}/u.test(char)) found |= UPPER;
  if (folded !== "" && classOf(folded.charAt(0)) === "letter") found |= LETTER;
  if (isSurrogate(unit) || emojiEnd(char, 0) > 0) found |= EMOJI;
  const careful = ADDRESS.includes(char) || JOINTS.includes(char) || MIDDLE_DOTS.includes(char);
  if (careful || (found & (UPPER | EMOJI)) !== 0) found |= CAREFUL;
  facts[unit] = found;
  return found;
}

/** The facts about the unit at a place; none after the end. */
function factsAt(source: string, at: number): number {
  return at < source.length ? factsOf(source.charCodeAt(at)) : 0;
}

/** @param note called with the number of units that a cluster folded to, and where it is in the source */
function foldInto(source: string, mode: Mode, note?: (units: number, start: number, end: number) => void): string {
  let text = "";
  /** Its last character. To look at the text itself, which grows, would copy all of it each time. */
  let last = "";
  /** Facts about the first unit of the cluster before. */
  let before = 0;
  /** How far the last path or server of an address goes on, as far as is known; in these no words are joined. */
  let address = -1;
  const inAddress = (at: number): boolean => {
    if (address >= 0) address = NO_ADDRESS.test(source.slice(address, at)) ? -1 : at;
    return address >= 0;
  };
  for (let at = 0; at < source.length; ) {
    const unit = source.charCodeAt(at);
    const known = factsOf(unit);
    let end = at + 1;
    let folded: string;
    if ((known & CAREFUL) === 0 && !continuesAt(source, end)) folded = alone[unit] ?? "";
    else {
      const emoji = (known & EMOJI) === 0 ? at : emojiEnd(source, at);
      end = clusterEnd(source, emoji > at ? emoji : at + unitsAt(source, at));
      const cluster = source.slice(at, end);
      if (emoji > at) folded = foldEmoji(source.slice(at, emoji));
      else if (MIDDLE_DOTS.includes(cluster) && joinsIdeographs(last, source, end)) folded = "";
      else if (JOINTS.includes(cluster)) {
        const between = mode === "words" && classOf(last) === "letter" && (factsAt(source, end) & LETTER) !== 0;
        const joint = between && (!FULL_STOPS.includes(cluster) || isLastPart(source, at)) && !inAddress(at);
        folded = joint ? JOINT : " ";
      } else {
        folded = foldCluster(cluster);
        if (ADDRESS.includes(cluster)) address = end;
        else if (
          mode === "words" &&
          classOf(last) === "letter" &&
          beginsPiece(known, before, source, end) &&
          !inAddress(at)
        )
          folded = BOUNDARY + folded;
      }
    }
    if (mode === "letters" && folded.startsWith(" ") && folded.trim() === "")
      folded = signAfter(last, source.slice(at, end));
    note?.(folded.length, at, end);
    text += folded;
    if (folded !== "") last = lastOf(folded);
    before = known;
    at = end;
  }
  return text;
}

/** The end of a cluster of which one character ends at `at`. */
function clusterEnd(source: string, at: number): number {
  let end = at;
  while (continuesAt(source, end)) end += unitsAt(source, end);
  return end;
}

function continuesAt(source: string, at: number): boolean {
  const astral = at < source.length && isHighSurrogate(source.charCodeAt(at));
  return astral ? isContinuing(source.codePointAt(at) ?? 0) : (factsAt(source, at) & CONTINUES) !== 0;
}

/** A capital after a small letter begins a piece, and one before a small letter after another capital: `HTTPServer`. */
function beginsPiece(known: number, before: number, source: string, end: number): boolean {
  if ((known & UPPER) === 0) return false;
  if ((before & LOWER) !== 0) return true;
  return (before & UPPER) !== 0 && (factsAt(source, end) & LOWER) !== 0;
}

/** True if folded text ends with an ideograph and the source goes on with one. */
function joinsIdeographs(last: string, source: string, at: number): boolean {
  if (at >= source.length || classOf(last) !== "ideograph") return false;
  const next = foldCluster(source.slice(at, clusterEnd(source, at + unitsAt(source, at))));
  return classOf(String.fromCodePoint(next.codePointAt(0) ?? 0)) === "ideograph";
}

/** True if a full stop stands before the last part of a name. */
function isLastPart(source: string, at: number): boolean {
  LAST_PART.lastIndex = at;
  return LAST_PART.test(source);
}

function lastOf(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return text.slice(last >= 0xdc00 && last < 0xe000 ? -2 : -1);
}

/** A sign after a character: of white space in a row there is one. */
function signAfter(last: string, cluster: string): string {
  const sign = foldSign(cluster);
  return sign === " " && last === " " ? "" : sign;
}

/** Whether a unit is a CJK unified ideograph of the first block. Normalisation leaves these as they are. */
function isUnified(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff;
}

/** UTF-16 units of the character at a place. */
function unitsAt(source: string, at: number): number {
  return (source.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xe000;
}
