/** A captured thread → its record, with the text of its floors as Markdown. */
import type { Element, ElementContent } from "hast";
import { addressesIn, addressOf } from "../html/images.ts";
import { plainText } from "../html/plain-text.ts";
import { mapImages, oneLine, type PostText } from "../html/post-text.ts";
import { textToMarkdown } from "../html/text-to-markdown.ts";
import { htmlToMarkdown } from "../html/to-markdown.ts";
import type {
  Body,
  CapturedFloor,
  CapturedRemark,
  CapturedThread,
  Change,
  Flag,
  InputFile,
  Resources,
} from "../model.ts";
import { markdownSource } from "./markdown-source.ts";
import { AddressBook } from "./page-addresses.ts";
import type { ListedFile, RecordedFloor, RecordedPart, RecordedRemark } from "./record.ts";
import { saidInText } from "./said-in-text.ts";

/** What is known of a part beside its thread. */
export interface PartSource {
  readonly input: InputFile;
  readonly name: string;
  readonly encoding?: string | undefined;
  readonly url?: string | undefined;
  /** What relative addresses are relative to, if that is not `url`. */
  readonly base?: string | undefined;
  readonly savedAt?: string | undefined;
  readonly resources: Resources;
  readonly changes: readonly Change[];
  readonly flags: readonly Flag[];
}

/** @param store folder for files that are inside an export */
export function recordPart(thread: CapturedThread, source: PartSource, store: string): RecordedPart {
  const book = new AddressBook({ url: source.base ?? source.url ?? thread.url, resources: source.resources, store });
  const { floors, flags, ...facts } = thread;
  const recorded = floors.map((floor) => recordFloor(floor, book));
  const said = thread.opens && recorded[0] ? saidInText(recorded[0].text) : {};
  return {
    is: "part",
    input: { ...source.input, file: oneLine(source.input.file) },
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

/** A text as one line under its key; nothing if it is empty. */
function tidy<K extends string>(key: K, value: string | undefined): { [key in K]?: string } {
  const text = oneLine(value ?? "");
  return text === "" ? {} : ({ [key]: text } as { [key in K]?: string });
}

function recordFloor(floor: CapturedFloor, book: AddressBook): RecordedFloor {
  const { body, signature, files, remarks = [], author: written, id: number, ...facts } = floor;
  const [author, id] = [oneLine(written ?? ""), oneLine(number ?? "")];
  const listed = (files ?? []).map((file): ListedFile => {
    const { url, resource, name, title, ...known } = file;
    const shown = resource || book.isSaved(url) ? url : shownFor(url, body, book);
    return { address: book.file(shown, resource), ...known, ...tidy("name", name), ...tidy("title", title) };
  });
  const text = textOf(body, book);
  const below = remarks.map((remark) => recordRemark(remark, book)).filter((remark) => remark.text.length > 0);
  const said = signature && plainOf(signature);
  return {
    ...(id !== "" && { id }),
    ...(author !== "" && { author }),
    ...facts,
    text,
    ...(said && { signature: said }),
    files: listed,
    ...(below.length > 0 && { remarks: below }),
  };
}

function recordRemark({ author: written, date, body }: CapturedRemark, book: AddressBook): RecordedRemark {
  const author = oneLine(written ?? "");
  return { ...(author !== "" && { author }), ...(date !== undefined && { date }), text: textOf(body, book) };
}

/** The address under which a text shows a picture that has several, if it shows the one that a list of files names. */
function shownFor(url: string, body: Body, book: AddressBook): string {
  const find = (nodes: readonly ElementContent[]): Element | undefined => {
    for (const node of nodes) {
      if (node.type !== "element") continue;
      const found = node.tagName === "img" && addressesIn(node).includes(url) ? node : find(node.children);
      if (found) return found;
    }
    return undefined;
  };
  const picture = body.kind === "html" ? find(body.nodes) : undefined;
  return (picture && addressOf(picture, book.isSaved)) ?? url;
}

/** Markdown of a text, its pictures remembered. */
function textOf(body: Body, book: AddressBook): PostText {
  return mapImages(markdownOf(body, book), (address) => book.file(address));
}

function markdownOf(body: Body, book: AddressBook): PostText {
  switch (body.kind) {
    case "html":
      return htmlToMarkdown(body.nodes, book);
    case "text":
      return textToMarkdown(body.text, book);
    case "markdown":
      return markdownSource(body.text, book);
  }
}

function plainOf(body: Body): string {
  return body.kind === "html" ? plainText(body.nodes) : body.text.trim();
}
