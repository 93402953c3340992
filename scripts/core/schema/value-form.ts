/** A value that a person wrote, in the form that its field wants. Pure: words in, words out. */
import { readYaml } from "../formats/yaml.ts";
import { inlineList, quoted } from "../formats/yaml-write.ts";
import { parseTimestamp } from "../timestamp.ts";

/** What a field wants: text, a list of texts, a date, true or false; or anything else. */
export type Kind = "text" | "texts" | "date" | "flag" | "other";

/** A value as it should be written. */
export interface ValueForm {
  /** YAML on one line. */
  readonly text: string;
  /** False if the person may have meant something else. */
  readonly certain: boolean;
}

/** Quotation marks that YAML takes for letters. */
const WIDE_QUOTES = /^[“”„‟＂‘’＇](.*)[“”„‟＂‘’＇]$/su;

/** Longer lists and values than anybody writes on one line; they are told, but not rewritten. */
const LONGEST = 10_000;

/**
 * @param raw the value as it is in the file: on one line, without space at its ends and without a comment
 * @returns undefined if it cannot be told what was meant
 */
export function valueForm(kind: Kind, raw: string): ValueForm | undefined {
  if (raw === "" || raw.includes("\n") || raw.length > LONGEST) return undefined;
  switch (kind) {
    case "text":
      return { text: quoted(raw), certain: true };
    case "texts":
      return listForm(raw);
    case "date":
      return dateForm(plainWords(raw));
    case "flag":
      return flagForm(plainWords(raw));
    default:
      return undefined;
  }
}

/** The text without quotation marks around it, those of YAML and those that YAML does not know. */
export function plainWords(raw: string): string {
  const trimmed = raw.trim();
  if (/^(["']).*\1$/.test(trimmed)) {
    const read = readYaml(`k: ${trimmed}\n`, "");
    const { k: value } = Array.isArray(read) ? {} : (read.value as { k?: unknown });
    if (typeof value === "string") return value.trim();
  }
  return (WIDE_QUOTES.exec(trimmed)?.[1] ?? trimmed).trim();
}

function listForm(raw: string): ValueForm | undefined {
  const list = wordsOf(raw);
  return list && { text: inlineList(list.items), certain: list.certain };
}

/**
 * Words between commas of any width. Addresses hold commas themselves, so only those before a space part them.
 *
 * @returns undefined if they are in brackets within brackets
 */
export function wordsOf(raw: string): { items: string[]; certain: boolean } | undefined {
  if (raw.includes("\n") || raw.length > LONGEST) return undefined;
  const bracketed = /^[[［【](.*?)[\]］】]?$/su.exec(raw)?.[1];
  if (raw.startsWith("{") || (bracketed !== undefined && /[[\]{}]/.test(bracketed))) return undefined;
  const inner = bracketed ?? plainWords(raw);
  const comma = inner.includes("/") ? /,\s+|，|、/u : /[,，、]/u;
  const items = partsOf(inner, comma)
    .map(plainWords)
    .filter((item) => item !== "");
  // Some tools read one word with spaces as several.
  return items.length === 0 ? undefined : { items, certain: items.length > 1 || !/\s/u.test(inner.trim()) };
}

/** Cuts a text at a separator, but not inside an item in straight quotes. */
function partsOf(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  for (const piece of text.split(new RegExp(`(${separator.source})`, "u"))) {
    const open = parts.at(-1);
    if (open !== undefined && /^\s*(?:"[^"]*|'[^']*)$/.test(open)) parts[parts.length - 1] = open + piece;
    else parts.push(piece);
  }
  return parts.filter((part) => !new RegExp(`^(?:${separator.source})$`, "u").test(part));
}

function dateForm(words: string): ValueForm | undefined {
  const read = parseTimestamp(words);
  const text = "epoch" in read ? read.iso : read.instead;
  return text === undefined ? undefined : { text, certain: true };
}

function flagForm(words: string): ValueForm | undefined {
  if (/^(true|yes|y|on|1|是)$/i.test(words)) return { text: "true", certain: true };
  if (/^(false|no|n|off|0|否)$/i.test(words)) return { text: "false", certain: true };
  return undefined;
}
