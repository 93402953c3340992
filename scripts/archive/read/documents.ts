/** Text files of the content as checked data: settings in YAML, and Markdown below front matter. */
import type * as z from "zod";
import { readPlainYaml } from "../../core/formats/plain-yaml.ts";
import { type Place, readYaml } from "../../core/formats/yaml.ts";
import type { Problem } from "../../core/problems.ts";
import { check } from "../../core/schema/explain.ts";
import { decodeText } from "./decode.ts";
import { splitFrontMatter } from "./front-matter.ts";

/** Markdown below front matter. */
export interface MarkdownFile<T> {
  readonly front: T;
  readonly body: string;
  /** Line of the file that `body` begins on. */
  readonly bodyLine: number;
}

/** Reads a file that is YAML and nothing else. */
export function readYamlFile<T>(bytes: Uint8Array, file: string, schema: z.ZodType<T>): { data: T } | Problem[] {
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
  const cut = splitFrontMatter(text, file);
  if ("message" in cut) return [cut];
  if (cut.yamlLine === 1) {
    const late = /^\s*---[ \t]*\n/.test(text);
    const message = late
      ? "the front matter does not begin on the first line"
      : "the file has no front matter, and a title is required";
    const fix = late ? "take out what stands above it" : "begin it with three lines: --- then title: … then ---";
    return [{ file, line: 1, message, fix }];
  }
  const front = checkYaml(cut.yaml, file, cut.yamlLine, schema);
  return Array.isArray(front) ? front : { front: front.data, body: cut.body, bodyLine: cut.bodyLine };
}

/** Finds a value of the front matter, or of a YAML file, again, for a problem that shows only beside other files. */
export function placeOf(bytes: Uint8Array, file: string, path: readonly PropertyKey[]): Place | undefined {
  const text = decodeText(bytes, file);
  if (typeof text !== "string") return undefined;
  const cut = file.endsWith(".md") ? splitFrontMatter(text, file) : { yaml: text, yamlLine: 1 };
  if ("message" in cut) return undefined;
  const read = readYaml(cut.yaml, file, cut.yamlLine);
  return Array.isArray(read) ? undefined : read.locate(path);
}

function checkYaml<T>(text: string, file: string, line: number, schema: z.ZodType<T>): { data: T } | Problem[] {
  const plain = readPlainYaml(text);
  const result = plain && schema.safeParse(plain);
  if (result?.success) return { data: result.data };
  const read = readYaml(text, file, line);
  return Array.isArray(read) ? read : check(schema, read.value, file, read);
}
