/** A WordPress export (WXR): posts, pages and drafts, with their approved comments as floors. */
import path from "node:path";
import type { SaxesParser as Parser, SaxesTagPlain } from "saxes";
import { defined } from "../../defined.ts";
import type { CapturedFloor, CapturedThread, Item } from "../../model.ts";
import { type Input, largeInputFile, type Reader } from "../input.ts";
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
  most: 512 << 20,
  reads: ({ kind, head }) => kind === "xml" && /wordpress\.org\/export\//.test(head.toString("latin1")),
  async *items(input: Input): AsyncIterable<Item> {
    // Loaded when the first export is met.
    const { SaxesParser } = await import("saxes");
    const source = largeInputFile(input);
    const beside = path.dirname(input.path);
    const folders = [UPLOADS, "uploads", ""].map((name) => path.join(beside, name));
    const entries = new Entries(new SaxesParser());
    for (const entry of entries.of(input.pieces())) {
      const { site } = entries;
      const resources = new SavedResources(input, { url: site.url, uploads: UPLOADS, folders });
      const [type, status] = [textOf(entry.fields.get("wp:post_type")), textOf(entry.fields.get("wp:status"))];
      if (type !== "post" && type !== "page") continue;
      const title = textOf(entry.fields.get("title")) ?? "";
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
    const field = (name: string) => textOf(this.#channel.get(name));
    return defined({ title: field("title"), url: field("link"), lang: field("language") });
  }

  *of(pieces: Iterable<Buffer>): Generator<Entry> {
    const decoder = new TextDecoder();
    for (const piece of pieces) {
      this.#parser.write(decoder.decode(piece, { stream: true }));
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

function threadOf({ fields, categories, comments }: Entry, site: Site, title: string): CapturedThread {
  const field = (name: string) => textOf(fields.get(name));
  const of = (domain: string) => categories.filter((one) => one.domain === domain).map(({ name }) => name);
  const link = field("link");
  const draft = field("wp:status") !== "publish";
  const approved = comments.filter(
    (one) =>
      one.get("wp:comment_approved") === "1" && !/^(?:pingback|trackback)$/.test(one.get("wp:comment_type") ?? ""),
  );
  const numbers = new Map(approved.map((one, at) => [one.get("wp:comment_id"), at + 2]));
  const opening = defined({
    ...{ n: 1, id: field("wp:post_id"), author: field("dc:creator") },
    date: dateOf(fields, "wp:post_date"),
    body: htmlBody(postHtml(fields.get("content:encoded") ?? "")),
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
  const answered = numbers.get(comment.get("wp:comment_parent"));
  return defined({
    ...{ n, id: textOf(comment.get("wp:comment_id")), author: textOf(comment.get("wp:comment_author")) },
    date: dateOf(comment, "wp:comment_date"),
    body: htmlBody(postHtml(comment.get("wp:comment_content") ?? "")),
    inReplyTo: answered === undefined ? undefined : { floor: answered },
  });
}

/** The local date with the offset that follows from the one in UTC beside it. Drafts have zeros. */
function dateOf(fields: Fields, name: string): string | undefined {
  const utc = textOf(fields.get(`${name}_gmt`));
  const instant = utc === undefined || utc.startsWith("0000") ? undefined : Date.parse(`${utc.replace(" ", "T")}Z`);
  return withOffset(textOf(fields.get(name)) ?? "", instant);
}
