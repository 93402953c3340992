/** A channel as DiscordChatExporter writes it in JSON. */
import { defined } from "../../defined.ts";
import type { CapturedFile, CapturedFloor, Item } from "../../model.ts";
import { type Input, inputFile, type Reader } from "../input.ts";
import { SavedResources } from "../resources.ts";
import { countOf, instantOf, isObject, type Json, objectsOf, textOf } from "./fields.ts";

/** Kinds of messages that people wrote; the others say that somebody joined, pinned or called. */
const WRITTEN = new Set(["Default", "Reply", "ThreadStarterMessage", "ChatInputCommand"]);

export const discord: Reader = {
  most: 512 << 20,
  reads: ({ kind, head }) =>
    kind === "json" && /^\s*\{\s*"guild"\s*:/.test(head.toString("utf8").replace(/^\ufeff/, "")),
  *items(input: Input): Iterable<Item> {
    const bytes = input.read();
    const json: unknown = JSON.parse(bytes.toString("utf8").replace(/^\ufeff/, ""));
    const channel = isObject(json) && isObject(json.channel) ? json.channel : {};
    const messages = isObject(json) ? objectsOf(json.messages).filter(({ type }) => WRITTEN.has(String(type))) : [];
    if (messages.length === 0) {
      yield { is: "nothing", file: input.name, reason: "the channel holds no message" };
      return;
    }
    const numbers = new Map(messages.map((message, at) => [textOf(message.id), at + 1]));
    const category = textOf(channel.category);
    const guild = isObject(json) && isObject(json.guild) ? textOf(json.guild.name) : undefined;
    const thread = defined({
      ...{
        title: textOf(channel.name) ?? "Discord",
        id: textOf(channel.id),
        summary: textOf(channel.topic),
        site: guild,
      },
      ...{ adapter: "discord", software: "Discord", boards: category === undefined ? undefined : [category] },
      floors: messages.map((message, at) => floorOf(message, at + 1, numbers)),
      opens: true,
    });
    yield { is: "thread", input: inputFile(input.name, bytes), thread, resources: new SavedResources(input, {}) };
  },
};

function floorOf(message: Json, n: number, numbers: ReadonlyMap<string | undefined, number>): CapturedFloor {
  const author = isObject(message.author) ? message.author : {};
  const answered = isObject(message.reference) ? numbers.get(textOf(message.reference.messageId)) : undefined;
  const files = objectsOf(message.attachments).flatMap((file): CapturedFile[] => {
    const url = textOf(file.url);
    return url === undefined ? [] : [defined({ url, name: textOf(file.fileName), size: countOf(file.fileSizeBytes) })];
  });
  const embeds = objectsOf(message.embeds).flatMap((embed) => {
    const [title, words, url] = [textOf(embed.title), textOf(embed.description), textOf(embed.url)];
    const head = title !== undefined && url !== undefined ? `[${title.replace(/[\\[\]]/g, "\\$&")}](<${url}>)` : title;
    const parts = [head, words].filter((part) => part !== undefined);
    return parts.length > 0 ? [parts.map((part) => `> ${part.replaceAll("\n", "\n> ")}`).join("\n>\n")] : [];
  });
  return defined({
    ...{ n, id: textOf(message.id), author: textOf(author.nickname) ?? textOf(author.name) },
    date: instantOf(message.timestamp),
    body: { kind: "markdown" as const, text: [hardBreaks(textOf(message.content) ?? ""), ...embeds].join("\n\n") },
    inReplyTo: answered === undefined ? undefined : { floor: answered },
    files: files.length > 0 ? files : undefined,
  });
}

/** A message is Markdown in which each line end breaks the line; code has its own. */
function hardBreaks(text: string): string {
  let code = false;
  const all = text.split("\n");
  return all
    .map((line, at) => {
      if (/^\s*```/.test(line)) code = !code;
      const next = all[at + 1];
      const breaks =
        !code &&
        !/```/.test(line) &&
        line.trim() !== "" &&
        next !== undefined &&
        next.trim() !== "" &&
        !/^\s*(?:```|[-*>#])/.test(next);
      return breaks ? `${line}\\` : line;
    })
    .join("\n");
}
