/** YAML that people write, held against a schema: data, or every problem with what to write instead. */
import type * as z from "zod";
import { type Mend, mendYaml } from "../formats/mend-yaml.ts";
import { readPlainYaml } from "../formats/plain-yaml.ts";
import { readYaml } from "../formats/yaml.ts";
import type { Edit, Problem } from "../problems.ts";
import { check } from "./explain.ts";
import { foldKey, foreignKeys } from "./foreign.ts";
import { isSuspect, suspicions } from "./suspicions.ts";
import type { Kind } from "./value-form.ts";
import { keysOf, kindAt } from "./walk.ts";

/** Where YAML is in its file. */
export interface YamlPlace {
  readonly file: string;
  /** Line of the file that it begins on. */
  readonly line: number;
  /** Offset in the file's text that it begins at. */
  readonly offset: number;
}

/** Data, and what a reader may want to look at. */
export interface Checked<T> {
  readonly data: T;
  readonly notes: readonly Problem[];
}

/**
 * Reads YAML with a schema. If YAML cannot read it as it is, the lines that keep it from that are mended first, so that
 * the problems of all other lines are found too.
 */
export function checkYaml<T>(text: string, place: YamlPlace, schema: z.ZodType<T>): Checked<T> | Problem[] {
  const plain = readPlainYaml(text);
  const result = plain && !isSuspect(text) ? schema.safeParse(plain) : undefined;
  if (result?.success) return { data: result.data, notes: [] };
  const { file, line, offset } = place;
  const read = readYaml(text, file, line);
  const isDeep = Array.isArray(read) && read.some(({ kind }) => kind === "yaml-too-deep");
  const mended = isDeep || isGroup(read) ? { text, mends: [] } : mendYaml(text, (key) => kindOf(schema, key));
  if (mended.mends.length === 0) {
    if (Array.isArray(read)) return read;
    const checked = check(schema, read.value, file, read);
    if (Array.isArray(checked)) return checked.map((problem) => shifted(problem, () => offset));
    return { data: checked.data, notes: suspicions(read, file, schema).map((note) => shifted(note, () => offset)) };
  }
  const again = readYaml(mended.text, file, line);
  const rest = Array.isArray(again) ? again : check(schema, again.value, file, again);
  const others = Array.isArray(rest) ? rest.map((problem) => rebased(problem, text, mended, offset)) : [];
  return [...mended.mends.map((mend) => problemOf(mend, text, place)), ...others];
}

function isGroup(read: ReturnType<typeof readYaml>): boolean {
  return !Array.isArray(read) && typeof read.value === "object" && !Array.isArray(read.value);
}

/** What a key's field wants, whatever the tool is that the key is from. */
function kindOf(schema: z.ZodType, key: string): Kind | undefined {
  const folded = foldKey(key);
  const known = keysOf(schema, {}).find((one) => foldKey(one) === folded);
  if (known !== undefined) return kindAt(schema, [known]);
  const foreign = foreignKeys.get(schema)?.keys.get(folded);
  return foreign && ("to" in foreign ? kindAt(schema, [foreign.to]) : "text");
}

function problemOf(mend: Mend, text: string, { file, line, offset }: YamlPlace): Problem {
  const { index, column, message, fix } = mend;
  const start = offset + startOfLine(text, index);
  const end = start + (text.split("\n")[index] ?? "").length;
  const edits: Edit[] = [{ start, end, text: mend.line }];
  return {
    kind: "yaml-syntax",
    file,
    line: line + index,
    column: column + 1,
    message,
    fix,
    ...(mend.certain && { edits }),
  };
}

/** A problem of mended text, with its edits in the text as it was. Mended lines have one edit, which comes first. */
function rebased(problem: Problem, text: string, mended: ReturnType<typeof mendYaml>, offset: number): Problem {
  const lineAt = (at: number) => mended.text.slice(0, at).split("\n").length - 1;
  const lines = (problem.edits ?? []).flatMap(({ start, end }) => [lineAt(start), lineAt(end)]);
  const [first, last] = [Math.min(...lines), Math.max(...lines)];
  if (mended.mends.some(({ index }) => index >= first && index <= last)) {
    const { edits: _, ...told } = problem;
    return told;
  }
  return shifted(problem, (at) => {
    const index = lineAt(at);
    return offset + startOfLine(text, index) - startOfLine(mended.text, index);
  });
}

function startOfLine(text: string, index: number): number {
  return text
    .split("\n")
    .slice(0, index)
    .reduce((sum, line) => sum + line.length + 1, 0);
}

function shifted(problem: Problem, by: (at: number) => number): Problem {
  if (!problem.edits) return problem;
  const edits = problem.edits.map((edit) => ({
    ...edit,
    start: edit.start + by(edit.start),
    end: edit.end + by(edit.end),
  }));
  return { ...problem, edits };
}
