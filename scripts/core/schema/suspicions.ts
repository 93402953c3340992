/** What YAML reads in another way than most people mean. Nothing is wrong for certain, so these are notes. */
import type * as z from "zod";
import type { YamlData } from "../formats/yaml.ts";
import { quoted } from "../formats/yaml-write.ts";
import type { Problem } from "../problems.ts";
import { plainWords, valueForm } from "./value-form.ts";
import { keysOf, kindAt } from "./walk.ts";

/** A comment that nobody means as text: aligned by several spaces, with a space behind its `#`. */
const MEANT = /^(?:\s{2,}|\t\s*)#(?:\s|$)/;

/** Whether text that needs no whole YAML parser holds something to look at: all its lines are `key: value`. */
export function isSuspect(text: string): boolean {
  return /[，、“”„]/u.test(text) && text.split("\n").some((line) => isSuspectValue(line.slice(line.indexOf(": ") + 2)));
}

function isSuspectValue(value: string): boolean {
  const list = value.startsWith("[") && value.endsWith("]");
  return list ? /[，、“”]/u.test(value) : /^[“”„]/u.test(value) && /[“”]$/u.test(value);
}

/** Finds text that YAML takes for a comment, and commas and quotes that it takes for letters. */
export function suspicions(data: YamlData, file: string, schema: z.ZodType): Problem[] {
  return keysOf(schema, data.value).flatMap((key): Problem[] => {
    const kind = kindAt(schema, [key], data.value);
    const value = (data.value as Readonly<Record<string, unknown>>)[key];
    if (kind === "text" && typeof value === "string") return textNotes(data, file, [key]);
    if (kind !== "texts" || !Array.isArray(value)) return [];
    return [
      ...listNotes(data, file, key, value),
      ...value.flatMap((_, index) => commentNotes(data, file, [key, index])),
    ];
  });
}

function textNotes(data: YamlData, file: string, path: readonly [string]): Problem[] {
  const source = data.source(path);
  if (!source || !isWrapped(source.raw)) return commentNotes(data, file, path);
  const message = `the quotation marks around the value of ${path[0]} are letters for YAML, and are shown`;
  const fix = `if they are not to be shown, write ${path[0]}: ${quoted(plainWords(source.raw))}`;
  return [{ level: "note", kind: "wide-quotes", file, ...data.locate(path), message, fix }];
}

function commentNotes(data: YamlData, file: string, path: readonly PropertyKey[]): Problem[] {
  const source = data.source(path);
  const comment = /^\s+#.*/.exec(source?.behind ?? "")?.[0];
  if (!source || comment === undefined || /^["'|>]/.test(source.raw) || MEANT.test(comment)) return [];
  const label = path.length === 1 ? `${String(path[0])}: ` : "";
  const { line, column } = data.locate(path);
  const at = { line, column: column + source.raw.length + comment.indexOf("#") };
  const message = `what follows # is a comment and is not part of ${String(path[0])}`;
  const fix = `put the value in quotes: ${label}${quoted(source.raw + comment.trimEnd())}`;
  return [{ level: "note", kind: "text-cut-by-comment", file, ...at, message, fix }];
}

function listNotes(data: YamlData, file: string, key: string, value: readonly unknown[]): Problem[] {
  const source = data.source([key]);
  const texts = value.filter((item) => typeof item === "string");
  const comma = texts.map((text) => /[，、]/u.exec(text)?.[0]).find((found) => found !== undefined);
  const wrapped = texts.some(isWrapped);
  const form = comma !== undefined || wrapped ? valueForm("texts", source?.raw ?? "") : undefined;
  if (!form) return [];
  const message =
    comma === undefined
      ? `the quotation marks in ${key} are letters for YAML, and are shown`
      : `the comma ${comma} in ${key} is a letter for YAML, and parts no words`;
  return [
    { level: "note", kind: "wide-comma", file, ...data.locate([key]), message, fix: `write ${key}: ${form.text}` },
  ];
}

/** Whether a whole text is in quotation marks that are not YAML's. */
function isWrapped(text: string): boolean {
  return /^[“„‟‘＂＇][^“”‘’＂＇]*[”’＂＇“]$/u.test(text);
}
