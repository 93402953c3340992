/**
 * The places of image addresses in the source of a thread's text. The parser tells no columns, so each `//` in the text
 * (or another sign that addresses have) gets a mark, and the images of the marked text tell by their marks where their addresses are. What is in code or in
 * a link is then no image, whatever it looks like.
 */
import MarkdownIt from "markdown-it";
import { decodeText } from "../archive/read/decode.ts";
import { readMarkdownFile } from "../archive/read/documents.ts";
import { splitReplies } from "../archive/read/replies.ts";
import { threadSchema } from "../archive/schema/thread.ts";
import { parsePost } from "../markdown/parse.ts";
import { type ImagePart, imageParts, type PostPart } from "../markdown/post.ts";

/** An address of an image. */
export interface Place {
  /** Offsets in the text, from the first character of the address to the one after its last. */
  readonly start: number;
  readonly end: number;
  /** As the parser reads it. */
  readonly address: string;
}

/**
 * Finds the places of all image addresses that hold a sign.
 *
 * @param text of the whole file, its byte order mark and line ends as they are
 * @param file `index.md` or `replies.md`
 * @param sign characters that mean nothing in Markdown and HTML but in an address
 * @returns in the order of the text; an address that a definition gives has one place, however often it is used
 */
export function imagePlaces(text: string, file: string, sign = "//"): Place[] {
  const mark = unusedWord(text);
  const signs = placesOf(sign, text);
  const body = bodyStart(text, file);
  let marked = "";
  let from = 0;
  signs.forEach((at, number) => {
    if (at < body) return;
    marked += `${text.slice(from, at + sign.length)}${mark}${number}${mark}`;
    from = at + sign.length;
  });
  const marks = new RegExp(`${mark}(\\d+)${mark}`, "g");
  const places = new Map<number, Place>();
  for (const { src } of imagesOf(marked + text.slice(from), file)) {
    const at = signs[Number(new RegExp(marks).exec(src)?.[1])];
    const place = at === undefined ? undefined : placeAt(text, at, src.replace(marks, "").trim(), sign);
    if (place) places.set(place.start, place);
  }
  return [...places.values()].sort((a, b) => a.start - b.start);
}

/**
 * Puts other addresses in place of these. Nothing else changes: neither another character nor what the parser makes of
 * the rest. A place that cannot be changed alone is left as it is.
 *
 * @param names new addresses by those that the parser reads
 * @param sign as in `imagePlaces`; all of the addresses hold it
 * @returns the new text, and the addresses that are no longer in it
 */
export function replaceAddresses(text: string, file: string, names: ReadonlyMap<string, string>, sign = "//") {
  const places = imagePlaces(text, file, sign).filter((place) => names.has(place.address));
  const all = replaceAt(text, places, names);
  if (isSame(text, all, file, names)) return { text: all, replaced: new Set(places.map((place) => place.address)) };
  const left = new Set<string>();
  let changed = text;
  // From the end, so that the places before stay where they are.
  for (const place of places.toReversed()) {
    const next = replaceAt(changed, [place], names);
    if (isSame(changed, next, file, names)) changed = next;
    else left.add(place.address);
  }
  return { text: changed, replaced: new Set(places.map((p) => p.address).filter((address) => !left.has(address))) };
}

function replaceAt(text: string, places: readonly Place[], names: ReadonlyMap<string, string>): string {
  let changed = "";
  let from = 0;
  for (const { start, end, address } of places) {
    changed += text.slice(from, start) + (names.get(address) ?? address);
    from = end;
  }
  return changed + text.slice(from);
}

/** Whether two texts differ in addresses of images alone, and in links that share a definition with one. */
function isSame(before: string, after: string, file: string, names: ReadonlyMap<string, string>): boolean {
  const known = new Set([...names.keys(), ...names.values()]);
  const rest = (part: PostPart): string => {
    // Links to others say so.
    if (typeof part === "string") return part.replaceAll(/ rel="[^"]*"/g, "");
    if (part.kind === "word") return JSON.stringify(part);
    const address = part.kind === "image" ? part.src.trim() : part.href;
    const same = part.kind === "image" ? { ...part, src: "", size: undefined } : { ...part, href: "" };
    return JSON.stringify([same, known.has(address) ? "" : address]);
  };
  const [old, now] = [partsOf(before, file), partsOf(after, file)];
  return old.length === now.length && old.every((part, index) => rest(part) === rest(now[index] ?? ""));
}

/** A word that is not in the text, of letters that no rule of Markdown or HTML cares for. */
function unusedWord(text: string): string {
  let word = "qzx";
  while (text.includes(word)) word += "q";
  return word;
}

/** Offset of the first line below the front matter. */
function bodyStart(text: string, file: string): number {
  const front = file === "index.md" ? /^\ufeff?---[^\r\n]*(?:\r\n?|\n)[\s\S]*?(?:\r\n?|\n)---/.exec(text) : undefined;
  return front?.[0].length ?? 0;
}

function imagesOf(text: string, file: string): ImagePart[] {
  return imageParts(partsOf(text, file));
}

/** The parts of all posts in a file; none if it cannot be read. */
function partsOf(text: string, file: string): PostPart[] {
  const bytes = Buffer.from(text);
  if (file === "index.md") {
    const read = readMarkdownFile(bytes, file, threadSchema);
    return Array.isArray(read) ? [] : [...parsePost(read.body, { line: read.bodyLine }).parts];
  }
  const decoded = decodeText(bytes, file);
  if (typeof decoded !== "string") return [];
  return splitReplies(decoded, file).replies.flatMap(({ text: reply, line }) => parsePost(reply, { line }).parts);
}

const { utils } = new MarkdownIt();

/** Offsets of a sign in a text, none inside another. */
function placesOf(sign: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length)) places.push(at);
  return places;
}

/**
 * @param found offset of the sign of the address
 * @param address as the parser reads it, entities and backslash escapes resolved
 */
function placeAt(text: string, found: number, address: string, sign: string): Place | undefined {
  const before = address.indexOf(sign);
  const start = found - before;
  if (start < 0 || text.slice(start, found) !== address.slice(0, before)) return undefined;
  let at = found;
  for (let read = before; read < address.length; ) {
    const [written, meant] = nextCharacter(text.slice(at, at + 40), address.slice(read, read + 4));
    if (!address.startsWith(meant, read) || meant === "") return undefined;
    at += written;
    read += meant.length;
  }
  return { start, end: at, address };
}

/** Length of the next character as it is written, and what it means: an entity and a backslash escape mean another one. */
function nextCharacter(written: string, meant: string): [number, string] {
  const entity = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i.exec(written)?.[0];
  if (entity !== undefined) {
    const character = utils.unescapeAll(entity);
    if (character !== entity && meant.startsWith(character)) return [entity.length, character];
  }
  if (written[0] === "\\" && written[1] !== undefined && written[0] !== meant[0]) return [2, written[1]];
  return [1, written[0] ?? ""];
}
