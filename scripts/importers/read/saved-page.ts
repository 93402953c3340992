/** A saved web page as adapters see it. */
import type { Root } from "hast";
import { decodePage } from "../decode/decode.ts";
import { parsePage } from "../html/parse.ts";
import { attr, one } from "../html/query.ts";
import type { Change, Flag, InputFile, Page, Resources } from "../model.ts";
import { type PageFacts, pageFacts } from "./page-facts.ts";

/** What a page is made of. */
export interface PageParts {
  readonly input: InputFile;
  readonly bytes: Buffer;
  /** What the container says; the page's own statements take the place of what it does not say. */
  readonly facts?: PageFacts | undefined;
  /** Gives the page's files, once its address is known. */
  readonly resources: (facts: PageFacts) => Resources;
}

/**
 * A page that is decoded and parsed when somebody looks into it. So a container may give thousands one after the other,
 * and those that are passed over cost nothing.
 */
export class SavedPage implements Page {
  readonly input: InputFile;
  readonly #parts: PageParts;
  #decoded: ReturnType<typeof decodePage> | undefined;
  #facts: PageFacts | undefined;
  #root: Root | undefined;
  #resources: Resources | undefined;

  constructor(parts: PageParts) {
    this.input = parts.input;
    this.#parts = parts;
  }

  get encoding(): string {
    return this.#text.encoding;
  }

  get changes(): readonly Change[] {
    return this.#text.changes;
  }

  get flags(): readonly Flag[] {
    return this.#text.flags;
  }

  get url(): string | undefined {
    return this.#known.url;
  }

  get savedAt(): string | undefined {
    return this.#known.savedAt;
  }

  get lang(): string | undefined {
    return attr(one(this.root, "html[lang]"), "lang");
  }

  get root(): Root {
    this.#root ??= parsePage(this.#text.text);
    return this.#root;
  }

  get resources(): Resources {
    this.#resources ??= this.#parts.resources(this.#known);
    return this.#resources;
  }

  get #text(): ReturnType<typeof decodePage> {
    this.#decoded ??= decodePage(this.#parts.bytes);
    return this.#decoded;
  }

  get #known(): PageFacts {
    this.#facts ??= { ...pageFacts(this.#text.text), ...this.#parts.facts };
    return this.#facts;
  }
}
