/** A captured thread → its record, with the text of its floors as Markdown. */
import type { ElementContent } from "hast";
import { plainText } from "../html/plain-text.ts";
import { mapImages, oneLine, type PostText } from "../html/post-text.ts";
import { textToMarkdown } from "../html/text-to-markdown.ts";
import { htmlToMarkdown } from "../html/to-markdown.ts";
import type { Body, CapturedFloor, CapturedThread, Change, Flag, InputFile, Resources } from "../model.ts";
import { AddressBook } from "./page-addresses.ts";
import type { ListedFile, RecordedFloor, RecordedPart } from "./record.ts";
import { saidInText } from "./said-in-text.ts";

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
  const recorded = floors.map((floor) => recordFloor(floor, book));
  const said = thread.opens && recorded[0] ? saidInText(recorded[0].text) : {};
  return {
    is: "part",
    input: source.input,
    name: source.name,
    ...(source.encoding !== undefined && { encoding: source.encoding }),
    ...(source.url !== undefined && { url: source.url }),
    ...(source.savedAt !== undefined && { savedAt: source.savedAt }),
    thread: cleanFacts({ ...said, ...facts }),
    floors: recorded,
    files: book.files,
    addresses: book.addresses,
    inputs: book.inputs,
    changes: source.changes,
    flags: [...source.flags, ...(flags ?? [])],
  };
}

/** Names and titles as one line, without what no file holds. */
function cleanFacts(facts: RecordedPart["thread"]): RecordedPart["thread"] {
  const { title, boards, tags, site, software, rejectedTitle, summary, rights } = facts;
  const tidy = <K extends string>(key: K, value: string | undefined) => {
    const text = oneLine(value ?? "");
    return text === "" ? {} : ({ [key]: text } as { [key in K]?: string });
  };
  const list = (texts: readonly string[]) => [...new Set(texts.map(oneLine))].filter((one) => one !== "");
  const { site: _, software: __, rejectedTitle: ___, summary: ____, rights: _____, ...rest } = facts;
  return {
    ...rest,
    title: oneLine(title),
    ...(boards && { boards: list(boards) }),
    ...(tags && { tags: list(tags) }),
    ...tidy("site", site),
    ...tidy("software", software),
    ...tidy("rejectedTitle", rejectedTitle),
    ...tidy("summary", summary),
    ...tidy("rights", rights),
  };
}

function recordFloor(floor: CapturedFloor, book: AddressBook): RecordedFloor {
  const { body, signature, files, author: written, id: number, ...facts } = floor;
  const [author, id] = [oneLine(written ?? ""), oneLine(number ?? "")];
  const text = mapImages(markdownOf(body, book), (address) => book.file(address));
  const said = signature && plainOf(signature);
  return {
    ...(id !== "" && { id }),
    ...(author !== "" && { author }),
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
