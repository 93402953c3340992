/**
 * A title in pieces between which a line may end: by the words of `line-breaks.ts`, and by what browsers do at spaces and
 * punctuation. For titles that are drawn and not set by a browser.
 */
import { runsOf } from "./line-breaks.ts";

const OPENING = /^[（「『《〈【〔“‘([{¿¡]/u;
const ENDS_OPEN = /[（「『《〈【〔“‘([{¿¡]$/u;
const CLOSING = /^[、。，．；：！？）」』》〉】〕”’)\]},.;:!?…·%％]/u;
const ENDS_CLOSED = /[、。，．；：！？）」』》〉】〕”’…—–～]$/u;
const DASH = /^[—–～]/u;
/** Pieces of a run: what ends in a hyphen, and wide punctuation up to a bracket that opens. */
const INSIDE = /[^-]+-+(?=\p{L})|[、。，．；：！？）」』》〉】〕]+(?=[（「『《〈【〔])|[\s\S]+/gu;

/** The pieces; their joined text is the title. */
export function lineParts(title: string): string[] {
  const parts: string[] = [];
  for (const { text, breaks, whole } of runsOf(title)) {
    const inside = whole ? [text] : (text.match(INSIDE) ?? []);
    for (const [at, piece] of inside.entries()) {
      const last = parts.at(-1);
      if (last === undefined || at > 0 || breaks || mayEnd(last, piece)) parts.push(piece);
      else parts[parts.length - 1] = last + piece;
    }
  }
  return parts;
}

/** Whether a browser lets a line end between two pieces. */
function mayEnd(before: string, after: string): boolean {
  if (/\s$/u.test(before)) return true;
  if (DASH.test(after) || CLOSING.test(after) || ENDS_OPEN.test(before)) return false;
  return OPENING.test(after) || ENDS_CLOSED.test(before);
}
