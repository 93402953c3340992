/** A chat, or all chats, as Telegram Desktop exports them: `result.json` beside the folders of its files. */
import type { ElementContent } from "hast";
import { defined } from "../../defined.ts";
import { make, textNode } from "../../html/elements.ts";
import type { Body, CapturedFile, CapturedFloor, CapturedThread, Item } from "../../model.ts";
import { type Input, inputFile, type Reader } from "../input.ts";
import { SavedResources } from "../resources.ts";
import { countOf, isObject, type Json, objectsOf, textOf, withOffset } from "./fields.ts";

/** Elements of the kinds of text that Telegram knows. */
const ELEMENTS: Readonly<Record<string, string>> = {
  bold: "strong",
  italic: "em",
  code: "code",
  strikethrough: "del",
  blockquote: "blockquote",
};
/** Keys of a message that name a file of it. */
const FILES = ["photo", "file"] as const;

export const telegram: Reader = {
  most: 512 << 20,
  reads: ({ kind, head }) =>
    kind === "json" &&
    /"messages"\s*:\s*\[|"personal_information"\s*:|"chats"\s*:\s*\{/.test(head.toString("utf8")) &&
    !/"guild"\s*:/.test(head.toString("utf8")),
  *items(input: Input): Iterable<Item> {
    const bytes = input.read();
    const json: unknown = JSON.parse(bytes.toString("utf8"));
    const source = inputFile(input.name, bytes);
    const chats = isObject(json) ? (isObject(json.chats) ? objectsOf(json.chats.list) : [json]) : [];
    for (const chat of chats) {
      const thread = threadOf(chat);
      const name = textOf(chat.name) ?? "a chat";
      if (thread === undefined) yield { is: "nothing", file: input.name, reason: `${name} holds no message` };
      else yield { is: "thread", input: source, thread, resources: new SavedResources(input, {}) };
    }
  },
};

function threadOf(chat: Json): CapturedThread | undefined {
  // Service messages say that somebody joined or was pinned; they are no posts.
  const messages = objectsOf(chat.messages).filter(({ type }) => type === "message");
  if (messages.length === 0) return undefined;
  const numbers = new Map(messages.map((message, at) => [textOf(message.id), at + 1]));
  const floors = messages.map((message, at) => floorOf(message, at + 1, numbers));
  return defined({
    title: textOf(chat.name) ?? "Telegram",
    ...{ id: textOf(chat.id), adapter: "telegram", software: "Telegram", floors, opens: true },
  });
}

function floorOf(message: Json, n: number, numbers: ReadonlyMap<string | undefined, number>): CapturedFloor {
  const answered = numbers.get(textOf(message.reply_to_message_id));
  const seconds = Number(message.date_unixtime);
  const files = FILES.flatMap((key): CapturedFile[] => {
    const url = textOf(message[key]);
    // Files that were left out of the export are sentences in round brackets.
    return url === undefined || url.startsWith("(") ? [] : [defined({ url, name: textOf(message.file_name) })];
  });
  return defined({
    ...{ n, id: textOf(message.id), author: textOf(message.from) },
    date: withOffset(textOf(message.date) ?? "", message.date_unixtime === undefined ? undefined : seconds * 1000),
    body: bodyOf(message, files),
    inReplyTo: answered === undefined ? undefined : { floor: answered },
    files: files.length > 0 ? files : undefined,
  });
}

function bodyOf(message: Json, files: readonly CapturedFile[]): Body {
  const pieces = Array.isArray(message.text) ? message.text : [message.text ?? ""];
  const words = pieces.flatMap(nodesOf);
  const sticker = textOf(message.sticker_emoji);
  if (words.length === 0 && sticker !== undefined) words.push({ type: "text", value: sticker });
  const pictures = countOf(message.width) === undefined || message.photo === undefined ? [] : files;
  const images = pictures.map(({ url }) => make("p", [make("img", [], { src: url })]));
  return { kind: "html", nodes: [...images, make("p", words)] };
}

function nodesOf(piece: unknown): ElementContent[] {
  if (typeof piece === "string") return lines(piece);
  if (!isObject(piece)) return [];
  const words = lines(typeof piece.text === "string" ? piece.text : "");
  const type = textOf(piece.type) ?? "";
  if (type === "pre") return [make("pre", [make("code", [textNode(textOf(piece.text) ?? "")])])];
  if (type === "link") return [make("a", words, { href: textOf(piece.text) ?? "" })];
  if (type === "text_link") return [make("a", words, { href: textOf(piece.href) ?? "" })];
  const name = ELEMENTS[type];
  return name === undefined ? words : [make(name, words)];
}

/** A message breaks its lines itself. */
function lines(text: string): ElementContent[] {
  return text.split("\n").flatMap((line, at): ElementContent[] => {
    const words: ElementContent[] = line === "" ? [] : [textNode(line)];
    return at === 0 ? words : [make("br", []), ...words];
  });
}
