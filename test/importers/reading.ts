/** How the tests of readers read one input. */
import fs from "node:fs";
import path from "node:path";
import { readPage } from "../../scripts/importers/adapters/list.ts";
import { text as words } from "../../scripts/importers/html/query.ts";
import type { Body, CapturedThread, Item, Page } from "../../scripts/importers/model.ts";
import type { Input } from "../../scripts/importers/read/input.ts";
import { HEAD_BYTES, kindOf } from "../../scripts/importers/read/kind.ts";
import { READERS } from "../../scripts/importers/read/readers.ts";
import { temporaryFolder } from "../support/archive.ts";

/**
 * Reads one input as the command does: by the first reader that understands it.
 *
 * @param name of the file in its folder
 * @param files that lie beside it
 */
export async function* itemsOf(
  name: string,
  content: string | Buffer,
  files: Readonly<Record<string, string | Buffer>> = {},
): AsyncGenerator<Item> {
  const root = temporaryFolder();
  for (const [file, bytes] of Object.entries({ ...files, [name]: content })) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), bytes);
  }
  const bytes = Buffer.from(content as string);
  const head = bytes.subarray(0, HEAD_BYTES);
  const facts = { path: path.join(root, name), root, name, size: bytes.length };
  const input: Input = { ...facts, kind: kindOf(head), head, read: () => bytes, pieces: () => piecesOf(bytes) };
  const reader = READERS.find((one) => one.reads(input));
  if (reader === undefined) throw new Error(`no reader for ${name}, of kind ${input.kind}`);
  yield* reader.items(input);
}

/** Pieces that end in the middle of tags and of characters. */
function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

/** All items of one input. */
export async function read(...input: Parameters<typeof itemsOf>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of itemsOf(...input)) items.push(item);
  return items;
}

/** The page that an item is. Fails if it is none. */
export function pageOf(item: Item | undefined): Page {
  if (item?.is !== "page") throw new Error(`no page: ${JSON.stringify(item)}`);
  return item.page;
}

/** The thread that a page holds. Fails if it holds none. */
export function threadOn(page: Page): CapturedThread {
  const thread = readPage(page);
  if ("nothing" in thread) throw new Error(thread.nothing);
  return thread;
}

/** The threads of one input. */
export async function threadsOf(...input: Parameters<typeof itemsOf>): Promise<CapturedThread[]> {
  return (await read(...input)).flatMap((one) => (one.is === "thread" ? [one.thread] : []));
}

/** What a reader of a thread sees first of each floor. */
export function floors(thread: CapturedThread | undefined) {
  return thread?.floors.map(({ n, author, date, body }) => ({ n, author, date, words: wordsOf(body) }));
}

function wordsOf(body: Body): string {
  if (body.kind !== "html") return body.text;
  const all = body.nodes.map((node) => words(node));
  return all.filter((one) => one !== "").join(" ");
}
