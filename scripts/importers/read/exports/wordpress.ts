/** A WordPress export (WXR): posts, pages and drafts, with their approved comments as floors. */
import path from "node:path";
import type { SaxesParser as Parser, SaxesTagPlain } from "saxes";
import { defined } from "../../defined.ts";
import type { CapturedFloor, CapturedThread, Item } from "../../model.ts";
import { type Input, inputFile, type Reader } from "../input.ts";
import { SavedResources } from "../resources.ts";
import { htmlBody, textOf, withOffset } from "./fields.ts";
import { postHtml } from "./wordpress-html.ts";

/** Texts of an element by the names of its parts; of what appears more than once, the first. */
type Fields = Map<string, string>;

interface Category {
  readonly domain: string;
  readonly name: string;
}

/** An `item` as it is read. */
interface Entry {
  readonly fields: Fields;
  readonly categories: Category[];
  readonly comments: Fields[];
}

/** Folder of the site with all media. Who makes an export copies it beside the export, or the folders in it. */
const UPLOADS = "wp-content/uploads/";

export const wordpress: Reader = {
  name: "wordpress",
  most: 512 << 20,
  reads: ({ kind, head }) => kind === "xml" && /wordpress\.org\/export\//.test(head.toString("latin1")),
  async *items(input: Input): AsyncIterable<Item> {
    // Loaded when the first export is met.
    const { SaxesParser } = await import("saxes");
    const bytes = input.read();
    input.busy?.();
    const source = inputFile(input.name, bytes);
    input.busy?.();
    const beside = path.dirname(input.path);
    const folders = [UPLOADS, "uploads", ""].map((name) => path.join(beside, name));
    const entries = new Entries(new SaxesParser());
    for (const entry of entries.of(bytes)) {
      const { site } = entries;
      const resources = new SavedResources(input, { url: site.url, uploads: UPLOADS, folders });
      const [type, status] = [textOf(first(entry.fields, "wp:post_type")), textOf(first(entry.fields, "wp:status"))];
      if (type !== "post" && type !== "page") continue;
      const title = textOf(first(entry.fields, "title")) ?? "";
      if (status === "trash" || status === "auto-draft")
        yield {
          is: "nothing",
          file: input.name,
          reason: `"${title}" is in WordPress's ${status === "trash" ? "trash" : "list of drafts that nobody saved"}`,
        };
      else
        yield {
          is: "thread",
          input: source,
          thread: threadOf(entry, site, title),
          resources,
        };
    }
    if (entries.broken !== undefined) yield { is: "nothing", file: input.name, reason: entries.broken, failed: true };
  },
};

interface Site {
  readonly title?: string;
  readonly url?: string;
  readonly lang?: string;
}

/** Bytes that are parsed at once. */
const CHUNK = 1 << 20;

/** The items of an export, one by one: it may be larger than the memory. */
class Entries {
  /** Where the XML is damaged; nothing is read behind that. */
  broken: string | undefined;
  readonly #parser: Parser;
  readonly #channel: Fields = new Map();
  #found: Entry[] = [];

  constructor(parser: Parser) {
    this.#parser = parser;
    this.#listen();
  }

  /** What the export says of the site before the item that was given last. */
  get site(): Site {
    const field = (name: string) => textOf(first(this.#channel, name));
    return defined({ title: field("title"), url: field("link"), lang: field("language") });
  }

  *of(bytes: Buffer): Generator<Entry> {
    const decoder = new TextDecoder();
    for (let at = 0; at < bytes.length; at += CHUNK) {
      this.#parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
      yield* this.#found;
      this.#found = [];
    }
    this.#parser.write(decoder.decode()).close();
    yield* this.#found;
  }

  #listen(): void {
    const parser = this.#parser;
    let [entry, comment]: [Entry | undefined, Fields | undefined] = [undefined, undefined];
    let [words, category]: [string, string | undefined] = ["", undefined];
    parser.on("opentag", (tag: SaxesTagPlain) => {
      words = "";
      if (tag.name === "item") entry = { fields: new Map(), categories: [], comments: [] };
      else if (tag.name === "wp:comment") comment = new Map();
      else if (tag.name === "category") category = tag.attributes.domain ?? "";
    });
    const add = (text: string) => {
      words += text;
    };
    parser.on("text", add);
    parser.on("cdata", add);
    parser.on("closetag", ({ name }) => {
      if (name === "item" && entry !== undefined) {
        this.#found.push(entry);
        entry = undefined;
      } else if (name === "wp:comment" && comment !== undefined) {
        entry?.comments.push(comment);
        comment = undefined;
      } else if (name === "category") {
        if (entry !== undefined && category !== undefined)
          entry.categories.push({ domain: category, name: words.trim() });
        category = undefined;
      } else {
        const fields = comment ?? entry?.fields ?? this.#channel;
        if (!fields.has(name)) fields.set(name, words);
      }
      words = "";
    });
    parser.on("error", (error) => {
      this.broken ??= `the XML is damaged at line ${parser.line}: ${error.message.replace(/^\d+:\d+: /, "")}`;
    });
  }
}

const first = (fields: Fields, name: string) => fields.get(name);

function threadOf({ fields, categories, comments }: Entry, site: Site, title: string): CapturedThread {
  const field = (name: string) => textOf(first(fields, name));
  const of = (domain: string) => categories.filter((one) => one.domain === domain).map(({ name }) => name);
  const link = field("link");
  const draft = field("wp:status") !== "publish";
  const approved = comments.filter(
    (one) =>
      first(one, "wp:comment_approved") === "1" &&
      !/^(?:pingback|trackback)$/.test(first(one, "wp:comment_type") ?? ""),
  );
  const numbers = new Map(approved.map((one, at) => [first(one, "wp:comment_id"), at + 2]));
  const opening = defined({
    ...{ n: 1, id: field("wp:post_id"), author: field("dc:creator") },
    date: dateOf(fields, "wp:post_date"),
    body: htmlBody(postHtml(first(fields, "content:encoded") ?? "")),
  });
  return defined({
    title: title === "" ? (field("wp:post_name") ?? "") : title,
    ...{ site: site.title, lang: site.lang, url: link, id: field("wp:post_id") },
    ...{
      adapter: "wordpress",
      software: "WordPress",
      summary: field("excerpt:encoded"),
      boards: of("category").slice(0, 1),
    },
    tags: [...of("post_tag"), ...of("category").slice(1)],
    floors: [opening, ...approved.map((one, at) => floorOf(one, at + 2, numbers))],
    opens: true,
    aliases: link === undefined ? undefined : [link],
    draft: draft || undefined,
  });
}

function floorOf(comment: Fields, n: number, numbers: ReadonlyMap<string | undefined, number>): CapturedFloor {
  const answered = numbers.get(first(comment, "wp:comment_parent"));
  return defined({
    ...{ n, id: textOf(first(comment, "wp:comment_id")), author: textOf(first(comment, "wp:comment_author")) },
    date: dateOf(comment, "wp:comment_date"),
    body: htmlBody(postHtml(first(comment, "wp:comment_content") ?? "")),
    inReplyTo: answered === undefined ? undefined : { floor: answered },
  });
}

/** The local date with the offset that follows from the one in UTC beside it. Drafts have zeros. */
function dateOf(fields: Fields, name: string): string | undefined {
  const utc = textOf(first(fields, `${name}_gmt`));
  const instant = utc === undefined || utc.startsWith("0000") ? undefined : Date.parse(`${utc.replace(" ", "T")}Z`);
  return withOffset(textOf(first(fields, name)) ?? "", instant);
}
