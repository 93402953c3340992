/** Edits of text files. What no edit names stays as it is, line ends included. */
import type { Edit } from "./problems.ts";

/** Replaces pieces of a text. Of two edits that overlap, the one that begins first is made. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let [result, at] = ["", 0];
  for (const edit of withoutOverlaps(edits)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/**
 * Replaces pieces of a UTF-8 file. New lines end as the file's first line does. A byte order mark is left out.
 *
 * @param edits with offsets in the text without byte order mark and with `\n` at the end of lines
 */
export function editBytes(bytes: Uint8Array, edits: readonly Edit[]): Buffer {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  const end = /\r\n?|\n/.exec(raw)?.[0] ?? "\n";
  const toRaw = offsetsInRaw(raw);
  const made = withoutOverlaps(edits).map((edit) => ({
    start: toRaw(edit.start),
    end: toRaw(edit.end),
    text: edit.text.replaceAll("\n", end),
  }));
  return Buffer.from(applyEdits(raw, made));
}

/** Offsets in a text whose `\r\n` are read as one character. */
function offsetsInRaw(raw: string): (offset: number) => number {
  const breaks = Array.from(raw.matchAll(/\r\n/g), (found, index) => found.index - index);
  return (offset) => offset + breaks.filter((at) => at < offset).length;
}

function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = kept.at(-1);
    const same = last?.start === edit.start && last.end === edit.end;
    if (!last || (edit.start >= last.end && !same)) kept.push(edit);
  }
  return kept;
}
