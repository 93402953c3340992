import type { Problem } from "../../core/problems.ts";

/** A text file cut into its front matter and the text below. */
export interface FrontMatter {
  /** YAML between the two lines of dashes; empty where there is none. */
  readonly yaml: string;
  /** Line of the file that the YAML begins on. */
  readonly yamlLine: number;
  /** The text below, `---` lines and all. */
  readonly body: string;
  /** Line of the file that the text begins on. */
  readonly bodyLine: number;
}

/**
 * Cuts a file at its front matter. It has some only if its very first line is `---`; the next line that is `---` ends
 * it, and every later one is text. Nothing but YAML is known: `---js` is an error, not a language.
 *
 * @param text with `\n` line ends
 */
export function splitFrontMatter(text: string, file: string): FrontMatter | Problem {
  const first = lineAt(text, 0);
  if (!/^---[ \t]*$/.test(first)) {
    if (!/^---[ \t]*[A-Za-z]/.test(first)) return { yaml: "", yamlLine: 1, body: text, bodyLine: 1 };
    const message = `the front matter is opened with "${first.trim().slice(0, 40)}"; front matter is YAML only`;
    return { file, line: 1, column: 4, message, fix: "write --- alone on the first line, then YAML" };
  }
  const start = first.length + 1;
  let line = 2;
  for (let at = start; at < text.length; line++) {
    const current = lineAt(text, at);
    const next = at + current.length + 1;
    if (/^---[ \t]*$/.test(current)) {
      return { yaml: text.slice(start, at), yamlLine: 2, body: text.slice(next), bodyLine: line + 1 };
    }
    at = next;
  }
  const message = "the front matter is not closed";
  return { file, line: 1, column: 1, message, fix: "write --- alone on the line after the last key" };
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.slice(start) : text.slice(start, end);
}
