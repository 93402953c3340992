/** Fields of the editor, made from the schemas that the content is checked with. */
import * as z from "zod";

/** A field of Sveltia CMS. https://sveltiacms.app/en/docs/fields */
export interface EditorField {
  readonly name: string;
  readonly label: string;
  readonly widget: string;
  readonly required: boolean;
  readonly hint?: string;
  readonly [option: string]: unknown;
}

/** The result of z.toJSONSchema, as far as our schemas use it. */
interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly pattern?: string;
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly items?: JsonSchema;
  /** Of an object with any keys. */
  readonly additionalProperties?: JsonSchema | boolean;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/**
 * A field for every key of a schema, in its order: a key without one would be lost when an entry is saved.
 *
 * @throws if the schema has a kind of value that the editor has no field for
 */
export function editorFields(schema: z.ZodObject): EditorField[] {
  const json = z.toJSONSchema(schema, { io: "input" }) as JsonSchema;
  return fieldsOf(json, (name) => severalLines(schema.shape[name]));
}

function fieldsOf(json: JsonSchema, isText: (name: string) => boolean): EditorField[] {
  return Object.entries(json.properties ?? {}).map(([name, value]) => ({
    name,
    label: name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " "),
    required: json.required?.includes(name) ?? false,
    ...(value.description !== undefined && { hint: value.description }),
    ...widgetOf(name, value, isText(name)),
  }));
}

function widgetOf(name: string, value: JsonSchema, isText: boolean): { widget: string; [option: string]: unknown } {
  switch (value.type) {
    case "boolean":
      // People write the value of the example, so the default is the other one.
      return { widget: "boolean", default: value.examples?.[0] !== true };
    case "integer":
      return { widget: "number", value_type: "int", ...(value.minimum !== undefined && { min: value.minimum }) };
    case "number":
      return { widget: "number", value_type: "float" };
    case "array":
      return { widget: "list", ...(value.items?.properties && { fields: fieldsOf(value.items, () => false) }) };
    case "object":
      if (typeof value.additionalProperties === "object") return { widget: "keyvalue" };
      throw new Error(`the editor has no field for the keys of ${name}`);
    case "string":
      // A picker would write every date in one form; archives know some to the day, others to the second.
      if (value.pattern !== undefined) return { widget: "string", pattern: [value.pattern, String(value.examples)] };
      return { widget: isText ? "text" : "string" };
    default:
      throw new Error(`the editor has no field for ${name}`);
  }
}

/** Whether a text may have several lines. */
function severalLines(field: z.core.$ZodType | undefined): boolean {
  return field !== undefined && z.safeParse(field, "two\nlines").success;
}
