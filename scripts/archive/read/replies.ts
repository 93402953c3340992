/** Archived replies: `replies.md` cut into floors. */
import { readJson } from "../../core/formats/json.ts";
import type { Problem } from "../../core/problems.ts";
import { check } from "../../core/schema/explain.ts";
import { type FloorRecord, floorSchema } from "../schema/floor.ts";

/** One reply, its text not yet parsed. */
export interface Reply {
  readonly record: FloorRecord;
  readonly text: string;
  /** Line of the file that the text begins on. */
  readonly line: number;
}

/** Floors that may be missing in one place. Pages of a thread go by number, so each gap may make empty pages. */
export const MOST_MISSING = 10_000;

const FLOOR = /^<!-- floor (\{.*\}) -->[ \t]*$/;
/** A line that begins a floor, or is meant to. */
export const FLOOR_LINE = /^[ \t]*<!--+[ \t]*floor\b/i;
const EXAMPLE = '<!-- floor {"n":2,"author":"小王","date":"2016-11-30T11:00:00+08:00"} -->';

/**
 * Cuts a `replies.md` at its floor lines. Each reply begins with one; floors ascend from 2 and may have gaps. Such a line
 * counts in every place, also in a block of code, so importers must not let one through from a reply's text.
 *
 * @param text with `\n` line ends
 */
export function splitReplies(text: string, file: string): { replies: Reply[]; problems: Problem[] } {
  const replies: Reply[] = [];
  const problems: Problem[] = [];
  const lines = text.split("\n");
  let open: { record: FloorRecord | undefined; from: number } | undefined;
  let last = 1;
  const close = (end: number) => {
    if (open?.record)
      replies.push({ record: open.record, text: lines.slice(open.from, end).join("\n"), line: open.from + 1 });
  };
  lines.forEach((content, index) => {
    const line = index + 1;
    if (!FLOOR_LINE.test(content)) {
      if (open || content.trim() === "") return;
      problems.push({
        kind: "floor-line",
        file,
        line,
        message: "there is text before the first floor line",
        fix: `begin the reply with ${EXAMPLE}`,
      });
      open = { record: undefined, from: line };
      return;
    }
    close(index);
    const record = readFloor(content, file, line, problems);
    open = { record, from: line };
    if (!record) return;
    if (record.n <= last) {
      const message =
        record.n === last ? `floor ${record.n} is there twice` : `floor ${record.n} comes after floor ${last}`;
      problems.push({
        kind: "floor-order",
        file,
        line,
        message,
        fix: "put the floors in ascending order, each number once",
      });
    }
    if (record.n - last > MOST_MISSING) {
      const message = `floor ${record.n} comes right after floor ${last}: more than ${MOST_MISSING} floors are missing`;
      problems.push({
        kind: "floor-gap",
        file,
        line,
        message,
        fix: "write the number that the floor had in the forum",
      });
    }
    last = Math.max(last, record.n);
  });
  close(lines.length);
  if (replies.length === 0 && problems.length === 0) {
    problems.push({
      kind: "floor-line",
      file,
      message: "there is no floor in it",
      fix: `begin each reply with ${EXAMPLE}`,
    });
  }
  return { replies, problems };
}

function readFloor(content: string, file: string, line: number, problems: Problem[]): FloorRecord | undefined {
  const json = FLOOR.exec(content)?.[1];
  if (json === undefined) {
    problems.push({
      kind: "floor-line",
      file,
      line,
      message: "this floor line has the wrong form",
      fix: `write it as ${EXAMPLE}`,
    });
    return undefined;
  }
  const start = content.indexOf("{");
  const read = readJson(json);
  if ("offset" in read) {
    const message = "the record in this floor line is not JSON";
    problems.push({
      kind: "floor-line",
      file,
      line,
      column: start + read.offset + 1,
      message,
      fix: `write it as ${EXAMPLE}`,
    });
    return undefined;
  }
  const locate = (path: readonly PropertyKey[]) => {
    const at = path.length > 0 ? content.indexOf(JSON.stringify(String(path.at(-1)))) : -1;
    return { line, column: (at < 0 ? start : at) + 1 };
  };
  const result = check(floorSchema, read.value, file, { locate, written: () => undefined });
  if (Array.isArray(result)) {
    problems.push(...result);
    return undefined;
  }
  return result.data;
}
