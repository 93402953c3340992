/** Two versions of a text → the lines that differ, with what differs in them. Pure. */
import { diffArrays } from "diff";
import { alignLines } from "./diff-align.ts";
import { type DiffLine, type Part, wholeLine } from "./diff-line.ts";

export interface TextDiff {
  readonly lines: readonly DiffLine[];
  /** True if there is more than is shown. */
  readonly cut: boolean;
  /** `large`: the texts are too large to be compared. `invisible`: only blank lines or line ends differ. */
  readonly note?: "large" | "invisible";
}

/** Characters of a text, both versions together, up to which they are compared. */
const LARGE = 1_000_000;
/** Lines put in and taken out, up to which unchanged lines between them are searched. */
const EDITS = 500;
/** What is shown of a diff, in changed lines and in characters. */
const SHOWN_LINES = 200;
const SHOWN_CHARACTERS = 20_000;
/** Characters shown of an unchanged line, which only shows the place of the change. */
const CONTEXT = 60;

/**
 * Compares two versions of a text line by line, and changed lines character by character.
 *
 * @param old undefined if the text is new
 * @param now undefined if the text was deleted
 */
export function diffTexts(old: string | undefined, now: string | undefined): TextDiff {
  if ((old?.length ?? 0) + (now?.length ?? 0) > LARGE) return { lines: [], cut: false, note: "large" };
  const diff = cut(withContext(blocks(linesOf(old), linesOf(now))));
  return diff.lines.length > 0 ? diff : { ...diff, note: "invisible" };
}

interface Block {
  readonly same: boolean;
  readonly old: readonly string[];
  readonly now: readonly string[];
}

/** Runs of lines that are the same, and runs that are not. */
function blocks(old: readonly string[], now: readonly string[]): Block[] {
  const least = Math.min(old.length, now.length);
  let start = 0;
  while (start < least && old[start] === now[start]) start++;
  let end = 0;
  while (end < least - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const same = (lines: readonly string[]): Block => ({ same: true, old: lines, now: lines });
  return [
    same(now.slice(0, start)),
    ...changedBlocks(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    same(now.slice(now.length - end)),
  ].filter((block) => block.old.length + block.now.length > 0);
}

/** @param old lines between those that both texts begin and end with, `now` likewise */
function changedBlocks(old: string[], now: string[]): Block[] {
  const changes = old.length > 0 && now.length > 0 && diffArrays(old, now, { maxEditLength: EDITS });
  if (!changes) return [{ same: false, old, now }];
  const found: { same: boolean; old: string[]; now: string[] }[] = [];
  for (const { added, removed, value } of changes) {
    const same = !added && !removed;
    if (found.at(-1)?.same !== same) found.push({ same, old: [], now: [] });
    if (!added) found.at(-1)?.old.push(...value);
    if (!removed) found.at(-1)?.now.push(...value);
  }
  return found;
}

/** Changed blocks, each between the nearest lines of text before and after it. */
function* withContext(all: readonly Block[]): Generator<DiffLine> {
  for (const [index, block] of all.entries()) {
    if (!block.same) {
      yield* alignLines(block.old, block.now);
      continue;
    }
    const lines = block.now;
    const [first, last] = [index === 0, index === all.length - 1];
    if (first && last) return;
    const wanted = Number(!first) + Number(!last);
    if (!first) yield* context(lines[0]);
    if (lines.length > wanted) yield { kind: "gap", parts: [] };
    if (!last && lines.length >= wanted) yield* context(lines.at(-1));
  }
}

/** A line beside a change; the one that ends the front matter does not help to find the change. */
function* context(line: string | undefined): Generator<DiffLine> {
  if (line === undefined || line === "---") return;
  const characters = [...line.slice(0, 2 * CONTEXT + 2)];
  yield wholeLine("same", characters.length > CONTEXT ? `${characters.slice(0, CONTEXT).join("")}…` : line);
}

/** Keeps a diff to what can be read on one page; what is not shown is not even compared. */
function cut(all: Iterable<DiffLine>): TextDiff {
  const lines: DiffLine[] = [];
  let [changed, room] = [0, SHOWN_CHARACTERS];
  for (const line of all) {
    if (line.kind !== "same" && line.kind !== "gap") changed += 1;
    if (changed > SHOWN_LINES || room <= 0) return { lines, cut: true };
    const size = line.parts.reduce((sum, { text }) => sum + text.length, 0);
    lines.push(size > room ? { ...line, parts: clip(line.parts, room) } : line);
    room -= size;
  }
  return { lines, cut: room < 0 };
}

function clip(parts: readonly Part[], room: number): Part[] {
  const clipped: Part[] = [];
  let left = room;
  for (const part of parts) {
    if (left <= 0) break;
    // Never between the halves of one character.
    const end = /[\ud800-\udbff]/.test(part.text[left - 1] ?? "") ? left - 1 : left;
    const text = part.text.length > left ? `${part.text.slice(0, end)}…` : part.text;
    clipped.push({ ...part, text });
    left -= text.length;
  }
  return clipped;
}

/** Lines that hold something; line ends and blank lines, which only set paragraphs apart, are not compared. */
function linesOf(text: string | undefined): string[] {
  return (text ?? "")
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
}
