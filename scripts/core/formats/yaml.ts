/** YAML as plain data, and nothing else that YAML can do. */
import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
  type YAMLMap,
  YAMLParseError,
} from "yaml";
import type { Problem } from "../problems.ts";

/** A place in a file, both numbers from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Data read from YAML, or from JSON, which is YAML too. */
export interface YamlData {
  /** Objects have no prototype, so that no key means anything but itself. */
  readonly value: unknown;
  /** As it was read. */
  readonly text: string;
  /** Finds the value at a path of keys; with `key`, the key itself. Falls back to what encloses it. */
  locate(path: readonly PropertyKey[], key?: boolean): Place;
  /** A single value as it is written in the file, `007` for the number 7. */
  written(path: readonly PropertyKey[]): string | undefined;
  /** The value at a path as it is in the text; with `key`, the key itself. */
  source(path: readonly PropertyKey[], key?: boolean): Source | undefined;
}

/** A piece of a text. */
export interface Source {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  /** What follows it on its last line. */
  readonly behind: string;
}

/** Thrown inside this file only, to leave the recursion. */
class Refused extends Error {
  readonly offset: number;
  readonly fix: string;
  constructor(message: string, fix: string, offset: number) {
    super(message);
    this.offset = offset;
    this.fix = fix;
  }
}

/**
 * Reads one YAML document with the core schema: dates stay text. Anchors, aliases, tags, merge keys and directives are
 * refused, and so is a key that is written twice.
 *
 * @param firstLine line of `file` that `text` begins on
 * @returns the data, or every problem that was found
 */
export function readYaml(text: string, file: string, firstLine = 1): YamlData | Problem[] {
  const place = placesIn(text, firstLine);
  if (isTooDeep(text)) {
    const message = "the lists or groups are nested too deeply";
    return [
      { kind: "yaml-too-deep", file, line: firstLine, message, fix: "write the values without so many brackets" },
    ];
  }
  try {
    // The parser holds each key against every other one, which takes seconds for 20,000 keys.
    const options = { schema: "core", prettyErrors: false, strict: true, stringKeys: true, uniqueKeys: false } as const;
    const document = parseDocument(text, options);
    const errors = tellingErrors([...document.errors, ...document.warnings, ...repeatedKeys(document)]);
    if (errors.length > 0)
      return errors.map((error) => ({
        kind: kindOf(error),
        file,
        ...place(error.pos[0]),
        ...explainError(error, text),
      }));
    if (document.directives?.yaml.explicit) throw new Refused("YAML directives are not known here", "take it out", 0);
    const value = toPlain(document.contents) ?? Object.create(null);
    return {
      value,
      text,
      locate: (path, key = false) => place(offsetOf(document, path, key)),
      written: (path) => writtenAt(document, path),
      source: (path, key = false) => sourceOf(document, text, path, key),
    };
  } catch (error) {
    if (error instanceof Refused)
      return [{ kind: "yaml-refused", file, ...place(error.offset), message: error.message, fix: error.fix }];
    throw error;
  }
}

/** Tells the place of an offset. The starts of lines are found once: every line can have a problem. */
function placesIn(text: string, firstLine: number): (offset: number) => Place {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= [0, ...Array.from(text.matchAll(/\n/g), (end) => end.index + 1)];
    const after = upperBound(starts, offset);
    return { line: firstLine + after - 1, column: offset - (starts[after - 1] ?? 0) + 1 };
  };
}

/** How many of the sorted numbers are not above a limit. */
function upperBound(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Keys that a map has already. */
function repeatedKeys(document: Document): YAMLParseError[] {
  const errors: YAMLParseError[] = [];
  visit(document, {
    Map(_, map) {
      const known = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const start = startOf(key) ?? 0;
        if (known.has(key.value)) errors.push(new YAMLParseError([start, start + 1], "DUPLICATE_KEY", "twice"));
        known.add(key.value);
      }
    },
  });
  return errors;
}

/** The pairs of each map by their keys: one file can have a problem at every key. */
const pairsOf = new WeakMap<YAMLMap, Map<unknown, Pair>>();

function pairAt(map: YAMLMap, key: PropertyKey): Pair | undefined {
  let pairs = pairsOf.get(map);
  if (!pairs) {
    pairs = new Map(map.items.map((pair) => [isScalar(pair.key) ? pair.key.value : undefined, pair]));
    pairsOf.set(map, pairs);
  }
  return pairs.get(key);
}

function nodeAt(document: Document, path: readonly PropertyKey[]): unknown {
  let node: unknown = document.contents;
  for (const step of path) {
    node = isMap(node) ? pairAt(node, step)?.value : isSeq(node) ? node.items[Number(step)] : undefined;
  }
  return node;
}

function toPlain(node: unknown): unknown {
  if (node === null) return null;
  const offset = startOf(node) ?? 0;
  if (isAlias(node)) throw new Refused("YAML aliases are not known here", "write the value again", offset);
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) throw new Refused("this YAML is not known here", "", offset);
  if (node.anchor) throw new Refused("YAML anchors are not known here", `take &${node.anchor} out`, offset);
  if (node.tag) throw new Refused("YAML tags are not known here", "take the word that begins with ! out", offset);
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map(toPlain);
  const object: Record<string, unknown> = Object.create(null);
  for (const pair of node.items) {
    toPlain(pair.key);
    object[String(isScalar(pair.key) ? pair.key.value : pair.key)] = toPlain(pair.value);
  }
  return object;
}

