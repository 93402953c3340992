import { getHeapStatistics } from "node:v8";
import { parsePost } from "../../markdown/parse.ts";
import { postsOf } from "../model/floor-posts.ts";
import type { Bodies, Body, ContentPage, Thread } from "../model/model.ts";
import { pageSchema } from "../schema/page.ts";
import { readMarkdownFile } from "./documents.ts";
import type { Files } from "./files.ts";
import { markdownOf } from "./markdown-source.ts";
import { parseThread } from "./parsed-thread.ts";
import type { ThreadSource } from "./sources.ts";

/**
 * Characters of text and HTML to keep in memory, at two bytes each: an eighth of what Node may use. A usual thread has
 * 6,000, so 4 GiB are enough for 40,000 threads.
 */
const BUDGET = getHeapStatistics().heap_size_limit / 16;

/** Gives texts that were parsed while the archive was read, as far as memory allows, and parses the rest again. */
export class CachedBodies implements Bodies {
  readonly #files: Files;
  readonly #cached = new Map<string, Body>();
  readonly #threads: readonly ThreadSource[];
  #sources: ReadonlyMap<string, ThreadSource> | undefined;
  #left = BUDGET;
  #last: { readonly thread: Thread; readonly body: Body } | undefined;

  constructor(files: Files, sources: readonly ThreadSource[]) {
    this.#files = files;
    this.#threads = sources;
  }

  /** Keeps a text that was just parsed. */
  keep(path: string, body: Body): void {
    this.#left -= sizeOf(body);
    if (this.#left > 0) this.#cached.set(path, body);
  }

  /** The text of a thread of this archive. Throws if its files have changed into something that is not a thread. */
  thread(thread: Thread): Body {
    const cached = this.#cached.get(thread.path);
    if (cached) return cached;
    // Its pages are made one after the other, and its search record with them.
    if (this.#last?.thread !== thread) this.#last = { thread, body: this.#parse(thread) };
    return this.#last.body;
  }

  /** The posts of a thread as they are written. */
  markdown({ path }: Thread): ReturnType<Bodies["markdown"]> {
    return markdownOf(path, (file) => this.#has(path, file), this.#files);
  }

  #has(path: string, file: string): boolean {
    this.#sources ??= new Map(this.#threads.map((source) => [source.path, source]));
    return this.#sources.get(path)?.files.includes(file) ?? false;
  }

  #parse(thread: Thread): Body {
    const result = parseThread(thread.path, (file) => this.#has(thread.path, file), this.#files);
    if ("body" in result) return result.body;
    throw new Error(`${thread.path} changed while it was being read`);
  }

  /** The text of a page of this archive; throws as `thread` does. */
  page(page: ContentPage): ReturnType<Bodies["page"]> {
    const read = readMarkdownFile(this.#files.bytes(page.file), page.file, pageSchema);
    if (Array.isArray(read)) throw new Error(`${page.file} changed while it was being read`);
    return parsePost(read.body, { line: read.bodyLine });
  }
}

function sizeOf(body: Body): number {
  let size = 0;
  const archived = (body.comments ?? []).flatMap(({ comments }) => comments);
  for (const post of [...body.floors.flatMap(postsOf), ...archived.map((comment) => comment.post)]) {
    if (!post) continue;
    size += post.text.length;
    for (const part of post.parts) size += typeof part === "string" ? part.length : 100;
  }
  return size;
}
