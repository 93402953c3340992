/** Prints what is wrong with the content, for people and for machines. */
import type { Findings, Problem } from "../core/problems.ts";

export interface ReportOptions {
  /** True prints `{"problems":[…],"notes":[…]}` to standard output instead. */
  readonly json: boolean;
  /** The content folder as the caller named it; it is before each file, so that editors can open it. */
  readonly content: string;
}

/** Prints what keeps the content from being used. @returns the exit status for problems in the content */
export function reportProblems({ problems, notes }: Findings, options: ReportOptions): 1 {
  if (options.json) process.stdout.write(`${JSON.stringify({ problems, notes })}\n`);
  else process.stderr.write(formatProblems(problems, options.content));
  return 1;
}

/**
 * Problems as people read them: `file:line:column message`, and below it what to write instead. A blank line is
 * between files, and the number of problems at the end.
 *
 * @param word what they are called
 */
export function formatProblems(problems: readonly Problem[], content: string, word = "problem"): string {
  const folder = content.replace(/\/+$/, "");
  let text = "";
  let previous: string | undefined;
  for (const { file, line, column, message, fix } of problems) {
    if (previous !== undefined && file !== previous) text += "\n";
    previous = file;
    const path = file === "." ? folder : `${folder}/${file}`;
    const place = [path, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(":");
    text += `${visible(place)} ${visible(message)}\n`;
    if (fix !== undefined) text += `    → ${visible(fix)}\n`;
  }
  const files = new Set(problems.map((problem) => problem.file)).size;
  return `${text}\n${plural(problems.length, word)} in ${plural(files, "file")}\n`;
}

/** One line that counts notes, for commands that do not list them; empty if there are none. */
export function noteLine(count: number, { drafts }: { readonly drafts: boolean }): string {
  if (count === 0) return "";
  const command = drafts ? "npm run check -- --drafts" : "npm run check";
  return `${plural(count, "note")}; \`${command}\` lists ${count === 1 ? "it" : "them"}\n`;
}

/** A count with its word, `1 file`, `2 files`. */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** Content must not steer the terminal that it is reported on. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
