/** What YAML reads in another way than most people mean: notes, for nothing is wrong for certain. */
import type * as z from "zod";
import type { Source, YamlData } from "../formats/yaml.ts";
import { quoted } from "../formats/yaml-write.ts";
import type { Problem } from "../problems.ts";
import type { Explained } from "./locator.ts";
import { plainWords, valueForm } from "./value-form.ts";
import { kindAt, keysOf } from "./walk.ts";

const SUSPECT = /^\w+: (?:\[.*[，、“”].*\]|[“”„].*[“”])$/mu;

/** Whether text that needs no whole YAML parser holds something to look at. */
export function isSuspect(text: string): boolean {
  return SUSPECT.test(text);
}

/**
 * Finds text that YAML takes for a comment, commas that it takes for letters, and quotes that it takes for letters.
 *
 * @returns notes with edits in the text of `data`
 */
export function suspicions(data: YamlData, file: string, schema: z.ZodType): Problem[] {
  const front = data.value as Readonly<Record<string, unknown>>;
  return keysOf(schema, front).flatMap((key): Problem[] => {
    const value = front[key];
    const kind = kindAt(schema, [key], front);
    if (kind !== "text" && kind !== "texts") return [];
    const paths = Array.isArray(value) ? value.map((_, index) => [key, index]) : [[key]];
    const notes = paths.flatMap((path) => {
      const source = data.source(path);
      const label = path.length === 1 ? `${key}: ` : "";
      return source && typeof front[key] === "string" === (path.length === 1) ? noteOf(label || `${key}: … `, label, source, path, data) : [];
    });
    return notes.map((note) => ({ file, level: "note", ...data.locate([key]), ...note }) as Problem);
  });
}
