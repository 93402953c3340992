/** Prints what is wrong with the content, for people and for machines. */
import { plural } from "../core/counted.ts";
import { withoutEndSlashes } from "../core/paths.ts";
import type { Findings, Problem } from "../core/problems.ts";
import { shortened } from "../core/shortened.ts";

/** What was looked at, and how its problems are shown. */
export interface ReportStyle {
  /** The content folder as the caller named it; it is before each file, so that editors can open it. */
  readonly content: string;
  /** Whether drafts were looked at, too. */
  readonly drafts?: boolean | undefined;
  /** True shows every problem. */
  readonly all?: boolean | undefined;
}

export interface ReportOptions extends ReportStyle {
  /** True prints `{"problems":[…],"notes":[…]}` to standard output instead. */
  readonly json: boolean;
}

/** So many problems are all shown. */
const FEW = 10;
/** Places that are shown of a kind of problem that has more. */
const PLACES = 3;
/** Characters that are shown of a message. */
const LONGEST = 400;

/** Prints what keeps the content from being used. @returns the exit status for problems in the content */
export function reportProblems({ problems, notes }: Findings, options: ReportOptions): 1 {
  if (options.json) process.stdout.write(`${JSON.stringify({ problems, notes })}\n`);
  else process.stderr.write(formatProblems(problems, options));
  return 1;
}

/**
 * Problems as people read them: `file:line:column message`, and below it what to write instead. A kind of problem that
 * there is more than a few times is shown with its count and its first places. The number of all is at the end.
 *
 * @param problems by file, line and column
 * @param word what they are called
 */
export function formatProblems(problems: readonly Problem[], style: ReportStyle, word = "problem"): string {
  const kinds = style.all || problems.length <= FEW ? [] : frequentKinds(problems);
  const frequent = new Set(kinds.flatMap((kind) => kind.problems));
  const blocks = [
    listing(
      problems.filter((problem) => !frequent.has(problem)),
      style,
    ),
    ...kinds.map((kind) => summary(kind, style)),
  ];
  const count = `${plural(problems.length, word)} in ${plural(filesOf(problems), "file")}`;
  const more = kinds.length > 0 ? `; \`${checkCommand({ ...style, all: true })}\` shows every one` : "";
  return `${blocks.filter((block) => block !== "").join("\n")}\n${count}${more}\n`;
}

/** One line that counts notes, for commands that do not list them; empty if there are none. */
export function noteLine(count: number, style: ReportStyle): string {
  if (count === 0) return "";
  return `${plural(count, "note")}; \`${checkCommand(style)}\` lists ${count === 1 ? "it" : "them"}\n`;
}

interface Kind {
  readonly name: string;
  readonly problems: readonly Problem[];
}

/** Kinds with more problems than are shown of each; the one with the most is last, beside the count of all. */
function frequentKinds(problems: readonly Problem[]): Kind[] {
  const kinds = new Map<string, Problem[]>();
  for (const problem of problems) {
    const { kind = "other" } = problem;
    const others = kinds.get(kind);
    if (others) others.push(problem);
    else kinds.set(kind, [problem]);
  }
  return [...kinds]
    .filter(([, all]) => all.length > PLACES)
    .sort(([, a], [, b]) => a.length - b.length)
    .map(([name, all]) => ({ name, problems: all }));
}

/** Every problem. A blank line is between files. */
function listing(problems: readonly Problem[], style: ReportStyle): string {
  return problems
    .map((problem, at) => {
      const before = problems[at - 1];
      return `${before && before.file !== problem.file ? "\n" : ""}${place(problem, style)}${fixOf(problem, style)}`;
    })
    .join("");
}

/** The first places of a kind. What to write instead is said once if it is the same in all of them. */
function summary({ name, problems }: Kind, style: ReportStyle): string {
  const first = problems.slice(0, PLACES);
  const lines = first.map((problem, at) => {
    return place(problem, style) + (problem.fix === first[at + 1]?.fix ? "" : fixOf(problem, style));
  });
  return `${name}, ${problems.length} times in ${plural(filesOf(problems), "file")}:\n${lines.join("")}`;
}

function place({ file, line, column, message }: Problem, style: ReportStyle): string {
  const folder = folderOf(style);
  const path = file === "." ? folder : `${folder}/${file}`;
  const at = [path, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(":");
  return `${visible(at)} ${shorten(visible(message), style)}\n`;
}

function fixOf({ fix }: Problem, style: ReportStyle): string {
  return fix === undefined ? "" : `    → ${shorten(visible(fix), style)}\n`;
}

function filesOf(problems: readonly Problem[]): number {
  return new Set(problems.map((problem) => problem.file)).size;
}

/** The call that shows more. */
function checkCommand({ drafts, all, ...style }: ReportStyle): string {
  const folder = folderOf(style);
  const content = /^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder);
  const options = [all && "--all", drafts && "--drafts", content !== "content" && `--content ${content}`];
  const given = options.filter((option) => typeof option === "string");
  return ["npx stele check", ...given].join(" ");
}

function folderOf({ content }: ReportStyle): string {
  return withoutEndSlashes(content);
}

function shorten(text: string, { all }: ReportStyle): string {
  return all ? text : shortened(text, LONGEST);
}

/** Content must not steer the terminal that it is reported on. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
