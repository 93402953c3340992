/** A captured thread → its record, with the text of its floors as Markdown. */
import type { ElementContent } from "hast";
import { plainText } from "../html/plain-text.ts";
import { mapImages, type PostText } from "../html/post-text.ts";
import { textToMarkdown } from "../html/text-to-markdown.ts";
import { htmlToMarkdown } from "../html/to-markdown.ts";
import type { Body, CapturedFloor, CapturedThread, Change, Flag, InputFile, Resources } from "../model.ts";
import { AddressBook } from "./page-addresses.ts";
import type { ListedFile, RecordedFloor, RecordedPart } from "./record.ts";

/** What is known of a part beside its thread. */
export interface PartSource {
  readonly input: InputFile;
  readonly name: string;
  readonly encoding?: string | undefined;
  readonly url?: string | undefined;
  readonly savedAt?: string | undefined;
  readonly resources: Resources;
  readonly changes: readonly Change[];
  readonly flags: readonly Flag[];
}

/** @param store folder for files that are inside an export */
export function recordPart(thread: CapturedThread, source: PartSource, store: string): RecordedPart {
  const ids = new Set(thread.floors.flatMap(({ id }) => (id === undefined ? [] : [id])));
  const book = new AddressBook({ url: source.url ?? thread.url, resources: source.resources, ids, store });
  const { floors, flags, ...facts } = thread;
  return {
    is: "part",
    input: source.input,
    name: source.name,
    ...(source.encoding !== undefined && { encoding: source.encoding }),
    ...(source.url !== undefined && { url: source.url }),
    ...(source.savedAt !== undefined && { savedAt: source.savedAt }),
    thread: facts,
    floors: floors.map((floor) => recordFloor(floor, book)),
    files: book.files,
    addresses: book.addresses,
    inputs: book.inputs,
    changes: source.changes,
    flags: [...source.flags, ...(flags ?? [])],
  };
}

function recordFloor(floor: CapturedFloor, book: AddressBook): RecordedFloor {
  const { body, signature, files, ...facts } = floor;
  const text = mapImages(markdownOf(body, book), (address) => book.file(address));
  const said = signature && plainOf(signature);
  return {
    ...facts,
    text,
    ...(said && { signature: said }),
    files: (files ?? []).map((file): ListedFile => {
      const { url, resource, ...known } = file;
      return { address: book.file(url, resource), ...known };
    }),
  };
}

function markdownOf(body: Body, book: AddressBook): PostText {
  switch (body.kind) {
    case "html":
      return htmlToMarkdown(body.nodes, book);
    case "text":
      return textToMarkdown(body.text, book);
    case "markdown":
      return [body.text];
  }
}

function plainOf(body: Body): string {
  const nodes: readonly ElementContent[] = body.kind === "html" ? body.nodes : [{ type: "text", value: body.text }];
  return body.kind === "html" ? plainText(nodes) : body.text.trim();
}
