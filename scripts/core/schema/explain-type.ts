/** Words for a value of the wrong type, with the value as its field wants it. */
import * as z from "zod";
import type { Source } from "../formats/yaml.ts";
import { inlineList, plainOrQuoted, quoted } from "../formats/yaml-write.ts";
import { commentOut } from "./comment-out.ts";
import { soleEdit } from "./edit.ts";
import { foreignKeys } from "./foreign.ts";
import type { Explained, Locator } from "./locator.ts";
import { plainWords, type ValueForm, valueForm, wordsOf } from "./value-form.ts";
import { isTexts, kindAt, schemaAt, unwrap, valueAt } from "./walk.ts";

/** A value and the field that refuses it. */
export interface Mistyped {
  /** As people say it, `tags 2`. */
  readonly name: string;
  /** Type that Zod expects. */
  readonly expected: string;
  readonly example: string | undefined;
  /** Of the whole file. */
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly path: readonly PropertyKey[];
  readonly at: Locator;
}

const KINDS = new Map([
  ["string", "text"],
  ["number", "a number"],
  ["int", "a whole number"],
  ["boolean", "true or false"],
  ["array", "a list"],
  ["object", "a group of keys"],
  ["record", "a group of keys"],
]);

/** Explains the type of a value. */
export function explainType(mistyped: Mistyped): Explained {
  const { name, expected, example, schema, value, path, at } = mistyped;
  const field = schemaAt(schema, path, value);
  const found = valueAt(value, path);
  const source = at.source?.(path);
  const label = labelOf(path);
  const instance = `write ${label}${example ?? "…"}`;
  if (name === "") return { message: "this must be a group of keys", fix: "write key: value, one to a line" };
  if (found === undefined) return { message: `${name} is missing`, fix: instance };
  if (found === null) return explainNothing(mistyped, source, instance);
  const isDate = unwrap(field) instanceof z.ZodPipe;
  if (expected === "string" && !isDate && (typeof found === "number" || typeof found === "boolean")) {
    const text = at.written(path) ?? String(found);
    const reads = typeof found === "number" ? "a number" : "true or false";
    const message = `${name} must be text, but ${text} reads as ${reads}`;
    return {
      message,
      fix: `put it in quotes: "${text}"`,
      ...(typeof found === "number" && soleEdit(source, `"${text}"`)),
    };
  }
  const opens = Array.isArray(found) ? "[ opens a list" : "{ opens a group of keys";
  const but = expected === "string" && /^[[{]/.test(source?.raw ?? "") ? `, but ${opens} in YAML` : "";
  const message = `${name} must be ${isDate ? "a date" : (KINDS.get(expected) ?? expected)}${but}`;
  const form = formOf(mistyped, found, source);
  if (!form) return { message, fix: expected === "string" && !isDate ? `write ${label}text, on one line` : instance };
  if (form.text.startsWith("- ")) {
    return {
      message,
      fix: `put a space behind each dash: ${form.text.split("\n")[0]}`,
      ...soleEdit(source, form.text),
    };
  }
  const verb = form.text === quoted(source?.raw ?? "") ? "put the value in quotes:" : "write";
  return { message, fix: `${verb} ${label}${form.text}`, ...(form.certain && soleEdit(source, form.text)) };
}

/** The value in the form that its field wants. */
function formOf(mistyped: Mistyped, found: unknown, source: Source | undefined): ValueForm | undefined {
  const { schema, value, path, expected } = mistyped;
  const kind = kindAt(schema, path, value);
  if (!source || kind === undefined) return undefined;
  const names = foreignKeys.get(schema)?.names ?? [];
  if (kind === "text" && isTexts(found) && names.includes(String(path[0])))
    return { text: plainOrQuoted(found.join(", ")), certain: found.length === 1 && isInline(source) };
  if (kind === "texts" && isGroup(found)) return { text: inlineList(Object.keys(found)), certain: false };
  const above = mistyped.at.text?.slice(0, source.start) ?? "";
  const before = above.slice(above.lastIndexOf("\n") + 1);
  if (kind === "texts" && /^-[^ \n-]/.test(source.raw) && before.trim() === "") return dashed(source.raw);
  if (kind === "texts") return listOf(source.raw, unwrap(schemaAt(schema, path, value)));
  const digits = /^["']?(\d+)["']?$/.exec(source.raw)?.[1];
  if ((expected === "number" || expected === "int") && digits !== undefined) return { text: digits, certain: true };
  return kind === "other" ? asGroups(mistyped, found) : valueForm(kind, source.raw);
}

/** A list of words, each as the field of one wants it. */
function listOf(raw: string, field: z.core.$ZodType | undefined): ValueForm | undefined {
  const list = wordsOf(raw);
  if (!list || !(field instanceof z.ZodArray)) return undefined;
  const items = list.items.map((item) => {
    const [issue] = z.safeParse(field.element, item).error?.issues ?? [];
    const instead = issue?.code === "custom" ? issue.params?.instead : undefined;
    return typeof instead === "string" ? instead : item;
  });
  return { text: inlineList(items), certain: list.certain };
}

/** A list of groups of which only the one key that each needs was written. */
function asGroups({ schema, path, value, at }: Mistyped, found: unknown): ValueForm | undefined {
  if (typeof found !== "string") return undefined;
  const field = unwrap(schemaAt(schema, path, value));
  const list = field instanceof z.ZodArray;
  const group = list ? unwrap(field.element) : field;
  if (!(group instanceof z.ZodObject)) return undefined;
  const needed = Object.entries<z.core.$ZodType>(group.shape).filter(([, one]) => !isOptional(one));
  const [key] = needed[0] ?? [];
  if (key === undefined || needed.length > 1) return undefined;
  const raw = at.source?.(path)?.raw ?? "";
  const words = (list ? raw.split(/[,，、]/u) : [raw])
    .map((word) => plainWords(word.trim()))
    .filter((word) => word !== "");
  if (words.length === 0) return undefined;
  const groups = words.map((word) => `{ ${key}: ${plainOrQuoted(word)} }`);
  return { text: list ? `[${groups.join(", ")}]` : groups.join(""), certain: true };
}

/** Entries of a list whose dashes have no plain space behind them; YAML reads them as one text. */
function dashed(raw: string): ValueForm | undefined {
  const lines = raw.split("\n");
  if (!lines.every((line) => /^\s*-\s*[^\s-]/u.test(line))) return undefined;
  return { text: lines.map((line) => line.replace(/-\s*/u, "- ")).join("\n"), certain: true };
}

/** A key or an entry without a value. */
function explainNothing(mistyped: Mistyped, source: Source | undefined, instance: string): Explained {
  const { name, schema, value, path, at } = mistyped;
  const [label, kind, optional] = [
    labelOf(path),
    kindAt(schema, path, value),
    isOptional(schemaAt(schema, path, value)),
  ];
  const message = `${name} has no value`;
  if (label === "" && !source?.raw) return { message, fix: "write it, or take it out" };
  if (source && /^null$/i.test(source.raw))
    return { message, fix: `put it in quotes: ${label}"${source.raw}", or take it out` };
  const behind = source?.raw === "" ? source.behind.trim() : "";
  const comment = behind.startsWith("#") ? behind : undefined;
  const form = comment === undefined || kind === undefined ? undefined : valueForm(kind, comment);
  if (source && comment !== undefined && form) {
    const why = "what follows # is a comment";
    const start = source.end + source.behind.indexOf("#");
    const certain = !optional && /^#[^\s#]/.test(comment);
    const verb = kind === "text" ? "put the value in quotes:" : "write";
    const fix = `${verb} ${label}${form.text}`;
    return {
      message: `${message}: ${why}`,
      fix,
      ...(certain && soleEdit({ start, end: start + comment.length }, form.text)),
    };
  }
  if (!optional) return { message, fix: instance };
  return { message, fix: `${instance}, or leave the line out`, ...(source?.raw === "" && commentOut(at, path)) };
}

/** `tags: ` for a key, nothing for an entry of a list. */
function labelOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  return typeof last === "string" ? `${last}: ` : "";
}

/** A list in brackets; one below its key may hold comments. */
function isInline({ raw }: Source): boolean {
  return raw.startsWith("[") && !raw.includes("\n");
}

function isOptional(schema: z.core.$ZodType | undefined): boolean {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
}

function isGroup(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
