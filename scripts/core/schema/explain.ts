/** Turns what a schema refuses into words for the person who wrote it. */
import * as z from "zod";
import type { Place } from "../formats/yaml.ts";
import type { Problem } from "../problems.ts";
import { nearest } from "./nearest.ts";

/** Finds the place of data in its file. */
export interface Locator {
  locate(path: readonly PropertyKey[], key?: boolean): Place;
  written(path: readonly PropertyKey[]): string | undefined;
}

interface Context {
  readonly file: string;
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly at: Locator;
  /** Paths of keys that the data has under another name. */
  readonly misspelt: Set<string>;
}

/**
 * Checks a value against a schema.
 *
 * @param value plain data
 * @param at finds places in the file
 * @returns what the schema makes of the value, or one problem for each mistake
 */
export function check<T>(schema: z.ZodType<T>, value: unknown, file: string, at: Locator): { data: T } | Problem[] {
  const result = schema.safeParse(value);
  if (result.success) return { data: result.data };
  const context = { file, schema, value, at, misspelt: new Set<string>() };
  return unknownFirst(result.error.issues).flatMap((issue) => explainIssue(issue, issue.path, context));
}

function explainIssue(issue: z.core.$ZodIssue, path: readonly PropertyKey[], context: Context): Problem[] {
  const { file, schema, value, at } = context;
  const name = path
    .map(String)
    .join(".")
    .replace(/\.(\d+)/g, (_, index) => ` ${Number(index) + 1}`);
  const example = exampleOf(schemaAt(schema, path, value));
  const here = { file, ...at.locate(path) };
  const found = valueAt(value, path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => explainUnknownKey(key, path, context));
    case "invalid_type": {
      if (found === undefined && context.misspelt.has(path.join("."))) return [];
      const field = { name, example, expected: issue.expected, schema: schemaAt(schema, path, value) };
      return [{ ...here, ...explainType(field, found, at.written(path)) }];
    }
    case "too_small":
      return [{ ...here, message: `${name} is too small`, fix: `write a number from ${issue.minimum} on` }];
    case "too_big":
      return [{ ...here, message: `${name} is too large`, fix: `write a number up to ${issue.maximum}` }];
    case "invalid_value":
      return [{ ...here, message: `${name} is not known`, fix: `write one of ${issue.values.join(", ")}` }];
    case "invalid_union": {
      if (typeof issue.discriminator === "string") return [{ ...here, ...explainChoice(name, found, context, path) }];
      const inner = issue.errors.find((issues) =>
        issues.some((one) => one.path.length > 0 || (one.code !== "invalid_type" && one.code !== "invalid_value")),
      );
      if (inner && typeof found === "object" && found !== null) {
        return unknownFirst(inner).flatMap((one) => explainIssue(one, [...path, ...one.path], context));
      }
      return [{ ...here, message: `${name} has the wrong form`, fix: `write ${name}: ${example ?? "…"}` }];
    }
    default: {
      const fix: unknown = issue.code === "custom" ? issue.params?.fix : undefined;
      const message = name === "" || issue.message.startsWith(`${name} `) ? issue.message : `${name}: ${issue.message}`;
      return [{ ...here, message, ...(typeof fix === "string" && { fix }) }];
    }
  }
}

/** A key that is only misspelt is not reported as missing. */
function unknownFirst(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  return [...issues].sort((a, b) => Number(isUnknown(b)) - Number(isUnknown(a)));
}

function isUnknown(issue: z.core.$ZodIssue): boolean {
  return issue.code === "unrecognized_keys";
}

function explainUnknownKey(
  key: string,
  path: readonly PropertyKey[],
  { file, schema, value, at, misspelt }: Context,
): Problem {
  const known = keysOf(schemaAt(schema, path, value), valueAt(value, path));
  const close = nearest(key, known);
  if (close !== undefined) misspelt.add([...path, close].join("."));
  const fix = close === undefined ? `take it out; the keys known here are ${known.join(", ")}` : `write ${close}`;
  return { file, ...at.locate([...path, key], true), message: `the key "${key}" is not known`, fix };
}

