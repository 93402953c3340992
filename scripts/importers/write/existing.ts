/** A thread's folder as it is: what importers wrote there, and what a person changed since. */
import fs from "node:fs";
import path from "node:path";
import type * as z from "zod";
import { decodeText } from "../../archive/read/decode.ts";
import { readMarkdownFile } from "../../archive/read/documents.ts";
import { splitReplies } from "../../archive/read/replies.ts";
import type { captureSchema } from "../../archive/schema/capture.ts";
import type { floorSchema } from "../../archive/schema/floor.ts";
import { threadSchema } from "../../archive/schema/thread.ts";
import { checksumOf, sha256Of } from "../../core/checksum.ts";
import type { Timestamp } from "../../core/timestamp.ts";

/** Front matter, floor lines and the record as they are written: dates are texts. */
export type Front = z.input<typeof threadSchema>;
export type FloorLine = z.input<typeof floorSchema>;
export type CaptureRecord = z.input<typeof captureSchema>;

/** A reply as it is in `replies.md`. */
export interface WrittenReply {
  readonly record: FloorLine;
  /** Markdown, without empty lines at its ends. */
  readonly text: string;
}

/** A thread that is in the archive. */
export interface ExistingThread {
  /** Absolute path of its folder. */
  readonly folder: string;
  readonly front: Front;
  readonly body: string;
  readonly replies: readonly WrittenReply[];
  readonly capture: CaptureRecord;
  /** Texts that a person changed since they were last written. */
  readonly edited: ReadonlySet<TextFile>;
  /** The texts as they are. */
  readonly texts: Readonly<Partial<Record<TextFile | "capture.json", string>>>;
}

export const TEXTS = ["index.md", "replies.md"] as const;
export type TextFile = (typeof TEXTS)[number];

/**
 * Reads a thread's folder.
 *
 * @throws Error with a sentence for the user if a person's changes cannot be read
 */
export function readExisting(folder: string): ExistingThread {
  const texts: Partial<Record<TextFile | "capture.json", string>> = {};
  for (const name of [...TEXTS, "capture.json"] as const) {
    const file = path.join(folder, name);
    if (fs.existsSync(file)) texts[name] = fs.readFileSync(file, "utf8");
  }
  const capture = JSON.parse((texts["capture.json"] ?? "{}").replace(/^\ufeff/, "")) as CaptureRecord;
  const edited = TEXTS.filter((name) => texts[name] !== undefined && capture.written?.[name] !== sha256Of(texts[name]));
  const index = readMarkdownFile(Buffer.from(texts["index.md"] ?? ""), "index.md", threadSchema);
  if (Array.isArray(index)) throw new Error(`its index.md has a mistake: ${index[0]?.message}`);
  return {
    folder,
    front: plainFront(index.front),
    body: index.body.trim(),
    replies: repliesIn(texts["replies.md"]),
    capture,
    edited: new Set(edited),
    texts,
  };
}

/** Attachments that a person changed: their sums differ from those of the import. */
export function changedFiles(known: ExistingThread | undefined): string[] {
  return (known?.capture.attachments ?? []).flatMap(({ file, sha256, size }) => {
    if (file === undefined || sha256 === undefined) return [];
    const stat = fs.statSync(path.join(known?.folder ?? "", file), { throwIfNoEntry: false });
    const isSame =
      stat === undefined || (stat.size === size && checksumOf(path.join(known?.folder ?? "", file)) === sha256);
    return isSame ? [] : [file];
  });
}

function repliesIn(text: string | undefined): WrittenReply[] {
  if (text === undefined) return [];
  const decoded = decodeText(Buffer.from(text), "replies.md");
  const split = typeof decoded === "string" ? splitReplies(decoded, "replies.md") : undefined;
  if (!split || split.problems.length > 0)
    throw new Error(`its replies.md has a mistake: ${split?.problems[0]?.message}`);
  return split.replies.map((reply) => ({
    record: plainRecord(reply.record),
    text: reply.text.replace(/^\n+/, "").trimEnd(),
  }));
}

function plainFront({ date, updated, remarks, ...rest }: z.output<typeof threadSchema>): Front {
  return {
    ...rest,
    ...(date && { date: date.iso }),
    ...(updated && { updated: updated.iso }),
    ...(remarks && { remarks: remarks.map(plainDate) }),
  };
}

function plainRecord({ remarks, ...record }: z.output<typeof floorSchema>): FloorLine {
  return { ...plainDate(record), ...(remarks && { remarks: remarks.map(plainDate) }) };
}

function plainDate<T extends { date?: Timestamp | undefined }>({
  date,
  ...rest
}: T): Omit<T, "date"> & { date?: string } {
  return { ...rest, ...(date && { date: date.iso }) };
}
