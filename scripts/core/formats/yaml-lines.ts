/** Lines of YAML as people write them, cut into their parts without a parser: it may be just what they cannot pass. */

/** One line: `  - key: value # comment`. Its parts in order are the line. */
export interface Line {
  /** Space at its start. */
  readonly indent: string;
  /** `- ` of a list, with the space behind it. */
  readonly dash: string;
  /** Empty if there is no key. */
  readonly key: string;
  /** The colon, of any width, with the space around it. */
  readonly colon: string;
  /** Without space and comment at its end. */
  readonly value: string;
  /** With the space before it. */
  readonly comment: string;
}

const KEYED = /^([\p{L}_][\p{L}\p{M}\p{N}_-]*)(\s*[:：﹕∶]\s*)(.*)$/su;

/**
 * A comment that nobody means as text: aligned by several spaces, with a space behind its `#`. YAML takes any `#` after a
 * space for one.
 */
const COMMENT = /(?:\s\s|\t)#\s/;

/** Cuts a line into its parts. */
export function lineOf(text: string): Line {
  const [, indent = "", dash = "", rest = ""] = /^(\s*)((?:-\s+)*)(.*)$/su.exec(text) ?? [];
  const [, key = "", colon = "", valued = rest] = KEYED.exec(rest) ?? [];
  const end = valued.search(COMMENT);
  const value = (end < 0 ? valued : valued.slice(0, end)).trimEnd();
  return { indent, dash, key, colon, value, comment: valued.slice(value.length).trimEnd() };
}

/** The line as text. */
export function written({ indent, dash, key, colon, value, comment }: Line): string {
  return indent + dash + key + colon + value + comment;
}

/** The ranges of lines that belong to one key each: a line that is not indented, and all that follow up to the next. */
export function entriesOf(lines: readonly string[]): { from: number; to: number }[] {
  const starts = lines.flatMap((line, index) => (index === 0 || /^[^\s#\-\]}]/.test(line) ? [index] : []));
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? lines.length }));
}