/** A group of keys that comes in several kinds, of which this is none. */
function explainChoice(name: string, found: unknown, { schema, value }: Context, path: readonly PropertyKey[]) {
  const key = String(path.at(-1));
  const group = schemaAt(schema, path.slice(0, -1), value);
  const kinds = kindsOf(group, key);
  const close = nearest(String(found), kinds);
  const fix = `write ${close === undefined ? `one of ${kinds.join(", ")}` : `${key}: ${close}`}`;
  return { message: found === undefined ? `${name} is missing` : `${name} "${found}" is not known`, fix };
}

/** The kinds of a group, by the key that tells them apart. */
function kindsOf(schema: z.core.$ZodType | undefined, key: string): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return kindsOf(schema.def.innerType, key);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => kindsOf(option, key));
  const kind = schema instanceof z.ZodObject ? schema.shape[key] : undefined;
  return kind instanceof z.ZodLiteral ? [...kind.values].map(String) : [];
}

const KINDS = new Map([
  ["string", "text"],
  ["number", "a number"],
  ["int", "a whole number"],
  ["boolean", "true or false"],
  ["array", "a list"],
  ["object", "a group of keys"],
]);

interface Field {
  readonly name: string;
  readonly expected: string;
  readonly example: string | undefined;
  readonly schema: z.core.$ZodType | undefined;
}

function explainType({ name, expected, example, schema }: Field, found: unknown, written: string | undefined) {
  const optional = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
  const instance = `write ${name.split(/[. ]/).at(-1)}: ${example ?? "…"}`;
  if (name === "") return { message: "this must be a group of keys", fix: "write key: value, one to a line" };
  if (found === undefined) return { message: `${name} is missing`, fix: instance };
  if (found === null)
    return { message: `${name} has no value`, fix: instance + (optional ? ", or leave the line out" : "") };
  // What reads text into something else is, so far, a date.
  if (unwrap(schema) instanceof z.ZodPipe) return { message: `${name} must be a date`, fix: instance };
  if (expected === "string" && (typeof found === "number" || typeof found === "boolean")) {
    const text = written ?? String(found);
    const reads = typeof found === "number" ? "a number" : "true or false";
    return { message: `${name} must be text, but ${text} reads as ${reads}`, fix: `put it in quotes: "${text}"` };
  }
  return { message: `${name} must be ${KINDS.get(expected) ?? expected}`, fix: instance };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, step) => {
    return typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined;
  }, value);
}

/** The schema without what wraps it; of a union the group of keys that the value is of, since the rest has none. */
function unwrap(schema: z.core.$ZodType | undefined, value?: unknown): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrap(schema.def.innerType, value);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const key = schema.def.discriminator;
    const kind = valueAt(value, [key]);
    return schema.options.find((option) => kindsOf(option, key).includes(String(kind)));
  }
  if (schema instanceof z.ZodUnion) {
    return schema.options.map((option) => unwrap(option, value)).find((option) => option instanceof z.ZodObject);
  }
  return schema;
}

/** @param value the value in the file, which tells the kinds of a group apart */
function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[], value: unknown): z.core.$ZodType | undefined {
  let at: z.core.$ZodType | undefined = schema;
  for (const [index, step] of path.entries()) {
    const inner = unwrap(at, valueAt(value, path.slice(0, index)));
    if (inner instanceof z.ZodObject) at = (inner.shape as Record<PropertyKey, z.core.$ZodType>)[step];
    else if (inner instanceof z.ZodArray) at = inner.element;
    else return undefined;
  }
  return at;
}

function keysOf(schema: z.core.$ZodType | undefined, value: unknown): string[] {
  const inner = unwrap(schema, value);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** The schema's first example as it would be written in YAML. */
function exampleOf(schema: z.core.$ZodType | undefined): string | undefined {
  let at = schema;
  while (at) {
    const example = z.globalRegistry.get(at)?.examples;
    if (Array.isArray(example) && example.length > 0) return flow(example[0]);
    at = at instanceof z.ZodOptional || at instanceof z.ZodDefault ? at.def.innerType : undefined;
  }
  return undefined;
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, item]) => `${key}: ${flow(item)}`)
    .join(", ")} }`;
}
