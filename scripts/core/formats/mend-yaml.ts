/** YAML that cannot be read, line by line in the form that it was meant to have. */
import { codePointName } from "../schema/fields.ts";
import { type Kind, valueForm } from "../schema/value-form.ts";
import { parseTimestamp } from "../timestamp.ts";
import { readYaml } from "./yaml.ts";
import { entriesOf, type Line, lineOf, written } from "./yaml-lines.ts";
import { quoted } from "./yaml-write.ts";

/** A line that YAML does not read as it was meant. */
export interface Mend {
  /** 0-based line of the text. */
  readonly index: number;
  /** 0-based column of the mistake. */
  readonly column: number;
  readonly message: string;
  readonly fix: string;
  /** The line as it should be. */
  readonly line: string;
  /** False if the person may have meant something else. */
  readonly certain: boolean;
}

/** What the field of a key wants; undefined for a key that is not known. */
export type KindOf = (key: string) => Kind | undefined;

/** A line on its way to the form that it should have. */
interface Draft {
  readonly line: Line;
  readonly reasons: readonly Reason[];
  /** Begins the advice. */
  readonly verb: string;
  readonly certain: boolean;
}

interface Reason {
  readonly column: number;
  readonly message: string;
}

/** More than anybody writes by hand; each key is tried by itself. */
const MOST_LINES = 1000;
const LONGEST = 50_000;

/**
 * Mends what keeps YAML from being read. A mend counts only if YAML reads the result; other mistakes are left to the
 * reader. Lines keep their numbers.
 *
 * @returns the mended text, and a mend for each line that is not as it was
 */
export function mendYaml(text: string, kindOf: KindOf): { text: string; mends: Mend[] } {
  const lines = text.split("\n");
  if (lines.length > MOST_LINES || text.length > LONGEST) return { text, mends: [] };
  const found = entriesOf(lines).flatMap(({ from, to }) => mendEntry(lines.slice(from, to), from, kindOf));
  const mends = usesAnchors(text) ? found.map((mend) => ({ ...mend, certain: false })) : found;
  for (const { index, line } of mends) lines[index] = line;
  return { text: lines.join("\n"), mends };
}

/** Whether a value is named and used: somebody knows YAML well. */
function usesAnchors(text: string): boolean {
  const names = Array.from(text.matchAll(/(?:: |- )&([^\s,[\]{}]+)/g), (found) => found[1]);
  return names.some((name) => text.includes(`*${name}`));
}

