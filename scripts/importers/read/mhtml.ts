/** A page in one file, as browsers save it as MHTML: the page and its files are parts of a message. */
import { decodedPart } from "../../core/percent.ts";
import type { Resource, Resources } from "../model.ts";
import { type Input, inputFile, type Reader } from "./input.ts";
import { type MimePart, mimeParts, parameter, splitMessage } from "./mime.ts";
import type { PageFacts } from "./page-facts.ts";
import { SavedPage } from "./saved-page.ts";

export const mhtml: Reader = {
  most: 256 << 20,
  reads: ({ kind }) => kind === "mhtml",
  *items(input: Input) {
    const bytes = input.read();
    const message = splitMessage(bytes);
    const parts = mimeParts(message);
    const page = parts.find(({ headers }) =>
      /^(?:text\/html|application\/xhtml)/i.test(headers.get("content-type") ?? ""),
    );
    if (page === undefined) {
      yield { is: "nothing" as const, file: input.name, reason: "the MHTML file holds no page", failed: true };
      return;
    }
    const facts = statements(message.headers, page);
    yield {
      is: "page" as const,
      page: new SavedPage({
        input: inputFile(input.name, bytes),
        bytes: page.bytes,
        charset: parameter(page.headers.get("content-type") ?? "", "charset"),
        facts,
        resources: ({ url, base }) => new PartResources(parts, base ?? url ?? page.headers.get("content-location")),
      }),
    };
  },
};

/** What the message says of its page. */
function statements(headers: ReadonlyMap<string, string>, page: MimePart): PageFacts {
  const url = headers.get("snapshot-content-location") ?? page.headers.get("content-location");
  const date = new Date(headers.get("date") ?? "");
  return {
    ...(url !== undefined && /^https?:/i.test(url) && { url }),
    ...(!Number.isNaN(date.getTime()) && { savedAt: `${date.toISOString().slice(0, 19)}Z` }),
  };
}

/** Files of a page by their address or their id in the message. */
class PartResources implements Resources {
  readonly #parts = new Map<string, MimePart>();
  readonly #base: string | undefined;

  constructor(parts: readonly MimePart[], base: string | undefined) {
    this.#base = base;
    for (const part of parts) {
      const [location, id] = [part.headers.get("content-location"), part.headers.get("content-id")];
      if (location !== undefined) this.#parts.set(location, part);
      if (id !== undefined) this.#parts.set(`cid:${id.replace(/^<|>$/g, "")}`, part);
    }
  }

  find(address: string): Resource | undefined {
    const absolute = URL.canParse(address, this.#base) ? new URL(address, this.#base).href : address;
    const part = this.#parts.get(address) ?? this.#parts.get(absolute);
    if (part === undefined || part.bytes.length === 0) return undefined;
    const name = decodedPart(absolute.replace(/[?#].*$/s, "").replace(/^.*[/:]/s, "")) || "file";
    return { name, size: part.bytes.length, read: () => part.bytes };
  }
}
