/** Front matter in TOML or JSON, which other tools write, as the YAML that is read here. */
import { parse, TomlDate } from "smol-toml";
import { readJson } from "../../core/formats/json.ts";
import { inlineValue, plainOrQuoted, quoted } from "../../core/formats/yaml-write.ts";
import type { Problem } from "../../core/problems.ts";
import { parseTimestamp } from "../../core/timestamp.ts";

/** Longer front matter than anybody writes; its lines are tried one after another. */
const LONGEST = 20_000;

/**
 * Recognizes front matter in TOML (between lines of `+++`) and in JSON (`{` on the first line).
 *
 * @param text with `\n` line ends
 * @returns the problem, with the edit that makes YAML of it; undefined if there is no such front matter
 */
export function foreignFrontMatter(text: string, file: string): Problem | undefined {
  const toml = /^\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|$)/ms.exec(text.slice(0, LONGEST));
  if (toml) return problemOf(file, "TOML (between +++)", toml[0], yamlOfToml(toml[1] ?? ""));
  const json = /^\{[ \t]*\n.*?^\}[ \t]*(?:\n|$)/ms.exec(text.slice(0, LONGEST));
  if (json) return problemOf(file, "JSON (between braces)", json[0], yamlOfJson(json[0]));
  return undefined;
}

function problemOf(file: string, what: string, front: string, yaml: string | undefined): Problem {
  const message = `the front matter is ${what}; here it is YAML`;
  const first = yaml?.split("\n").find((line) => /^\w/.test(line)) ?? "title: …";
  const fix = `write --- above and below it, and key: value between, such as ${first}`;
  const here = { kind: "front-matter-foreign", file, line: 1, column: 1, message, fix };
  if (yaml === undefined) return here;
  const end = front.endsWith("\n") ? "\n" : "";
  return { ...here, edits: [{ start: 0, end: front.length, text: `---\n${yaml}---${end}` }] };
}

function yamlOfJson(text: string): string | undefined {
  const read = readJson(text);
  if ("offset" in read || typeof read.value !== "object" || read.value === null || Array.isArray(read.value))
    return undefined;
  return linesOf(read.value as Readonly<Record<string, unknown>>);
}

/**
 * Comments and the order of keys stay. What belongs to a table becomes one line.
 *
 * @returns undefined if it is no TOML
 */
function yamlOfToml(text: string): string | undefined {
  if (tomlOf(text) === undefined) return undefined;
  const table = /^[ \t]*\[/m.exec(topOf(text));
  const lines = text.slice(0, table?.index).split("\n").slice(0, -1);
  let yaml = "";
  for (let at = 0; at < lines.length; ) {
    let to = at + 1;
    while (to < lines.length && tomlOf(lines.slice(at, to).join("\n")) === undefined) to++;
    yaml += yamlOfEntry(lines.slice(at, to).join("\n"));
    at = to;
  }
  return table ? yaml + linesOf(parse(text.slice(table.index))) : yaml;
}

/** The text with strings and lists of several lines blanked, so that no line of them looks like a table. */
function topOf(text: string): string {
  const blank = (found: string) => found.replace(/[^\n]/g, ".");
  const strings = text.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/g, blank);
  return strings.replace(/=[ \t]*\[[^\]]*\]/g, blank);
}

/** One key with its value and comment, or a comment alone. */
function yamlOfEntry(text: string): string {
  const comment = /^[ \t]*(#.*)?$/.exec(text);
  if (comment) return `${comment[1] ?? ""}\n`;
  const values = parse(text) as Readonly<Record<string, unknown>>;
  const behind = Array.from(text.matchAll(/(?<![ \t])[ \t]+#.*$/g), (found) => found[0]).find((tail) => {
    return JSON.stringify(tomlOf(text.slice(0, -tail.length))) === JSON.stringify(values);
  });
  return linesOf(values).replace(/\n$/, `${behind === undefined ? "" : ` ${behind.trimStart()}`}\n`);
}

function linesOf(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${plainOrQuoted(key)}: ${yamlValue(value)}\n`)
    .join("");
}

function yamlValue(value: unknown): string {
  const plain = plainData(value);
  return typeof plain === "string" && plain.includes("\n") ? quoted(plain) : inlineValue(plain);
}

/** TOML's dates as text; the rest is what JSON has too. */
function plainData(value: unknown): unknown {
  if (value instanceof TomlDate) {
    const text = value.toISOString().replace(/\.000(?=Z|[+-]|$)/, "");
    return "epoch" in parseTimestamp(text) ? text : value.toISOString();
  }
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(plainData);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainData(item)]));
}

/** @returns undefined if it is no TOML */
function tomlOf(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
