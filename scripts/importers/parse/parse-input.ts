/** One input → its parts in the store. Runs in a worker: whatever the input does, it does to no other. */
import fs from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { addressesOf } from "../adapters/address.ts";
import { ADAPTERS, readPage } from "../adapters/list.ts";
import { HostilePage } from "../html/parse.ts";
import { one, text } from "../html/query.ts";
import type { CapturedThread, Item, NoThread, Page } from "../model.ts";
import { type Input, type InputPlace, readHead } from "../read/input.ts";
import { HEAD_BYTES, isPacked, kindOf } from "../read/kind.ts";
import { READERS } from "../read/readers.ts";
import { SavedResources } from "../read/resources.ts";
import { nameBelow } from "../read/walk.ts";
import { isForeignTitle } from "../repair/page-title.ts";
import { recordPart } from "./part.ts";
import type { CaptureStore, CaptureWriter, Head } from "./store.ts";

/** Bytes that a page or an export which is packed may have. */
const LARGEST_UNPACKED = 64 << 20;

export interface ParseOptions {
  /** Name of the adapter that reads all pages, whatever they look like. */
  readonly from?: string | undefined;
  /** Items that are passed over, by their number from 0, with the reason. */
  readonly skip?: Readonly<Record<number, string>> | undefined;
  /** Number of the first item that is not asked for, with the reason; nothing after it is read. */
  readonly end?: { readonly step: number; readonly reason: string } | undefined;
}

/**
 * Reads one input and writes what it became.
 *
 * @param tell called before each item, with its number from 0
 */
export async function parseInput(
  place: InputPlace,
  store: CaptureStore,
  options: ParseOptions,
  tell: (step: number) => void,
): Promise<Head> {
  const { size, mtimeMs: mtime } = fs.statSync(place.path);
  const writer = store.write(place);
  const name = nameBelow(place.path, place.root);
  const fail = (reason: string): void => writer.nothing({ is: "nothing", file: name, reason, failed: true });
  try {
    let step = 0;
    const told = (now: number): void => {
      step = now;
      tell(now);
    };
    const input = openInput(place, name, size, () => tell(step));
    const reader = READERS.find((one) => one.reads(input));
    if (!reader) notRead(input, writer);
    else if (input.size > reader.most)
      fail(`it has ${mebibytes(input.size)} MiB; files of this kind are read up to ${mebibytes(reader.most)} MiB`);
    else await parseItems(reader.items(input), name, writer, store, options, told);
  } catch (error) {
    fail(reasonOf(error));
  }
  // What was lost may have been the machine's fault: the input is read again the next time.
  const lost = options.end !== undefined || Object.keys(options.skip ?? {}).length > 0;
  return writer.end({ size, mtime: lost ? -1 : mtime });
}

async function parseItems(
  items: Iterable<Item> | AsyncIterable<Item>,
  name: string,
  writer: CaptureWriter,
  store: CaptureStore,
  { from, skip = {}, end }: ParseOptions,
  tell: (step: number) => void,
): Promise<void> {
  let step = 0;
  const lost = (file: string, reason: string): void => writer.nothing({ is: "nothing", file, reason, failed: true });
  tell(step);
  if (end?.step !== 0) {
    for await (const item of items) {
      const reason = skip[step];
      if (reason !== undefined) lost(nameOf(item, name), reason);
      else parseItem(item, name, writer, store, from);
      step += 1;
      if (step === end?.step) break;
      tell(step);
    }
  }
  if (end) lost(name, end.reason);
  else if (step === 0) writer.nothing({ is: "nothing", file: name, reason: "there is no thread in it" });
}

function parseItem(
  item: Item,
  name: string,
  writer: CaptureWriter,
  store: CaptureStore,
  from: string | undefined,
): void {
  if (item.is === "nothing") {
    writer.nothing(item);
    return;
  }
  const file = nameOf(item, name);
  try {
    const thread = item.is === "page" ? readWith(item.page, from) : item.thread;
    if ("nothing" in thread) {
      writer.nothing({ is: "nothing", file, reason: thread.nothing });
      return;
    }
    const source =
      item.is === "page"
        ? { ...pageSource(item.page), name: file }
        : { ...item, name: file, changes: item.changes ?? [], flags: [] };
    const resources = source.resources;
    writer.part(
      recordPart(thread, source, store.files),
      resources instanceof SavedResources ? resources.from : undefined,
    );
  } catch (error) {
    writer.nothing({ is: "nothing", file, reason: reasonOf(error), failed: true });
  }
}

