/** Values as they are written into YAML, on one line. */
import { readYaml } from "./yaml.ts";

/** A text in quotes: double ones, or single ones if that needs no backslash. Only double ones can hold a line break. */
export function quoted(text: string): string {
  const json = JSON.stringify(text);
  const isSingle = json.slice(1, -1) !== text && !text.includes("'") && !/\p{Cc}/u.test(text);
  return isSingle ? `'${text}'` : json;
}

/** A text without quotes if YAML reads it as this text, even inside a list; otherwise in quotes. */
export function plainOrQuoted(text: string): string {
  return readsAs(`k: ${text}\n`, text) && readsAs(`k: [${text}]\n`, [text]) ? text : quoted(text);
}

/** Texts as a list in brackets. */
export function inlineList(texts: readonly string[]): string {
  return `[${texts.map(plainOrQuoted).join(", ")}]`;
}

/** Any value of JSON, lists and groups in brackets. */
export function inlineValue(value: unknown): string {
  if (typeof value === "string") return plainOrQuoted(value);
  if (Array.isArray(value)) return `[${value.map(inlineValue).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  const pairs = Object.entries(value).map(([key, item]) => `${plainOrQuoted(key)}: ${inlineValue(item)}`);
  return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
}

function readsAs(yaml: string, value: unknown): boolean {
  if (/[\r\n]/.test(yaml.slice(0, -1))) return false;
  const read = readYaml(yaml, "");
  return !Array.isArray(read) && JSON.stringify(read.value) === JSON.stringify({ k: value });
}
