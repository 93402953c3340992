/** Edits of text files. What no edit names stays as it is, line ends included. */
import type { Edit } from "./problems.ts";

/**
 * Replaces pieces of a UTF-8 file. New lines end as the file's first line does. A byte order mark is left out.
 *
 * @param groups edits that are made together or not at all, with offsets in the text without byte order mark and with
 *   `\n` at the end of lines; of two groups that overlap the first is made
 */
export function editBytes(bytes: Uint8Array, groups: readonly (readonly Edit[])[]): Buffer {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  const lineEnd = /\r\n?|\n/.exec(raw)?.[0] ?? "\n";
  const toRaw = offsetsInRaw(raw);
  let [result, at] = ["", 0];
  for (const edit of withoutOverlaps(groups)) {
    result += raw.slice(at, toRaw(edit.start)) + edit.text.replaceAll("\n", lineEnd);
    at = toRaw(edit.end);
  }
  return Buffer.from(result + raw.slice(at));
}

/** Offsets in a text whose `\r\n` are read as one character. */
function offsetsInRaw(raw: string): (offset: number) => number {
  const breaks = Array.from(raw.matchAll(/\r\n/g), (found, index) => found.index - index);
  return (offset) => offset + breaks.filter((at) => at < offset).length;
}

/** The edits that can be made together, in the order of the text. */
function withoutOverlaps(groups: readonly (readonly Edit[])[]): Edit[] {
  const kept: Edit[] = [];
  for (const group of groups) {
    if (!group.some((edit) => kept.some((other) => overlap(edit, other)))) kept.push(...group);
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Two insertions at one place overlap too: nobody knows which of them is first. */
function overlap(a: Edit, b: Edit): boolean {
  return (a.start < b.end && b.start < a.end) || a.start === b.start;
}
