/** Front matter and floors → the texts of a thread's folder. Pure. */
import { FLOOR_LINE } from "../../archive/read/replies.ts";
import { inlineList, inlineValue, plainOrQuoted } from "../../core/formats/yaml-write.ts";
import type { FloorLine, Front, WrittenReply } from "./existing.ts";

/** Keys of front matter in the order in which they are written. */
const KEYS = [
  "title",
  "date",
  "updated",
  "author",
  "tags",
  "lang",
  "summary",
  "signature",
  "floor",
  "remarks",
  "license",
  "rights",
  "source_url",
  "source_site",
  "aliases",
  "attachments",
  "id",
  "comments",
  "withdrawn",
  "draft",
] as const satisfies readonly (keyof Front)[];

/** The text of an `index.md`. @param body Markdown, without empty lines at its ends */
export function indexText(front: Front, body: string): string {
  const lines = KEYS.flatMap((key) => (front[key] === undefined ? [] : frontLines(key, front[key])));
  return `---\n${lines.join("\n")}\n---\n${body === "" ? "" : `\n${body}\n`}`;
}

/** Addresses and paths that YAML reads as they are. */
const ADDRESS = /^(?:https?:\/)?\/[\w./?&=%~+-]*[\w/]$/;

function listText(values: readonly string[]): string {
  return values.every((value) => ADDRESS.test(value)) ? `[${values.join(", ")}]` : inlineList([...values]);
}

function frontLines(key: string, value: unknown): string[] {
  if ((key === "attachments" || key === "remarks") && Array.isArray(value))
    return value.length === 0 ? [] : [`${key}:`, ...value.map((entry) => `  - ${inlineValue(entry)}`)];
  if (Array.isArray(value)) return value.length === 0 ? [] : [`${key}: ${listText(value as string[])}`];
  if (typeof value !== "string") return [`${key}: ${value}`];
  // Most values; the check of `plainOrQuoted` takes much longer.
  const isPlain =
    /^[\p{L}][\p{L}\p{N} ,.!?()—、，。！？《》「」（）·-]*$/u.test(value) &&
    !/ $|^(?:true|false|null|yes|no|on|off|y|n|~)$/i.test(value);
  if (ADDRESS.test(value)) return [`${key}: ${value}`];
  return [`${key}: ${isPlain || /^\d{4}-\d\d-\d\d(?:T[\d:.+Z-]+)?$/.test(value) ? value : plainOrQuoted(value)}`];
}

const BEFORE_FLOOR = new RegExp(`(?=${FLOOR_LINE.source})`, "im");

/**
 * Puts replies into a `replies.md`, each before the first one with a larger number. What is there keeps every character.
 *
 * @param text as it is; may be empty
 * @param replies ascending by their number, none of which is there
 */
export function withReplies(text: string, replies: readonly WrittenReply[]): string {
  if (replies.length === 0) return text;
  const written = replies.map((reply) => ({ n: reply.record.n, text: replyText(reply) }));
  if (text.trim() === "") return written.map((one) => one.text).join("\n");
  const pieces = text.split(BEFORE_FLOOR);
  const result: string[] = [];
  for (const piece of pieces) {
    const n = numberOf(piece);
    while ((written[0]?.n ?? Number.POSITIVE_INFINITY) < n) result.push(`${written.shift()?.text}\n`);
    result.push(piece);
  }
  if (written.length === 0) return result.join("");
  const before = result.join("");
  return `${before.endsWith("\n") ? before : `${before}\n`}\n${written.map((one) => one.text).join("\n")}`;
}

/** Writes the lines of some replies of a `replies.md` again. @param records of replies that are there */
export function withRecords(text: string, records: readonly FloorLine[]): string {
  if (records.length === 0) return text;
  const byNumber = new Map(records.map((record) => [record.n, record]));
  return text
    .split(BEFORE_FLOOR)
    .map((piece) => {
      const record = byNumber.get(numberOf(piece));
      return record === undefined ? piece : piece.replace(/^.*$/m, () => floorLine(record));
    })
    .join("");
}

/** The number of the reply that a piece of a `replies.md` begins with. */
function numberOf(piece: string): number {
  return Number(/"n"\s*:\s*(\d+)/.exec(piece.slice(0, piece.indexOf("\n") + 1))?.[1] ?? Number.NaN);
}

function replyText({ record, text }: WrittenReply): string {
  return `${floorLine(record)}\n${text === "" ? "" : `\n${text}\n`}`;
}

/** The line that begins a reply. No `>` is in its record, which could end it. */
function floorLine(record: FloorLine): string {
  const { n, author, date, id, in_reply_to, signature, attachments, remarks } = record;
  const ordered = { n, author, date, id, in_reply_to, signature, attachments, remarks };
  return `<!-- floor ${JSON.stringify(ordered).replaceAll(">", "\\u003e")} -->`;
}

/** The text of a `capture.json`. */
export function recordText(record: unknown): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}
