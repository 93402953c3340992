/**
 * Annotations of a hijack kit in the bytes of a page in GBK. The kit searches bytes, not characters: it finds 鎮 (E6 82)
 * inside 告傳 (B8 E6 82 F7) and writes `(zhèn)` there, and both characters are broken. Here the page's own bytes are still
 * there, so taking the bytes of the annotation out loses nothing.
 */
import { characterOf, isLead } from "../decode/pairs.ts";
import type { Change } from "../model.ts";
import { annotationChange } from "./annotations.ts";
import { isReadingOfTraditional } from "./readings.ts";

const [OPEN, CLOSE, NEWLINE] = [0x28, 0x29, 0x0a];
/** First byte of the letters with tones in GBK, and the range of the second. */
const TONED = { lead: 0xa8, first: 0xa1, last: 0xc0 };
/** Bytes of the longest reading. */
const LONGEST = 12;

/** A character that was broken: where it ends among the bytes that stay, and how it looked. */
interface Broken {
  readonly at: number;
  readonly line: number;
  readonly before: string;
}

/**
 * Takes the kit's annotations out of the bytes of a page in GBK. Only for a page of which `isAnnotatedByKit` holds.
 *
 * @returns the bytes, and each change: between characters as `pinyin-annotation`, inside one as `inserted-bytes`
 */
export function stripInsertedBytes(bytes: Buffer): { bytes: Buffer; changes: Change[] } {
  const kept = Buffer.alloc(bytes.length);
  const changes: Change[] = [];
  const broken: Broken[] = [];
  let [length, line] = [0, 1];
  /** Whether the last byte that stays is the first half of a character. */
  let halfway = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const annotation =
      byte === OPEN && length >= 2 ? annotationAt(bytes, at, kept.subarray(length - 2, length)) : undefined;
    if (annotation !== undefined) {
      const { character, reading, end } = annotation;
      if (halfway) broken.push({ at: length, line, before: decode(bytes.subarray(at - Math.min(3, length), end + 2)) });
      else changes.push(annotationChange(`${character}(${reading})`, character, line));
      at = end - 1;
      continue;
    }
    if (byte === NEWLINE) line += 1;
    halfway = !halfway && isLead(byte);
    kept[length] = byte;
    length += 1;
  }
  const whole = kept.subarray(0, length);
  for (const { at, line, before } of broken) {
    const after = decode(whole.subarray(Math.max(0, at - 3), at + 1));
    changes.push({ kind: "inserted-bytes", where: `line ${line}`, before, after, certainty: "certain" });
  }
  return { bytes: whole, changes };
}

/** @param two bytes before the bracket */
function annotationAt(
  bytes: Buffer,
  open: number,
  two: Buffer,
): { character: string; reading: string; end: number } | undefined {
  const close = bytes.subarray(open, open + LONGEST + 2).indexOf(CLOSE);
  if (close < 2) return undefined;
  const inside = bytes.subarray(open + 1, open + close);
  if (!isReading(inside)) return undefined;
  const character = characterOf(two[0] ?? 0, two[1] ?? 0);
  const reading = decode(inside);
  if (character === undefined || !isReadingOfTraditional(character, reading)) return undefined;
  return { character, reading, end: open + close + 1 };
}

function isReading(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    const [byte = 0, next = 0] = [bytes[at], bytes[at + 1]];
    if (byte >= 0x61 && byte <= 0x7a) continue;
    if (byte !== TONED.lead || next < TONED.first || next > TONED.last) return false;
    at += 1;
  }
  return true;
}

const decode = (bytes: Uint8Array) => new TextDecoder("gb18030").decode(bytes);
