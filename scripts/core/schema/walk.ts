/** Ways through a schema, beside the value that it is for. */
import * as z from "zod";
import { inlineValue } from "../formats/yaml-write.ts";
import type { Kind } from "./value-form.ts";

/** The value at a path of keys; undefined if there is none. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, step) => {
    return typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined;
  }, value);
}

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

/** The schema without what wraps it; of a union the group of keys that the value is of, since the rest has none. */
export function unwrap(schema: z.core.$ZodType | undefined, value?: unknown): z.core.$ZodType | undefined {
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

/**
 * The schema at a path of keys.
 *
 * @param value the value in the file, which tells the kinds of a group apart
 */
export function schemaAt(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  value: unknown,
): z.core.$ZodType | undefined {
  let at: z.core.$ZodType | undefined = schema;
  for (const [index, step] of path.entries()) {
    const inner = unwrap(at, valueAt(value, path.slice(0, index)));
    if (inner instanceof z.ZodObject) at = (inner.shape as Record<PropertyKey, z.core.$ZodType>)[step];
    else if (inner instanceof z.ZodArray) at = inner.element;
    else if (inner instanceof z.ZodRecord) at = inner.valueType;
    else return undefined;
  }
  return at;
}

/** The keys of a group. */
export function keysOf(schema: z.core.$ZodType | undefined, value: unknown): string[] {
  const inner = unwrap(schema, value);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** The schema's first example as it would be written in YAML. */
export function exampleOf(schema: z.core.$ZodType | undefined): string | undefined {
  let at = schema;
  while (at) {
    const example = z.globalRegistry.get(at)?.examples;
    if (Array.isArray(example) && example.length > 0) return inlineValue(example[0]);
    at = at instanceof z.ZodOptional || at instanceof z.ZodDefault ? at.def.innerType : undefined;
  }
  return undefined;
}

/** The kinds of a group, by the key that tells them apart. */
export function kindsOf(schema: z.core.$ZodType | undefined, key: string): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return kindsOf(schema.def.innerType, key);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => kindsOf(option, key));
  const kind = schema instanceof z.ZodObject ? schema.shape[key] : undefined;
  return kind instanceof z.ZodLiteral ? [...kind.values].map(String) : [];
}

/** What a field wants, as far as a value can be brought into that form. */
export function kindAt(schema: z.core.$ZodType, path: readonly PropertyKey[], value?: unknown): Kind | undefined {
  const field = unwrap(schemaAt(schema, path, value));
  if (field === undefined) return undefined;
  if (field instanceof z.ZodString) return "text";
  if (field instanceof z.ZodPipe) return "date";
  if (field instanceof z.ZodBoolean) return "flag";
  return field instanceof z.ZodArray && unwrap(field.element) instanceof z.ZodString ? "texts" : "other";
}
