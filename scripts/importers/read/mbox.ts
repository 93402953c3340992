/** Mail: an mbox or one message. Messages that refer to each other are a thread. */
import type { Element, ElementContent } from "hast";
import type { Email } from "postal-mime";
import { monthOf } from "../dates/words.ts";
import { defined } from "../defined.ts";
import { make, textNode } from "../html/elements.ts";
import type { Body, CapturedFile, CapturedFloor, CapturedThread, Item } from "../model.ts";
import { htmlBody, NO_RESOURCES, textOf } from "./exports/fields.ts";
import { type Input, inputFile, type Reader } from "./input.ts";
import { splitMessage } from "./mime.ts";

/** A message by its headers: there may be more of them than memory holds. */
interface Message {
  readonly id: string;
  /** Ids of the messages that it answers, the nearest last. */
  readonly references: readonly string[];
  /** When it was sent, in milliseconds since 1970; 0 if it does not say. */
  readonly time: number;
  /** Its place in the file, from 1. */
  readonly number: number;
  readonly bytes: Buffer;
}

/** A message that is read. */
type Mail = Message & { readonly email: Email };

export const mbox: Reader = {
  most: 512 << 20,
  reads: ({ kind }) => kind === "mail",
  async *items(input: Input): AsyncIterable<Item> {
    // Loaded when the first mail is met.
    const { default: PostalMime } = await import("postal-mime");
    const bytes = input.read();
    input.busy?.();
    const source = inputFile(input.name, bytes);
    input.busy?.();
    const all = messagesOf(bytes).map((message, at) => {
      if (at % BETWEEN === 0) input.busy?.();
      return messageOf(message, at);
    });
    for (const messages of threadsOf(all)) {
      const thread: Mail[] = [];
      for (const message of messages) {
        try {
          thread.push({ ...message, email: await PostalMime.parse(unquoted(message.bytes)) });
        } catch (error) {
          const why = error instanceof Error ? error.message : String(error);
          const reason = `message ${message.number} cannot be read: ${why}`;
          yield { is: "nothing", file: input.name, reason, failed: true };
        }
      }
      if (thread.length > 0) yield { is: "thread", input: source, thread: captured(thread), resources: NO_RESOURCES };
    }
  },
};

/** Messages whose heads are read before the reader says that it is alive. */
const BETWEEN = 1000;
const FROM = Buffer.from("From ");
/** Bytes of the longest line between two messages. */
const LONGEST_LINE = 1000;

/** Messages of an mbox, each after a line `From `. */
function messagesOf(bytes: Buffer): Buffer[] {
  if (!bytes.subarray(0, FROM.length).equals(FROM)) return [bytes];
  const starts: { line: number; message: number }[] = [];
  for (let at = 0; at >= 0; at = bytes.indexOf(FROM, at + 1)) {
    if (at > 0 && bytes[at - 1] !== 0x0a) continue;
    const line = /^From \S.*\d{4}\r?\n(?=[\w-]+:)/.exec(bytes.toString("latin1", at, at + LONGEST_LINE))?.[0];
    if (line !== undefined) starts.push({ line: at, message: at + line.length });
  }
  return starts.map(({ message }, at) => bytes.subarray(message, starts[at + 1]?.line));
}

function messageOf(bytes: Buffer, at: number): Message {
  const { headers } = splitMessage(bytes);
  const idsIn = (name: string) => headers.get(name)?.match(/<[^<>\s]+>/g) ?? [];
  return {
    id: headers.get("message-id")?.trim() || `message ${at}`,
    references: [...idsIn("references"), ...idsIn("in-reply-to")],
    time: Date.parse(headers.get("date") ?? "") || 0,
    ...{ number: at + 1, bytes },
  };
}

/** Lines of a text that begin like that between two messages were written with `>` before them. */
function unquoted(message: Buffer): Buffer {
  if (!message.includes(">From ")) return message;
  return Buffer.from(message.toString("latin1").replace(/^>(>*From )/gm, "$1"), "latin1");
}

/** Messages by the oldest that they refer to, in the order in which they were sent. */
function threadsOf(mails: readonly Message[]): Message[][] {
  const roots = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let up = roots.get(root); up !== undefined && up !== root; up = roots.get(root)) root = up;
    return root;
  };
  for (const { id, references } of mails) {
    for (const other of references) {
      const [a, b] = [rootOf(id), rootOf(other)];
      if (a !== b) roots.set(a, b);
    }
  }
  const threads = new Map<string, Message[]>();
  for (const mail of mails) {
    const root = rootOf(mail.id);
    const thread = threads.get(root);
    if (thread) thread.push(mail);
    else threads.set(root, [mail]);
  }
  return [...threads.values()].map((thread) => thread.sort((a, b) => a.time - b.time));
}