function mendEntry(lines: readonly string[], from: number, kindOf: KindOf): Mend[] {
  if (reads(lines)) return [];
  const [head, ...others] = lines.map((line): Draft => {
    return { line: lineOf(line), reasons: [], verb: "write", certain: true };
  });
  if (!head || head.line.key === "") return [];
  const kind = kindOf(head.line.key);
  const single = lines.slice(1).every((line) => /^\s*(#.*)?$/.test(line));
  const verbatim = single || /^[|>][-+\d]*$/.test(head.line.value);
  const marked = [withMarks(head), ...others.map((line) => (verbatim ? line : withIndent(line, kind)))];
  const valued = () => marked.map((line, index) => withValue(line, index > 0 ? "text" : single ? kind : "other"));
  const mended = [marked, ...(verbatim && !single ? [] : [valued()])].find((drafts) =>
    reads(drafts.map(({ line }) => written(line))),
  );
  return (mended ?? []).flatMap((draft, index) => {
    if (draft.reasons.length === 0) return [];
    const { line, reasons, verb, certain } = index === 0 && single ? withForm(draft, kind) : draft;
    const text = written(line);
    return {
      index: from + index,
      column: reasons[0]?.column ?? 0,
      message: reasons.map(({ message }) => message).join(", and "),
      fix: `${verb} ${text.trim()}`,
      line: text,
      certain: certain && kind !== undefined,
    };
  });
}

function reads(lines: readonly string[]): boolean {
  const read = readYaml(`${lines.join("\n")}\n`, "");
  return !Array.isArray(read) && typeof read.value === "object" && !Array.isArray(read.value);
}

/** A colon of the right width, and a space behind it. */
function withMarks(draft: Draft): Draft {
  const { line } = draft;
  const column = line.indent.length + line.dash.length + line.key.length;
  const message = colonMistake(line);
  if (message === undefined) return draft;
  const colon = line.value === "" ? ":" : ": ";
  return { ...draft, line: { ...line, colon }, reasons: [...draft.reasons, { column, message }] };
}

function colonMistake({ key, colon, value }: Line): string | undefined {
  if (key === "") return undefined;
  const [mark = "", behind = ""] = [colon.trim(), colon.slice(colon.indexOf(colon.trim()) + 1)];
  if (mark !== ":") return `the colon after ${key} is ${mark} (${codePointName(mark)}), which is not YAML's`;
  if (/[^ \t]/.test(behind))
    return `the space after ${key}: is ${codePointName(behind.trimStart() || behind.replace(/[ \t]/g, ""))}`;
  return behind === "" && value !== "" ? `there is no space after ${key}:` : undefined;
}

/** Indentation by spaces alone, and a colon of the right width in a group of keys. */
function withIndent(draft: Draft, kind: Kind | undefined): Draft {
  const { line } = draft;
  const odd = /[^ ]/.exec(line.indent + line.dash.replace(/-/g, ""))?.[0];
  const [indent, dash] = [spaces(line.indent), spaces(line.dash)];
  const message = `the line is indented with ${odd === "\t" ? "a tab" : codePointName(odd ?? " ")}`;
  const reasons = odd === undefined || line.value + line.key === "" ? [] : [{ column: 0, message }];
  const spaced = { ...draft, line: { ...line, indent, dash }, reasons };
  return kind === "texts" || kind === "text" || !/^\w+$/.test(line.key) ? spaced : withMarks(spaced);
}

/** A tab and an ideographic space are as wide as two spaces. */
function spaces(text: string): string {
  return text.replace(/[\t\u3000]/g, "  ").replace(/[^\S ]/g, " ");
}

/** A value that YAML reads as nothing else. */
function withValue(draft: Draft, kind: Kind | undefined = "text"): Draft {
  const { line } = draft;
  const { key, value } = line;
  if (value === "" || kind === "other" || reads([written({ ...line, indent: "", dash: "", key: "k", colon: ": " })]))
    return draft;
  const column = written({ ...line, value: "", comment: "" }).length;
  const mended = (text: string, message: string, verb: string, certain: boolean): Draft => {
    const reasons = [...draft.reasons, { column, message }];
    return { line: { ...line, value: text }, reasons, verb, certain: draft.certain && certain };
  };
  const name = key === "" ? "the value" : `the value of ${key}`;
  const form = kind === "text" ? undefined : valueForm(kind, value);
  if (form) {
    const open = /^[[［【][^\]］】]*$/u.test(value);
    if (open) return mended(form.text, `the list of ${key} is not closed`, "close the bracket:", form.certain);
    const cut = /\s#/.test(value) ? 'holds " #", which begins a comment in YAML' : valueMistake(value);
    return mended(form.text, `${name} ${cut}`, "write", form.certain);
  }
  const mark = /^(["'])[^"']*$/.exec(value)?.[1];
  if (mark === '"') return mended(value + mark, `${name} has a quote that is not closed`, "close the quote:", false);
  // What follows " #" may be meant as a comment.
  const certain = mark === undefined && !/\s#|^!!/.test(value);
  return mended(quoted(value), `${name} ${valueMistake(value)}`, "put the value in quotes:", certain);
}

const MEANINGS: Readonly<Record<string, string>> = {
  "[": "opens a list in YAML",
  "]": "closes a list in YAML",
  "{": "opens a group of keys in YAML",
  "}": "closes a group of keys in YAML",
  "&": "names an anchor in YAML",
  "*": "stands for an anchor in YAML",
  "!": "names a type in YAML",
  "-": "begins an entry of a list in YAML",
  "?": "begins a key in YAML",
  ",": "parts the entries of a list in YAML",
  "|": "begins a text of several lines in YAML",
  ">": "begins a text of several lines in YAML",
  "%": "YAML keeps for itself",
  "@": "YAML keeps for itself",
  "`": "YAML keeps for itself",
};

/** What YAML makes of a value, as the end of a sentence. */
function valueMistake(value: string): string {
  const [first = ""] = value;
  if (first === '"' || first === "'") {
    return value.indexOf(first, 1) < 0 ? "has a quote that is not closed" : "goes on behind its closing quote";
  }
  const meaning = MEANINGS[first];
  if (meaning !== undefined) return `begins with ${first} , which ${meaning}`;
  return 'holds ": " or ends with ":", which ends a key in YAML';
}

/** The value in the form that its field wants, so that the advice is the line as it should be. */
function withForm(draft: Draft, kind: Kind | undefined): Draft {
  const { value } = draft.line;
  const form = kind === undefined || kind === "text" || isOfKind(kind, value) ? undefined : valueForm(kind, value);
  if (!form) return draft;
  return { ...draft, line: { ...draft.line, value: form.text }, certain: draft.certain && form.certain };
}

function isOfKind(kind: Kind, value: string): boolean {
  const read = readYaml(`k: ${value}\n`, "");
  const found = Array.isArray(read) ? undefined : (read.value as { k?: unknown }).k;
  if (kind === "texts") return Array.isArray(found);
  if (kind === "flag") return typeof found === "boolean";
  return kind !== "date" || (typeof found === "string" && "epoch" in parseTimestamp(found));
}
