/** JSON files that a program wrote, read with a schema. */
import type * as z from "zod";
import type { Problem } from "../problems.ts";
import { check } from "../schema/explain.ts";
import type { Locator } from "../schema/locator.ts";
import { readJson } from "./json.ts";
import { readYaml } from "./yaml.ts";

/**
 * Reads a JSON file that a program wrote.
 *
 * @param who says who writes it, as half a sentence
 * @returns what the schema makes of it, or every problem
 */
export function readJsonRecord<T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
  who: string,
): { data: T } | Problem[] {
  const json = readJson(text);
  if ("offset" in json) {
    const before = text.slice(0, json.offset);
    const line = before.split("\n").length;
    const column = json.offset - before.lastIndexOf("\n");
    const fix = `${who}; take back the change that a person made`;
    return [{ kind: "json", file, line, column, message: "this is not JSON", fix }];
  }
  return check(schema, json.value, file, jsonLocator(text, file));
}

/** JSON is YAML too, and the YAML parser knows the place of everything. It is asked only if something is wrong. */
function jsonLocator(text: string, file: string): Locator {
  let read: Locator | undefined;
  const locator = (): Locator => {
    if (!read) {
      const yaml = readYaml(text, file);
      read = Array.isArray(yaml) ? { locate: () => ({ line: 1, column: 1 }), written: () => undefined } : yaml;
    }
    return read;
  };
  return {
    locate: (path, key) => locator().locate(path, key),
    written: (path) => locator().written(path),
  };
}
