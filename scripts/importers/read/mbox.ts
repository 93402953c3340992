/** Mail: an mbox or one message. Messages that refer to each other are a thread. */
import type { Element, ElementContent } from "hast";
import type { Email } from "postal-mime";
import { defined } from "../defined.ts";
import { make, textNode } from "../html/elements.ts";
import type { Body, CapturedFile, CapturedFloor, CapturedThread, Item } from "../model.ts";
import { htmlBody, NO_RESOURCES, textOf } from "./exports/fields.ts";
import { type Input, inputFile, type Reader } from "./input.ts";

interface Mail {
  readonly id: string;
  /** Ids of the messages that it answers, the nearest last. */
  readonly references: readonly string[];
  readonly email: Email;
}

export const mbox: Reader = {
  name: "mbox",
  most: 512 << 20,
  reads: ({ kind }) => kind === "mail",
  async *items(input: Input): AsyncIterable<Item> {
    // Loaded when the first mail is met.
    const { default: PostalMime } = await import("postal-mime");
    const bytes = input.read();
    const mails: Mail[] = [];
    for (const [at, message] of messagesOf(bytes).entries()) {
      try {
        const email = await PostalMime.parse(message);
        mails.push({ id: email.messageId ?? `message ${at}`, references: referencesOf(email), email });
      } catch (error) {
        const reason = `message ${at + 1} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
        yield { is: "nothing", file: input.name, reason, failed: true };
      }
    }
    const source = inputFile(input.name, bytes);
    for (const thread of threadsOf(mails)) {
      yield { is: "thread", input: source, thread: captured(thread), resources: NO_RESOURCES };
    }
  },
};

/** Messages of an mbox, each after a line `From `; lines of a text that begin so were written with `>` before them. */
function messagesOf(bytes: Buffer): Buffer[] {
  const text = bytes.toString("latin1");
  if (!text.startsWith("From ")) return [bytes];
  const starts = [...text.matchAll(/^From \S.*\d{4}\r?\n(?=[\w-]+:)/gm)];
  return starts.map(({ index, 0: line }, at) => {
    const message = text.slice(index + line.length, starts[at + 1]?.index ?? text.length);
    return Buffer.from(message.replace(/^>(>*From )/gm, "$1"), "latin1");
  });
}

function referencesOf(email: Email): string[] {
  const ids = (text: string | undefined) => text?.match(/<[^<>\s]+>/g) ?? [];
  return [...ids(email.references), ...ids(email.inReplyTo)];
}

/** Messages by the oldest that they refer to, in the order in which they were sent. */
function threadsOf(mails: readonly Mail[]): Mail[][] {
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
  const threads = new Map<string, Mail[]>();
  for (const mail of mails) {
    const root = rootOf(mail.id);
    const thread = threads.get(root);
    if (thread) thread.push(mail);
    else threads.set(root, [mail]);
  }
  const time = ({ email }: Mail) => Date.parse(email.date ?? "") || 0;
  return [...threads.values()].map((thread) => thread.sort((a, b) => time(a) - time(b)));
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

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** The date as the sender's clock showed it, with its offset (RFC 5322, 3.3). */
function sentAt(email: Email): string | undefined {
  const header = email.headers.find(({ key }) => key === "date")?.value ?? "";
  const found = /(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([+-]\d{4}|[a-z]{1,4})?/i.exec(
    header,
  );
  const month = MONTHS.indexOf(found?.[2]?.toLowerCase() ?? "") + 1;
  if (!found || month === 0) return undefined;
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
