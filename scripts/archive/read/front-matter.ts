import { createRequire } from "node:module";
import type grayMatter from "gray-matter";
import type { Problem } from "../../core/problems.ts";

/** A text file cut into its front matter and the text below. */
export interface FrontMatter<T> {
  /** What the engine made of the YAML. */
  readonly data: T;
  /** The text below, `---` lines and all. */
  readonly body: string;
  /** Line of the file that the text begins on. */
  readonly bodyLine: number;
}

/**
 * Reads YAML.
 *
 * @param yaml lines that end in `\n`; may be empty
 * @param line line of the file that the first of them is on
 * @param offset where in the text of the file they begin
 */
export type Engine<T> = (yaml: string, line: number, offset: number) => T;

/** The YAML begins below the line that opens the front matter. */
const YAML_LINE = 2;

/**
 * More empty lines than anybody writes. gray-matter's search for comments takes time by the square of their number:
 * minutes for 200 kB.
 */
const EMPTY_LINES = /(?:[\n\u2028\u2029][^\S\n\u2028\u2029]*){100}/;

/**
 * Reads a file's front matter with gray-matter. A file has some only if its first line is `---`; the next line that
 * begins with `---` ends it, and must be nothing else. YAML is the only language: gray-matter runs `---js`.
 *
 * @param text with `\n` line ends
 * @returns undefined if the file has no front matter
 */
export function readFrontMatter<T>(
  text: string,
  file: string,
  engine: Engine<T>,
): FrontMatter<T> | Problem | undefined {
  const opening = /^---(?!-)[^\n]*/.exec(text)?.[0];
  if (opening === undefined) return undefined;
  if (!isDelimiter(opening)) {
    const message = `the front matter is opened with ${quote(opening)}; front matter is YAML only`;
    const wide = opening.trim() === "---" && { edits: [{ start: 3, end: opening.length, text: "" }] };
    const fix = "write --- alone on the first line, then YAML";
    return { kind: "front-matter-form", file, line: 1, column: 4, message, fix, ...wide };
  }
  const close = /\n(---[^\n]*)/.exec(text);
  const [, closing] = close ?? [];
  if (!close || closing === undefined) {
    const message = "the front matter is not closed";
    return {
      kind: "front-matter-open",
      file,
      line: 1,
      column: 1,
      message,
      fix: "write --- alone on the line after the last key",
    };
  }
  const end = close.index + close[0].length;
  const front = text.slice(0, end);
  const line = countLines(front);
  if (!isDelimiter(closing)) {
    const message = `the front matter is closed with ${quote(closing)}`;
    const wide = closing.trim() === "---" && { edits: [{ start: close.index + 4, end, text: "" }] };
    const fix = "write --- alone on the line after the last key";
    return { kind: "front-matter-form", file, line, column: 4, message, fix, ...wide };
  }
  const empty = EMPTY_LINES.exec(front);
  if (empty) {
    const message = "the front matter has 100 empty lines in a row";
    return {
      kind: "front-matter-empty-lines",
      file,
      line: countLines(front.slice(0, empty.index + 1)),
      message,
      fix: "take them out",
    };
  }
  return { data: parse(front, [opening, closing], engine), body: text.slice(end + 1), bodyLine: line + 1 };
}

/** @param front the front matter alone: gray-matter copies all that it is given, and looks it up in a cache */
function parse<T>(front: string, delimiters: [string, string], engine: Engine<T>): T {
  // gray-matter leaves the end of the opening line at the front, and takes that of the last line away.
  const yaml = (text: string): { result: T } => ({
    result: engine(text && `${text.slice(1)}\n`, YAML_LINE, delimiters[0].length + 1),
  });
  const engines = { yaml, json: refuse, javascript: refuse };
  const { data, matter } = loadGrayMatter()(front, { language: "yaml", delimiters, engines });
  // The engine is not asked about a block of nothing but comments.
  const { result } = "result" in data ? (data as { result: T }) : yaml(matter);
  return result;
}

function refuse(): never {
  throw new Error("front matter is YAML only");
}

let loaded: typeof grayMatter | undefined;

/** Loaded for the first file that is read: a build of what it knows already reads none. */
function loadGrayMatter(): typeof grayMatter {
  loaded ??= createRequire(import.meta.url)("gray-matter") as typeof grayMatter;
  return loaded;
}

function isDelimiter(line: string): boolean {
  return /^---[ \t]*$/.test(line);
}

function countLines(text: string): number {
  return text.split("\n").length;
}

function quote(line: string): string {
  return `"${line.slice(0, 40)}"`;
}