function offsetOf(document: Document, path: readonly PropertyKey[], key: boolean): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    const pair = isMap(node) ? pairAt(node, step) : undefined;
    if (pair && key && depth === path.length - 1) return startOf(pair.key) ?? offset;
    node = isPair(pair) ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined;
    if (node === undefined) return offset;
    offset = startOf(node) ?? startOf(pair?.key) ?? offset;
  }
  return offset;
}

function writtenAt(document: Document, path: readonly PropertyKey[]): string | undefined {
  const node = nodeAt(document, path);
  return isScalar(node) ? node.source : undefined;
}

function sourceOf(document: Document, text: string, path: readonly PropertyKey[], key: boolean): Source | undefined {
  const parent = nodeAt(document, path.slice(0, -1));
  const step = path.at(-1);
  const pair = isMap(parent) && step !== undefined ? pairAt(parent, step) : undefined;
  const node = key ? pair?.key : nodeAt(document, path);
  if ((!isScalar(node) && !isMap(node) && !isSeq(node)) || !node.range) return undefined;
  const [start, last] = node.range;
  const raw = text.slice(start, last).trimEnd();
  const end = start + raw.length;
  return { start, end, raw, behind: /.*/.exec(text.slice(end))?.[0] ?? "" };
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;
}

const DEEPEST = 50;

/** What the lexer yields before the text of a value, and at the end of a line (see the package's `Lexer`). */
const [VALUE, LINE_END] = ["\x1f", /^\r?\n$/];

/**
 * Whether brackets, `- - -` or `a: b: c:` are nested so deeply that parsing them could use up the stack, or seconds. Those
 * in quotes, comments and blocks of text are text.
 */
function isTooDeep(text: string): boolean {
  const opening = text.match(/[[{]/g)?.length ?? 0;
  const isFlat = opening <= DEEPEST && !new RegExp(`^ *(?:[-?] +){${DEEPEST}}`, "m").test(text);
  const isPlain = (text.match(/:[ \t]/g)?.length ?? 0) < DEEPEST;
  if (isFlat && (isPlain || !text.split("\n").some((line) => line.split(/:[ \t]/).length > DEEPEST))) return false;
  let [brackets, dashes, colons, isText] = [0, 0, 0, false];
  for (const token of new Lexer().lex(text)) {
    if (isText) dashes = 0;
    else if (LINE_END.test(token)) [dashes, colons] = [0, 0];
    else if (token === "[" || token === "{") brackets += 1;
    else if (token === "]" || token === "}") brackets -= 1;
    else if (token === "-" || token === "?") dashes += 1;
    else if (token === ":" && brackets === 0) colons += 1;
    if (brackets > DEEPEST || dashes >= DEEPEST || colons > DEEPEST) return true;
    isText = token === VALUE;
  }
  return false;
}

/**
 * Every key that is written twice is reported. If the text is not YAML, it is one error, since the rest often follows from it: a quote
 * or bracket that is not closed, or else the first.
 */
function tellingErrors(errors: readonly YAMLError[]): YAMLError[] {
  const others = errors.filter((error) => error.code !== "DUPLICATE_KEY").sort((a, b) => a.pos[0] - b.pos[0]);
  const telling = others.find((error) => error.code === "MISSING_CHAR") ?? others[0];
  return errors.filter((error) => error === telling || error.code === "DUPLICATE_KEY");
}

/** `BAD_INDENT` is `yaml-bad-indent`. */
function kindOf({ code }: YAMLError): string {
  return `yaml-${code.toLowerCase().replaceAll("_", "-")}`;
}

/** The parser's errors in words that say what to do. Faults that people do not make keep the parser's words. */
function explainError(error: YAMLError, text: string): { message: string; fix: string } {
  const key = /^[^\s:]+/.exec(text.slice(error.pos[0]))?.[0] ?? "";
  switch (error.code) {
    case "DUPLICATE_KEY":
      return { message: `the key "${key}" is there twice`, fix: "keep one of the two" };
    case "BLOCK_AS_IMPLICIT_KEY":
    case "MULTILINE_IMPLICIT_KEY":
      return { message: "the line is not YAML", fix: 'write key: value; put a value that holds ": " in quotes' };
    case "TAB_AS_INDENT":
      return { message: "the line is indented with a tab", fix: "use spaces" };
    case "BAD_INDENT":
      return { message: "the line is not indented as YAML needs", fix: "put keys of one group in one column" };
    case "MISSING_CHAR":
      return { message: `this is not YAML: ${error.message}`, fix: "close every quote and bracket" };
    case "TAG_RESOLVE_FAILED":
      return { message: "YAML tags are not known here", fix: "take it out; put text that begins with ! in quotes" };
    case "BAD_SCALAR_START":
      return { message: `this is not YAML: ${error.message}`, fix: "put the value in quotes" };
    case "MULTIPLE_DOCS":
      return { message: "there is more than one YAML document", fix: "take out the lines that are only ---" };
    case "NON_STRING_KEY":
      return { message: "a key is not text", fix: "put the key in quotes" };
    default:
      return { message: `this is not YAML: ${error.message}`, fix: "write key: value, one to a line" };
  }
}
