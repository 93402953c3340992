/** A saved web page as adapters see it. */
import type { Root } from "hast";
import { decodePage } from "../decode/decode.ts";
import { parsePage } from "../html/parse.ts";
import { attr, one } from "../html/query.ts";
import type { Change, Flag, InputFile, Page, Resources } from "../model.ts";
import { removeHiddenBlocks } from "../repair/hidden-blocks.ts";
import { type PageFacts, pageFacts } from "./page-facts.ts";

/** What a page is made of. */
export interface PageParts {
  readonly input: InputFile;
  readonly bytes: Buffer;
  /** Encoding that the container names, as it writes it. */
  readonly charset?: string | undefined;
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
  #tree: { readonly root: Root; readonly changes: readonly Change[] } | undefined;
  #resources: Resources | undefined;

  constructor(parts: PageParts) {
    this.input = parts.input;
    this.#parts = parts;
  }

  get encoding(): string {
    return this.#text.encoding;
  }

  get changes(): readonly Change[] {
    return [...this.#text.changes, ...this.#parsed.changes];
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
    return this.#parsed.root;
  }

  get resources(): Resources {
    this.#resources ??= this.#parts.resources(this.#known);
    return this.#resources;
  }

  get #parsed(): { readonly root: Root; readonly changes: readonly Change[] } {
    if (!this.#tree) {
      const root = parsePage(this.#text.text);
      const changes = removeHiddenBlocks(root);
      this.#tree = { root, changes };
    }
    return this.#tree;
  }

  get #text(): ReturnType<typeof decodePage> {
    this.#decoded ??= decodePage(this.#parts.bytes, this.#parts.charset);
    return this.#decoded;
  }

  get #known(): PageFacts {
    this.#facts ??= { ...pageFacts(this.#text.text), ...this.#parts.facts };
    return this.#facts;
  }
}