/** The parts of a page that its record wants. */
export function pageSource(page: Page) {
  const { input, encoding, url, savedAt, resources, changes, flags } = page;
  return { input, encoding, url, base: addressesOf(page).base, savedAt, resources, changes, flags };
}

function readWith(page: Page, from: string | undefined): CapturedThread | NoThread {
  const adapter = ADAPTERS.find(({ name }) => name === from);
  const thread = adapter?.read(page) ?? readPage(page);
  if ("nothing" in thread || thread.rejectedTitle !== undefined) return thread;
  const title = text(one(page.root, "title"));
  return isForeignTitle(title, thread.title) ? { ...thread, rejectedTitle: title } : thread;
}

/** An input that no reader wants. What belongs to pages is passed over in silence. */
function notRead(input: Input, writer: CaptureWriter): void {
  const { kind, name, size } = input;
  if (kind === "media") return;
  const reason =
    size === 0 || kind === "empty"
      ? "it is empty"
      : `it is no saved page and no export that is known (${WORDS[kind] ?? kind})`;
  writer.nothing({ is: "nothing", file: name, reason, failed: true });
}

const WORDS: Readonly<Record<string, string>> = {
  binary: "its bytes are no text",
  zip: "a ZIP file",
  xml: "XML",
  json: "JSON",
  mail: "mail",
};

function openInput(place: InputPlace, name: string, size: number, busy: () => void): Input {
  const head = readHead(place.path);
  const kind = kindOf(head);
  const facts = { ...place, name, kind, busy };
  const pieces = () => piecesOf(place.path, busy);
  const read = () => joined(pieces(), size);
  if (!isPacked(head) || kind === "warc" || kind === "media") return { ...facts, size, head, read, pieces };
  const unpacked = unpack(read());
  return {
    ...{ ...facts, size: unpacked.length, head: unpacked.subarray(0, HEAD_BYTES) },
    ...{ read: () => unpacked, pieces: () => [unpacked] },
  };
}

/** Bytes that are read at once: a slow disk takes its time for all of a large file. */
const PIECE = 1 << 20;

/** Gives the bytes of a file in one buffer that is filled again and again. */
function* piecesOf(file: string, busy: () => void): Generator<Buffer> {
  const open = fs.openSync(file, "r");
  try {
    const piece = Buffer.allocUnsafeSlow(PIECE);
    for (let read = fs.readSync(open, piece); read > 0; read = fs.readSync(open, piece)) {
      yield piece.subarray(0, read);
      busy();
    }
  } finally {
    fs.closeSync(open);
  }
}

/** @param size bytes that the pieces have; what a file has got since then is left */
function joined(pieces: Iterable<Buffer>, size: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(size);
  let end = 0;
  for (const piece of pieces) end += piece.copy(bytes, end);
  return bytes.subarray(0, end);
}

/** @throws Error with a sentence for the user */
function unpack(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST_UNPACKED });
  } catch (error) {
    const isLarge = error instanceof RangeError;
    const most = `unpacked it has more than ${mebibytes(LARGEST_UNPACKED)} MiB`;
    throw new Error(isLarge ? most : "it is packed with gzip, and damaged or cut off");
  }
}

/** Name of an item for messages: with the part of the input that it is, if it is not all of it. */
function nameOf(item: Item, name: string): string {
  const part = item.is === "page" ? item.page.input.file : item.is === "thread" ? item.input.file : item.file;
  return part === path.basename(name) || part === name ? name : `${name}: ${part}`;
}

function reasonOf(error: unknown): string {
  if (error instanceof HostilePage) return error.message;
  if (error instanceof RangeError && /call stack/i.test(error.message))
    return "its elements are too deep inside each other";
  const message = error instanceof Error ? error.message : String(error);
  return `it cannot be read: ${message.split("\n")[0]}`;
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
