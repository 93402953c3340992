/**
 * Characters that a hijack kit broke before the page was decoded: `告?zhèn)鞑,` was 告傳播. The page's bytes are gone, but
 * most of them follow from the text: it is encoded again, the annotation is taken out, and the bytes are paired again.
 * The byte in place of `?` follows from the reading. The last byte before the next ASCII character may be gone; the
 * character that it belonged to is inferred from words that the page itself uses.
 */
import { characterOf, isLead, pairOf } from "../decode/pairs.ts";
import type { Change } from "../model.ts";
import { annotationChange } from "./annotations.ts";
import { isReadingOfTraditional, READING } from "./readings.ts";

/** What decoders write for a byte that is no character: some take the bracket along. */
const GONE = "(?:\\?|\\ufffd\\??\\()";
const SITE = new RegExp(`${GONE}(${READING})\\)`, "y");
const DAMAGE = new RegExp(`[\\u0080-\\uffff](?=${GONE}${READING}\\))`, "gu");
const ANNOTATION = new RegExp(`\\((${READING})\\)`, "y");
/** 冊](zhù): the last byte of 冊 and the bracket are 註. Nothing is broken. */
const AFTER_ASCII = new RegExp(`([\\u0080-\\uffff])([@-~])\\((${READING})\\)`, "gu");
/** Characters before a lost one that are looked for elsewhere in the page, the most first. */
const CONTEXT = 4;
/** Ways to read one damaged place that are followed. */
const MOST = 16;

/**
 * Repairs what can be. Only for a text of which `isAnnotatedByKit` holds; annotations between characters may still be in
 * it.
 *
 * @param text of the page
 * @param words the same text without annotations, in which words are looked for
 * @returns the text, and each change
 */
export function repairBrokenText(text: string, words: string): { text: string; changes: Change[] } {
  const changes: Change[] = [];
  const lines = text.split("\n").map((damaged, index) => {
    const line = damaged.replace(AFTER_ASCII, (before, last: string, ascii: string, reading: string) => {
      const code = ((pairOf(last) ?? 0) & 0xff) * 256 + ascii.charCodeAt(0);
      if (!isReadingOfTraditional(characterOf(code >> 8, code & 0xff) ?? "", reading)) return before;
      changes.push(annotationChange(before, last + ascii, index + 1));
      return last + ascii;
    });
    let [repaired, done] = ["", 0];
    for (const { index: start } of line.matchAll(DAMAGE)) {
      if (start < done) continue;
      const context = repaired + line.slice(done, start);
      const segment = readSegment(line, start);
      const reading =
        segment &&
        likeliest(
          segment.readings.map((bytes) => pair(bytes, context, words)),
          context,
          words,
        );
      if (segment === undefined || reading === undefined) continue;
      const { after, inferred } = reading;
      repaired = context + after;
      done = segment.end;
      changes.push({
        kind: "inserted-bytes",
        where: `line ${index + 1}`,
        before: line.slice(start, segment.end),
        after,
        certainty: inferred ? "inferred" : "certain",
      });
    }
    return repaired + line.slice(done);
  });
  return { text: lines.join("\n"), changes };
}

interface Segment {
  /**
   * The page's own bytes, from the character before the damage to where characters are whole again. More than one if
   * several characters have the reading.
   */
  readonly readings: readonly (readonly number[])[];
  /** Index of what follows in the line. */
  readonly end: number;
}

