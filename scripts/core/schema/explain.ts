/** Turns what a schema refuses into words for the person who wrote it. */
import type * as z from "zod";
import { plainOrQuoted } from "../formats/yaml-write.ts";
import type { Problem } from "../problems.ts";
import { soleEdit } from "./edit.ts";
import { explainUnknownKey } from "./explain-key.ts";
import { explainType } from "./explain-type.ts";
import type { Explained, Locator } from "./locator.ts";
import { nearest } from "./nearest.ts";
import { exampleOf, kindsOf, schemaAt, valueAt } from "./walk.ts";

interface Context {
  readonly file: string;
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly at: Locator;
  /** Paths of keys that the data has under another name. */
  readonly claimed: Set<string>;
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
  const context = { file, schema, value, at, claimed: new Set<string>() };
  return unknownFirst(result.error.issues).flatMap((issue) => explainIssue(issue, issue.path, context));
}

function explainIssue(issue: z.core.$ZodIssue, path: readonly PropertyKey[], context: Context): Problem[] {
  const kind = kindOf(issue, valueAt(context.value, path));
  return explainInWords(issue, path, context).map((problem) => ({ kind, ...problem }));
}

/** The kind of problem that an issue is. @param found the value that was refused */
function kindOf(issue: z.core.$ZodIssue, found: unknown): string {
  switch (issue.code) {
    case "unrecognized_keys":
      return "key-unknown";
    case "invalid_type":
      return found === undefined ? "key-missing" : "value-type";
    case "invalid_value":
      return "value-unknown";
    case "custom":
      return typeof issue.params?.kind === "string" ? issue.params.kind : "value-refused";
    default:
      return "value-form";
  }
}

function explainInWords(issue: z.core.$ZodIssue, path: readonly PropertyKey[], context: Context): Problem[] {
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
      return issue.keys.map((key) => ({
        file,
        ...at.locate([...path, key], true),
        ...explainUnknownKey({ ...context, key, path }),
      }));
    case "invalid_type": {
      if (found === undefined && context.claimed.has(path.join("."))) return [];
      return [{ ...here, ...explainType({ name, example, expected: issue.expected, schema, value, path, at }) }];
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
      const word = issue.errors
        .flat()
        .find((one) => one.code === "invalid_value" && one.values.length > 1 && one.path.length === 0);
      if (word && typeof found === "string") return explainIssue(word, path, context);
      return [{ ...here, message: `${name} has the wrong form`, fix: `write ${name}: ${example ?? "…"}` }];
    }
    default: {
      const { fix, instead }: Record<string, unknown> = (issue.code === "custom" && issue.params) || {};
      const message = name === "" || issue.message.startsWith(`${name} `) ? issue.message : `${name}: ${issue.message}`;
      return [{ ...here, message, ...(typeof fix === "string" && { fix }), ...insteadOf(at, path, instead) }];
    }
  }
}

/** The edit that a rule is certain of. */
function insteadOf(at: Locator, path: readonly PropertyKey[], instead: unknown): Pick<Explained, "edits"> {
  const source = at.source?.(path);
  if (!source || typeof instead !== "string" || source.raw.includes("\n")) return {};
  return soleEdit(source, plainOrQuoted(instead));
}

/** A key that is only misspelt is not reported as missing. */
function unknownFirst(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  return [...issues].sort((a, b) => Number(isUnknown(b)) - Number(isUnknown(a)));
}

function isUnknown(issue: z.core.$ZodIssue): boolean {
  return issue.code === "unrecognized_keys";
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
