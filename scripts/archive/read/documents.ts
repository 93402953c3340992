/** Text files of the content as checked data: settings in YAML, and Markdown below front matter. */
import type * as z from "zod";
import { type Place, readYaml } from "../../core/formats/yaml.ts";
import type { Problem } from "../../core/problems.ts";
import { type Checked, checkYaml } from "../../core/schema/check-yaml.ts";
import { decodeText } from "./decode.ts";
import { foreignFrontMatter } from "./foreign-front-matter.ts";
import { readFrontMatter } from "./front-matter.ts";

/** Markdown below front matter. */
export interface MarkdownFile<T> {
  readonly front: T;
  readonly body: string;
  /** Line of the file that `body` begins on. */
  readonly bodyLine: number;
  /** What its authors should know about the front matter; absent if there is nothing. */
  readonly notes?: readonly Problem[];
}

/** Reads a file that is YAML and nothing else. */
export function readYamlFile<T>(bytes: Uint8Array, file: string, schema: z.ZodType<T>): Checked<T> | Problem[] {
  const text = decodeText(bytes, file);
  if (typeof text !== "string") return [text];
  const read = checkYaml(text, { file, line: 1, offset: 0 }, schema);
  return Array.isArray(read) ? read : { data: read.data, notes: [...read.notes, ...markNotes(bytes, file)] };
}

/** Reads a file with front matter. One without any is read as if its front matter were empty. */
export function readMarkdownFile<T>(
  bytes: Uint8Array,
  file: string,
  schema: z.ZodType<T>,
): MarkdownFile<T> | Problem[] {
  const text = decodeText(bytes, file);
  if (typeof text !== "string") return [text];
  const read = readFrontMatter(text, file, (yaml, line, offset) => checkYaml(yaml, { file, line, offset }, schema));
  if (read === undefined) return [noFrontMatter(text, file)];
  if ("message" in read) return [read];
  const { data: front, body, bodyLine } = read;
  if (Array.isArray(front)) return front;
  const notes = [...front.notes, ...markNotes(bytes, file)];
  return { front: front.data, body, bodyLine, ...(notes.length > 0 && { notes }) };
}

/** Finds a value of the front matter, or of a YAML file, again, for a problem that shows only beside other files. */
export function placeOf(bytes: Uint8Array, file: string, path: readonly PropertyKey[]): Place | undefined {
  return found(bytes, file, (yaml, line) => {
    const read = readYaml(yaml, file, line);
    return Array.isArray(read) ? undefined : read.locate(path);
  });
}

/** Replaces a value of the front matter, or of a YAML file. */
export function editOf(
  bytes: Uint8Array,
  file: string,
  path: readonly PropertyKey[],
  text: string,
): Pick<Problem, "edits"> {
  const edit = found(bytes, file, (yaml, line, offset) => {
    const read = readYaml(yaml, file, line);
    const source = Array.isArray(read) ? undefined : read.source(path);
    return source && { start: offset + source.start, end: offset + source.end, text };
  });
  return edit ? { edits: [edit] } : {};
}

function found<T>(
  bytes: Uint8Array,
  file: string,
  find: (yaml: string, line: number, offset: number) => T | undefined,
) {
  const text = decodeText(bytes, file);
  if (typeof text !== "string") return undefined;
  if (!file.endsWith(".md")) return find(text, 1, 0);
  const read = readFrontMatter(text, file, find);
  return read === undefined || "message" in read ? undefined : read.data;
}

function noFrontMatter(text: string, file: string): Problem {
  const blank = /^[\s\ufeff]+(?=---[ \t]*\n)/.exec(text)?.[0];
  if (blank !== undefined) {
    const message = "the front matter does not begin on the first line";
    const edits = [{ start: 0, end: blank.length, text: "" }];
    return { kind: "front-matter-missing", file, line: 1, message, fix: "take out the lines above it", edits };
  }
  const foreign = foreignFrontMatter(text, file);
  if (foreign) return foreign;
  const message = "the file has no front matter, and a title is required";
  const fix = "begin it with three lines: --- then title: … then ---";
  return { kind: "front-matter-missing", file, line: 1, message, fix };
}

/** A byte order mark does no harm here, but other tools take it for a letter. An edit of nothing leaves it out. */
function markNotes(bytes: Uint8Array, file: string): Problem[] {
  if (bytes[0] !== 0xef || bytes[1] !== 0xbb || bytes[2] !== 0xbf) return [];
  const [message, fix] = ["the file begins with a byte order mark (U+FEFF)", "save it as UTF-8 without one"];
  return [
    { level: "note", kind: "byte-order-mark", file, line: 1, message, fix, edits: [{ start: 0, end: 0, text: "" }] },
  ];
}