/** Reads from the character before the damage until the bytes are whole characters again, or ASCII ends them. */
function readSegment(line: string, start: number): Segment | undefined {
  let readings: number[][] = [[]];
  let at = start;
  const push = (...more: number[]) => {
    for (const bytes of readings) bytes.push(...more);
  };
  for (;;) {
    const site = matchAt(SITE, line, at);
    const annotation = matchAt(ANNOTATION, line, at);
    const odd = (readings[0]?.length ?? 0) % 2 === 1;
    // Decoders write € for the byte 80, which is the second half of 個; the euro of GBK is not in old pages.
    const code = line.charAt(at) === "€" ? undefined : pairOf(line.charAt(at));
    if (site !== undefined) {
      readings = readings.flatMap((bytes) => bytesOf(bytes.at(-1) ?? 0, site.reading).map((byte) => [...bytes, byte]));
      if (readings.length === 0 || readings.length > MOST) return undefined;
      at = site.end;
    } else if (annotation !== undefined && readings.some((bytes) => endsInReading(bytes, annotation.reading))) {
      readings = readings.filter((bytes) => endsInReading(bytes, annotation.reading));
      at = annotation.end;
    } else if (code !== undefined && (odd || at === start)) {
      push(code >> 8, code & 0xff);
      at += 1;
    } else break;
  }
  if ((readings[0]?.length ?? 0) % 2 === 0) return { readings, end: at };
  const next = line.charAt(at);
  if (next === "\ufffd") return { readings, end: at + 1 };
  // A letter that was the second half of a character: 發 is B0 6C, and 6C is l; 個 is 82 80, and 80 alone is €.
  const code = next === "€" ? 0x80 : next === "" ? 0 : (next.codePointAt(0) ?? 0);
  const whole = readings.filter((bytes) => code <= 0x80 && isIdeograph(characterOf(bytes.at(-1) ?? 0, code)));
  return whole.length > 0 ? { readings: whole.map((bytes) => [...bytes, code]), end: at + 1 } : { readings, end: at };
}

const endsInReading = (bytes: readonly number[], reading: string) =>
  isReadingOfTraditional(characterOf(bytes.at(-2) ?? 0, bytes.at(-1) ?? 0) ?? "", reading);

function matchAt(pattern: RegExp, line: string, at: number): { reading: string; end: number } | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(line);
  return found === null ? undefined : { reading: found[1] ?? "", end: at + found[0].length };
}

/** @returns each byte that makes a character of this reading with the one before it */
function bytesOf(lead: number, reading: string): number[] {
  const fitting: number[] = [];
  for (let byte = 0x81; byte <= 0xfe; byte += 1)
    if (isReadingOfTraditional(characterOf(lead, byte) ?? "", reading)) fitting.push(byte);
  return fitting;
}

interface Paired {
  readonly after: string;
  readonly inferred: boolean;
}

/** @returns the only way to read the bytes; of several, the only one whose words the page uses elsewhere */
function likeliest(ways: readonly Paired[], context: string, words: string): Paired | undefined {
  const sound = ways.filter(({ after }) => [...after].every((c) => isIdeograph(c) || c === "\ufffd"));
  const possible = sound.length > 0 ? sound : ways;
  if (possible.length < 2) return possible[0];
  const scores = possible.map(({ after }) => {
    const all = [...`${context.slice(-1)}${after}`];
    return all.filter((c, index) => c !== "\ufffd" && words.includes(`${c}${all[index + 1] ?? "\ufffd"}`)).length;
  });
  const best = Math.max(...scores);
  const first = possible[scores.indexOf(best)];
  if (first === undefined || scores.filter((score) => score === best).length > 1) return undefined;
  return { ...first, inferred: true };
}

function pair(bytes: readonly number[], context: string, words: string): Paired {
  let after = "";
  for (let at = 0; at + 1 < bytes.length; at += 2) after += characterOf(bytes[at] ?? 0, bytes[at + 1] ?? 0) ?? "\ufffd";
  if (bytes.length % 2 === 0) return { after, inferred: false };
  const found = inferCharacter(bytes.at(-1) ?? 0, context + after, words);
  return { after: after + (found ?? "\ufffd"), inferred: found !== undefined };
}

/**
 * @param lead first byte of the lost character
 * @returns the one character that follows these words elsewhere in the page
 */
function inferCharacter(lead: number, before: string, words: string): string | undefined {
  if (!isLead(lead)) return undefined;
  for (let size = CONTEXT; size > 0; size -= 1) {
    const prefix = [...before].slice(-size);
    if (prefix.length < size || !prefix.every(isIdeograph)) continue;
    const found = new Set<string>();
    const word = prefix.join("");
    for (let at = words.indexOf(word); at >= 0; at = words.indexOf(word, at + 1)) {
      const next = words.charAt(at + word.length);
      if (isIdeograph(next) && (pairOf(next) ?? 0) >> 8 === lead) found.add(next);
    }
    if (found.size === 1) return [...found][0];
    if (found.size > 1) return undefined;
  }
  return undefined;
}

const isIdeograph = (character: string | undefined) => character !== undefined && /^[\u3400-\u9fff]$/.test(character);
