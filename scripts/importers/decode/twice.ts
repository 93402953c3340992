/**
 * Text that was decoded twice: UTF-8 read as Windows-1252 (`æˆ‘ä»¬`) or as GBK (`鎴戜滑`), GBK read as Windows-1252
 * (`ÎÒÃÇ`). It is encoded back, and stays as it is unless that inverts exactly.
 */
import { pairOf } from "./pairs.ts";

interface Way {
  /** Encoding that the text was in. */
  readonly was: "utf-8" | "gb18030";
  /** What it was read as. */
  readonly readAs: "windows-1252" | "gb18030";
}

const WAYS: readonly Way[] = [
  { was: "utf-8", readAs: "windows-1252" },
  { was: "utf-8", readAs: "gb18030" },
  { was: "gb18030", readAs: "windows-1252" },
];
/** Characters above ASCII that a page must have, all together, to prove that it was read wrongly. */
const FEWEST = 4;

/** Lines that were decoded twice, mended. */
export interface Mended {
  readonly text: string;
  /** 1-based lines, as they were and as they are. */
  readonly lines: readonly { line: number; before: string; after: string }[];
}

/**
 * Mends a page of which every line above ASCII inverts in the same way; a page that only speaks of such text has lines
 * that do not.
 *
 * @param text of the page
 * @returns nothing if the page was decoded once
 */
export function mendDecodedTwice(text: string): Mended | undefined {
  const lines = text.split("\n");
  const above = lines.flatMap((line, index) => (/\P{ASCII}/u.test(line) ? [index] : []));
  if (above.length === 0) return undefined;
  for (const { was, readAs } of WAYS) {
    const changed = new Map<number, string>();
    for (const index of above) {
      const mended = invert(lines[index] ?? "", was, readAs);
      if (mended === undefined) break;
      changed.set(index, mended);
    }
    const proof = [...changed.values()].join("").replace(/\p{ASCII}/gu, "");
    if (changed.size < above.length || [...proof].length < FEWEST || !isLanguage(proof, was)) continue;
    const rows = [...changed].map(([index, after]) => ({ line: index + 1, before: lines[index] ?? "", after }));
    return { text: lines.map((line, index) => changed.get(index) ?? line).join("\n"), lines: rows };
  }
  return undefined;
}

/** @returns the text read rightly; nothing if it does not come out whole */
function invert(line: string, was: Way["was"], readAs: Way["readAs"]): string | undefined {
  const bytes = readAs === "gb18030" ? toGbk(line) : toWindows1252(line);
  if (bytes === undefined) return undefined;
  try {
    return new TextDecoder(was, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** GBK makes characters of nearly any bytes, so what came out must be words: ideographs of daily use and punctuation. */
function isLanguage(proof: string, was: Way["was"]): boolean {
  if (was === "utf-8") return !/\p{Cc}/u.test(proof);
  const common = proof.match(/[\u4e00-\u9fa5\u3000-\u303f\uff00-\uffef]/g)?.length ?? 0;
  return common >= 0.95 * proof.length;
}

function toGbk(line: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const character of line) {
    const code = character.codePointAt(0) ?? 0;
    // The byte 80 alone is read as €, and UTF-8 is full of it.
    const pair = code < 0x80 ? code : character === "€" ? 0x80 : pairOf(character);
    if (pair === undefined) return undefined;
    if (pair > 0xff) bytes.push(pair >> 8);
    bytes.push(pair & 0xff);
  }
  return Uint8Array.from(bytes);
}

let windows1252: ReadonlyMap<string, number> | undefined;

function toWindows1252(line: string): Uint8Array | undefined {
  windows1252 ??= new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder("windows-1252").decode(Uint8Array.of(byte)), byte]),
  );
  const bytes: number[] = [];
  for (const character of line) {
    const byte = windows1252.get(character);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}
