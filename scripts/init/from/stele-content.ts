/** Content that is in Stele's form already, copied as it is. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { decodeText } from "../../archive/read/decode.ts";
import { editOf, readMarkdownFile, readYamlFile } from "../../archive/read/documents.ts";
import { archiveSchema } from "../../archive/schema/archive.ts";
import { threadSchema } from "../../archive/schema/thread.ts";
import { entriesBelow } from "../../core/below.ts";
import { editBytes } from "../../core/edits.ts";
import { inlineList, plainOrQuoted } from "../../core/formats/yaml-write.ts";
import { type GitHistory, openHistory } from "../../history/history.ts";
import { addKey } from "./add-key.ts";
import type { LeftOut } from "./left-out.ts";

/** The content folder in or at a folder; undefined if there is none. */
export function steleContent(folder: string): string | undefined {
  const places = [folder, path.join(folder, "content")];
  return places.find((place) => fs.existsSync(path.join(place, "archive.yaml")));
}

/**
 * Copies a content folder. The new archive has a history of its own, so what threads had from the old one is written
 * into them: dates, and old addresses.
 */
export async function copyContent(from: string, content: string): Promise<LeftOut[]> {
  const left: LeftOut[] = [];
  for (const { name, entry } of entriesBelow(from)) {
    if (name === ".git" || name.startsWith(".git/")) continue;
    const [origin, target] = [path.join(from, name), path.join(content, name)];
    if (entry.isDirectory()) fs.mkdirSync(target, { recursive: true });
    else if (!entry.isFile()) left.push({ path: name, reason: "it is a link, and links are not followed" });
    else {
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.copyFileSync(origin, target);
    }
  }
  const cache = fs.mkdtempSync(path.join(os.tmpdir(), "stele-history-"));
  try {
    const history = await openHistory(from, cache);
    if (history) writeHistory(content, history);
  } finally {
    fs.rmSync(cache, { recursive: true, force: true });
  }
  return left;
}

function writeHistory(content: string, history: GitHistory): void {
  const read = readYamlFile(fs.readFileSync(path.join(content, "archive.yaml")), "archive.yaml", archiveSchema);
  const leadsOn = Array.isArray(read) || read.data.history;
  for (const { name } of entriesBelow(content)) {
    if (!/^[^/]+\/.+\/index\.md$/.test(name)) continue;
    const [file, folder] = [path.join(content, name), path.posix.dirname(name)];
    const isImported = fs.existsSync(path.join(content, folder, "capture.json"));
    const date = isImported ? undefined : history.dates.get(folder)?.date?.iso;
    const moves = leadsOn ? history.moves.of(folder) : [];
    // Where another thread took the place, its address is no longer an old one.
    const left = moves.filter(({ from }) => !fs.existsSync(path.join(content, from, "index.md")));
    const old = left.map(({ from }) => encodeURI(`/${from}/`));
    const before = fs.readFileSync(file);
    const after = withHistory(before, { date, old });
    if (after !== undefined) fs.writeFileSync(file, after);
  }
}

/** Writes into a thread what git knew of it. @returns undefined if nothing is to be written, or the text cannot be read */
export function withHistory(
  bytes: Buffer,
  { date, old }: { readonly date: string | undefined; readonly old: readonly string[] },
): string | undefined {
  const read = readMarkdownFile(bytes, "index.md", threadSchema);
  if (Array.isArray(read)) return undefined;
  const aliases = read.front.aliases ?? [];
  let text = withAliases(
    bytes,
    aliases,
    old.filter((address) => !aliases.includes(address)),
  );
  if (read.front.date === undefined && date !== undefined) text = addKey(text, "date", date);
  return text === bytes.toString() ? undefined : text;
}

/** Adds aliases before the first one, so that comments stay beside what they were written for. */
function withAliases(bytes: Buffer, known: readonly string[], added: readonly string[]): string {
  const text = bytes.toString();
  if (added.length === 0) return text;
  if (known.length === 0) return addKey(text, "aliases", inlineList(added));
  const lines = decodeText(bytes, "index.md");
  const [first] = editOf(bytes, "index.md", ["aliases", 0], "").edits ?? [];
  if (!first || typeof lines !== "string") return text;
  const before = /[^\n]*$/.exec(lines.slice(0, first.start))?.[0] ?? "";
  // In a list of lines each item begins with a dash.
  const between = /^\s*-\s+$/.test(before) ? `\n${before}` : ", ";
  const items = [...added.map(plainOrQuoted), lines.slice(first.start, first.end)];
  return editBytes(bytes, [[{ ...first, text: items.join(between) }]]).toString();
}
