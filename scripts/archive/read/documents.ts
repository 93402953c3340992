/** Text files of the content as checked data: settings in YAML, and Markdown below front matter. */
import type * as z from "zod";
import { readPlainYaml } from "../../core/formats/plain-yaml.ts";
import { type CutText, type Place, readYaml } from "../../core/formats/yaml.ts";
import type { Problem } from "../../core/problems.ts";
import { check } from "../../core/schema/explain.ts";
import { decodeText } from "./decode.ts";
import { readFrontMatter } from "./front-matter.ts";

/** Markdown below front matter. */
export interface MarkdownFile<T> {
  readonly front: T;
  readonly body: string;
  /** Line of the file that `body` begins on. */
  readonly bodyLine: number;
  /** What its author should know about the front matter. */
  readonly notes: readonly Problem[];
}

/** Checked data, and what its author should know about how it is written. */
interface NotedData<T> {
  readonly data: T;
  readonly notes: readonly Problem[];
}

/** Reads a file that is YAML and nothing else. */
export function readYamlFile<T>(bytes: Uint8Array, file: string, schema: z.ZodType<T>): NotedData<T> | Problem[] {
  const text = decodeText(bytes, file);
  if (typeof text !== "string") return [text];
  return checkYaml(text, file, 1, schema);
}

/** Reads a file with front matter. One without any is read as if its front matter were empty. */
export function readMarkdownFile<T>(
  bytes: Uint8Array,
  file: string,
  schema: z.ZodType<T>,
): MarkdownFile<T> | Problem[] {
  const text = decodeText(bytes, file);
  if (typeof text !== "string") return [text];
  const read = readFrontMatter(text, file, (yaml, line) => checkYaml(yaml, file, line, schema));
  if (read === undefined) {
    const late = /^\s*---[ \t]*\n/.test(text);
    const message = late
      ? "the front matter does not begin on the first line"
      : "the file has no front matter, and a title is required";
    const fix = late ? "take out the lines above it" : "begin it with three lines: --- then title: … then ---";
    return [{ kind: "front-matter-missing", file, line: 1, message, fix }];
  }
  if ("message" in read) return [read];
  const { data: front, body, bodyLine } = read;
  return Array.isArray(front) ? front : { front: front.data, body, bodyLine, notes: front.notes };
}

/** Finds a value of the front matter, or of a YAML file, again, for a problem that shows only beside other files. */
export function placeOf(bytes: Uint8Array, file: string, path: readonly PropertyKey[]): Place | undefined {
  const text = decodeText(bytes, file);
  if (typeof text !== "string") return undefined;
  const engine = (yaml: string, line: number) => readYaml(yaml, file, line);
  const read = file.endsWith(".md") ? readFrontMatter(text, file, engine) : { data: engine(text, 1) };
  if (read === undefined || "message" in read || Array.isArray(read.data)) return undefined;
  return read.data.locate(path);
}

function checkYaml<T>(text: string, file: string, line: number, schema: z.ZodType<T>): NotedData<T> | Problem[] {
  const plain = readPlainYaml(text);
  const result = plain && schema.safeParse(plain);
  if (result?.success) return { data: result.data, notes: [] };
  const read = readYaml(text, file, line);
  if (Array.isArray(read)) return read;
  const checked = check(schema, read.value, file, read);
  return Array.isArray(checked) ? checked : { ...checked, notes: read.cutTexts().map((cut) => cutNote(cut, file)) };
}

function cutNote({ line, column, key, whole }: CutText, file: string): Problem {
  const message = `what follows # is a comment, and is not part of the ${key === "title" ? "title" : "text"}`;
  const fix = `if it belongs to it, put all of it in quotes: ${key === undefined ? "- " : `${key}: `}${JSON.stringify(whole)}`;
  return { level: "note", kind: "text-cut-by-comment", file, line, column, message, fix };
}
