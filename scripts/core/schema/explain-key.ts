/** Words for a key that a schema does not know. */
import type * as z from "zod";
import type { Source } from "../formats/yaml.ts";
import { inlineList, plainOrQuoted } from "../formats/yaml-write.ts";
import { commentOut } from "./comment-out.ts";
import { edit } from "./edit.ts";
import { type Becoming, type ForeignKey, foldKey, foreignKeys } from "./foreign.ts";
import type { Explained, Locator } from "./locator.ts";
import { nearest } from "./nearest.ts";
import { plainWords, type ValueForm, valueForm, wordsOf } from "./value-form.ts";
import { isTexts, keysOf, kindAt, schemaAt, valueAt } from "./walk.ts";

/** An unknown key, and all that is around it. */
export interface UnknownKey {
  readonly key: string;
  /** Of the group that it is in. */
  readonly path: readonly PropertyKey[];
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly at: Locator;
  /** Paths of keys that other keys are about to become. */
  readonly claimed: Set<string>;
}

/** The key's place in the file, and what it stands for. */
interface Entry extends UnknownKey {
  readonly name: Source | undefined;
  readonly content: Source | undefined;
  readonly found: unknown;
}

/** Explains a key, and notes in `claimed` which key was meant. */
export function explainUnknownKey(unknown: UnknownKey): Explained {
  const { key, path, schema, value, at } = unknown;
  const group = schemaAt(schema, path, value);
  const known = keysOf(group, valueAt(value, path));
  const message = `the key "${key}" is not known`;
  const name = at.source?.([...path, key], true);
  const same = known.find((one) => foldKey(one) === foldKey(key));
  if (same !== undefined) {
    const free = claim(unknown, same);
    return { message, fix: `write ${same}`, ...(free && name && { edits: [edit(name, same)] }) };
  }
  const foreign = group && foreignKeys.get(group)?.keys.get(foldKey(key));
  if (foreign) {
    const content = at.source?.([...path, key]);
    return explainForeign(foreign, known, { ...unknown, name, content, found: valueAt(value, [...path, key]) });
  }
  const close = nearest(key, known);
  if (close !== undefined) claim(unknown, close);
  return {
    message,
    fix: close === undefined ? `take it out; the keys known here are ${known.join(", ")}` : `write ${close}`,
  };
}

/** @returns false if the key is there already, or another becomes it */
function claim({ path, value, claimed }: UnknownKey, key: string): boolean {
  const name = [...path, key].join(".");
  const free = !claimed.has(name) && valueAt(value, [...path, key]) === undefined;
  claimed.add(name);
  return free;
}

function explainForeign(foreign: ForeignKey, known: readonly string[], entry: Entry): Explained {
  if ("to" in foreign && known.includes(foreign.to)) return explainRenamed(foreign.to, entry);
  const words = entry.content ? plainWords(entry.content.raw) : String(entry.found ?? "");
  const becoming = "none" in foreign ? foreign.becomes?.(words) : undefined;
  if (becoming && known.includes(becoming.key)) return explainBecoming(becoming, entry);
  const { none = "it is not kept", harmless = /^/ } = "none" in foreign ? foreign : {};
  const message = `the key "${entry.key}" means nothing here: ${none}`;
  if (!harmless.test(words)) {
    return { message, fix: known.includes("draft") ? "write draft: true in its place, or take it out" : "take it out" };
  }
  return { message, fix: "take it out, or put # before it", ...commentOut(entry.at, [...entry.path, entry.key]) };
}

/** The same thing by another name; its value in the form that it has here. */
function explainRenamed(to: string, entry: Entry): Explained {
  const { key, name, content } = entry;
  const message = `the key "${key}" is called ${to} here`;
  if (!claim(entry, to)) return { message: `${message}, and ${to} is there too`, ...merged(to, wordsIn(entry), entry) };
  const form = formAs(to, entry);
  if (!form) return { message, fix: `write ${to}` };
  const fix = /\n|^- /.test(form.text) ? `write ${to}` : `write ${to}: ${form.text}`;
  if (!name || !content || !form.certain) return { message, fix };
  const changed = form.text === content.raw ? [] : [edit(content, form.text)];
  return { message, fix, edits: [edit(name, to), ...changed] };
}

/** The value as another key wants it. */
function formAs(to: string, { path, schema, value, content, found }: Entry): ValueForm | undefined {
  const kind = kindAt(schema, [...path, to], value);
  if (kind === undefined || !content || found === null) return undefined;
  const texts = isTexts(found) ? found : undefined;
  const right =
    (kind === "text" && typeof found === "string") ||
    (kind === "flag" && typeof found === "boolean") ||
    (kind === "texts" && texts !== undefined);
  if (right) return { text: content.raw, certain: true };
  // A list of one name is this name.
  if (kind === "text" && texts)
    return { text: plainOrQuoted(texts.join(", ")), certain: texts.length === 1 && /^\[.*\]$/.test(content.raw) };
  return valueForm(kind, content.raw);
}

function wordsIn({ found, content }: Entry): readonly string[] | undefined {
  if (isTexts(found)) return found;
  return typeof found === "string" && content ? wordsOf(content.raw)?.items : undefined;
}

/** Adds words to a list that is there already. The line that they are from becomes a comment. */
function merged(
  to: string,
  words: readonly string[] | undefined,
  { path, key, value, schema, at }: Entry,
): Pick<Explained, "fix" | "edits"> {
  const there = valueAt(value, [...path, to]);
  if (kindAt(schema, [...path, to], value) !== "texts" || !words) return { fix: `keep one of the two, as ${to}` };
  if (!isTexts(there)) return { fix: `add ${words.join(", ")} to ${to}, and take this line out` };
  const names = new Set(there.map((word) => word.normalize("NFC").toLowerCase()));
  const more = words.filter((word) => !names.has(word.normalize("NFC").toLowerCase()));
  const fix = `write ${to}: ${inlineList([...there, ...more])}, and take this line out`;
  const list = at.source?.([...path, to]);
  const comments = commentOut(at, [...path, key]).edits;
  const flow = list && /^\[.*\]$/.test(list.raw) && list.end - 1;
  if (!comments || (!flow && more.length > 0)) return { fix };
  const comma = /,\s*\]$/.test(list?.raw ?? "");
  const separator = comma ? " " : there.length === 0 ? "" : ", ";
  const text = separator + inlineList(more).slice(1, -1);
  return { fix, edits: flow && more.length > 0 ? [edit({ start: flow, end: flow }, text), ...comments] : comments };
}

/** The same said by another key. */
function explainBecoming(becoming: Becoming, entry: Entry): Explained {
  const { key, name, content } = entry;
  const message = `the key "${key}" is written as ${becoming.key} here`;
  const line = `${becoming.key}: ${becoming.text}`;
  if (!claim(entry, becoming.key)) {
    const { fix, edits } = merged(becoming.key, wordsOf(becoming.text)?.items, entry);
    return {
      message,
      fix: becoming.text.startsWith("[") ? (fix ?? "") : `keep one of the two, as ${line}`,
      ...(edits && { edits }),
    };
  }
  if (!name || !content || content.raw.includes("\n")) return { message, fix: `write ${line}` };
  return { message, fix: `write ${line}`, edits: [edit({ start: name.start, end: content.end }, line)] };
}
