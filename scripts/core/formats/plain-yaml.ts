/**
 * The YAML that nearly all front matter is, read ten times faster than by a whole YAML parser: one `key: value` to a
 * line, the value being plain text, a date, text in double quotes without escapes, true or false, or a list of words.
 */

const LINE = /^([a-z_]+): (.+)$/;
const QUOTED = /^"([^"\\]*)"$/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;
const LIST = /^\[([^[\]{}"'#:]*)\]$/;

/** Text without quotes: begins with a letter, has no `: ` or ` #`, and ends in neither a space nor a colon. */
const TEXT = /^[A-Za-z\u00c0-\u1fff\u3041-\ud7ff](?:.*[^ :])?$/;
const MEANT = / #|: /;
const KEYWORD = /^(?:true|false|null)$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a YAML parser might take for an end of line is left to it
const ODD = /[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u2028\u2029\ufeff\ud800-\udfff]/;

/**
 * @param text lines that end in `\n`
 * @returns the value that a YAML parser would give; undefined if one must be asked
 */
export function readPlainYaml(text: string): Record<string, unknown> | undefined {
  if (!text.endsWith("\n") || ODD.test(text)) return undefined;
  const object: Record<string, unknown> = Object.create(null);
  for (const line of text.slice(0, -1).split("\n")) {
    const match = LINE.exec(line);
    const [key, value] = [match?.[1], match?.[2] && readValue(match[2])];
    if (key === undefined || value === undefined || key in object) return undefined;
    object[key] = value;
  }
  return object;
}

function readValue(value: string): string | boolean | string[] | undefined {
  const quoted = QUOTED.exec(value)?.[1];
  if (quoted !== undefined) return quoted;
  if (DATE.test(value) || isText(value)) return value;
  if (value === "true" || value === "false") return value === "true";
  const items = LIST.exec(value)?.[1]?.split(", ");
  return items?.every((item) => isText(item) && !item.includes(",")) ? items : undefined;
}

function isText(value: string): boolean {
  return TEXT.test(value) && !MEANT.test(value) && !KEYWORD.test(value);
}