function captured(mails: readonly Mail[]): CapturedThread {
  const numbers = new Map(mails.map(({ id }, at) => [id, at + 1]));
  const [opening] = mails;
  const subject = textOf(opening?.email.subject) ?? "";
  const answers = opening !== undefined && opening.references.length > 0;
  return defined({
    title: subject.replace(/^(?:(?:re|aw|sv|antw|回复|回覆|答复)\s*(?:\[\d+\])?[:：]\s*)+/i, "") || subject,
    ...{ id: opening?.id, adapter: "mbox", software: "mail" },
    floors: mails.map((mail, at) => floorOf(mail, at + 1, numbers)),
    opens: true,
    flags: answers
      ? [{ flag: "thread-incomplete" as const, reason: "the first message answers one that is not in the file" }]
      : undefined,
  });
}

function floorOf({ email, references }: Mail, n: number, numbers: ReadonlyMap<string, number>): CapturedFloor {
  const answered = [...references]
    .reverse()
    .map((id) => numbers.get(id))
    .find((floor) => floor !== undefined);
  const { words, signature } = cutSignature(email.text ?? "");
  const files = email.attachments.map((file, at): CapturedFile => {
    const bytes =
      typeof file.content === "string" ? Buffer.from(file.content) : Buffer.from(file.content as Uint8Array);
    const name = textOf(file.filename) ?? `attachment-${at + 1}`;
    return {
      name,
      url: file.contentId ? `cid:${file.contentId.replace(/^<|>$/g, "")}` : name,
      size: bytes.length,
      resource: { name, size: bytes.length, read: () => bytes },
    };
  });
  return defined({
    ...{
      n,
      id: textOf(email.messageId),
      author: textOf(email.from?.name) ?? textOf(email.from?.address?.replace(/@.*/, "")),
    },
    date: sentAt(email),
    body:
      textOf(email.text) !== undefined ? { kind: "html" as const, nodes: quotesOf(words) } : htmlBody(email.html ?? ""),
    signature: signature === undefined ? undefined : ({ kind: "text", text: signature } satisfies Body),
    inReplyTo: answered === undefined || answered === n ? undefined : { floor: answered },
    files: files.length > 0 ? files : undefined,
  });
}

/** The date as the sender's clock showed it, with its offset (RFC 5322, 3.3). */
function sentAt(email: Email): string | undefined {
  const header = email.headers.find(({ key }) => key === "date")?.value ?? "";
  const found = /(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([+-]\d{4}|[a-z]{1,4})?/i.exec(
    header,
  );
  const month = monthOf(found?.[2]?.toLowerCase() ?? "", "en");
  if (!found || month === undefined) return undefined;
  const [, day = "", , year, hour = "", minute, second = "00", zone = ""] = found;
  const two = (text: string | number) => String(text).padStart(2, "0");
  const offset = /^[+-]/.test(zone)
    ? `${zone.slice(0, 3)}:${zone.slice(3)}`
    : /^(?:gmt|utc?|z)$/i.test(zone)
      ? "Z"
      : "";
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}${offset.replace(/^[+-]00:00$/, "Z")}`;
}

/** What is below a line of two hyphens and a space is the signature (RFC 3676, 4.3). */
function cutSignature(text: string): { words: string; signature?: string } {
  const plain = text.replace(/\r\n?/g, "\n");
  const at = plain.search(/^-- \n/m);
  return at < 0 ? { words: plain } : { words: plain.slice(0, at), signature: plain.slice(at + 4).trim() };
}

/** Plain text of a mail: lines that begin with `>` are quotations, to any depth. */
function quotesOf(text: string): ElementContent[] {
  const nodes: ElementContent[] = [];
  const runs = text.split("\n").reduce<{ quoted: boolean; lines: string[] }[]>((all, line) => {
    const quoted = line.startsWith(">");
    const last = all.at(-1);
    if (last?.quoted === quoted) last.lines.push(line);
    else all.push({ quoted, lines: [line] });
    return all;
  }, []);
  for (const { quoted, lines } of runs) {
    if (quoted) nodes.push(make("blockquote", quotesOf(lines.map((line) => line.replace(/^> ?/, "")).join("\n"))));
    else
      for (const words of lines.join("\n").split(/\n\s*\n/))
        if (words.trim() !== "") nodes.push(paragraph(words.trim()));
  }
  return nodes;
}

function paragraph(words: string): Element {
  const lines = words.split("\n");
  const nodes = lines.flatMap((line, at): ElementContent[] => {
    const text = textNode(line);
    return at === 0 ? [text] : [make("br", []), text];
  });
  return make("p", nodes);
}
