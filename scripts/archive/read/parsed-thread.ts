/** One thread by itself, without the rest of the archive. */
import { type ArchivedComments, readArchived } from "../../comments/archived.ts";
import type { Edit, Problem } from "../../core/problems.ts";
import { parsePost } from "../../markdown/parse.ts";
import { type ImagePart, imageParts, type Post, type PostNote, type TextLength } from "../../markdown/post.ts";
import { excerptOf } from "../model/excerpt.ts";
import { postsOf } from "../model/floor-posts.ts";
import type { Body, Floor, Remark } from "../model/model.ts";
import type { Capture } from "../schema/capture.ts";
import type { FloorRecord } from "../schema/floor.ts";
import type { RemarkRecord } from "../schema/remark.ts";
import { type ThreadFront, threadSchema } from "../schema/thread.ts";
import { readCapture } from "./capture.ts";
import { decodeText } from "./decode.ts";
import { readMarkdownFile } from "./documents.ts";
import { attempt, type Files } from "./files.ts";
import { splitReplies } from "./replies.ts";

/** Plain JSON, and a function of the thread's text files alone, so it can be cached by their ids. */
export interface ParsedThread {
  readonly front: ThreadFront;
  readonly capture?: Capture;
  /** Numbers of the floors, ascending; the first is 1. */
  readonly floors: readonly number[];
  /** Authors of the replies, each once. */
  readonly repliers: readonly string[];
  readonly links: readonly Reference[];
  readonly images: readonly Reference[];
  /** What its authors should know about its text. */
  readonly notes: readonly ThreadNote[];
  /** Addresses in its archived comments. Nobody can repair them, so they are not checked. */
  readonly commentLinks: readonly string[];
  readonly commentImages: readonly string[];
  /** What a fragment can lead to in the opening post. */
  readonly anchors: readonly string[];
  readonly excerpt: string;
  readonly length: TextLength;
}

/** A note on one of a thread's text files. */
export interface ThreadNote extends Omit<PostNote, "kind"> {
  /** See `Problem.kind`. */
  readonly kind?: string;
  /** File in the thread's folder, `index.md`. */
  readonly file: string;
  readonly column?: number;
  readonly edits?: readonly Edit[];
}

/** An address in the text. */
export interface Reference {
  /** File in the thread's folder, `index.md`; of a page below the content folder, `pages/about.md`. */
  readonly file: string;
  readonly line?: number;
  /** As written. */
  readonly address: string;
  /** True for an image alone in its paragraph. */
  readonly block?: boolean;
  /** True for an image with neither an alternative text nor a caption. */
  readonly untold?: boolean;
}

/** Result of `parseThread`: the parsed thread and its text, or problems. */
export type ParseResult = { readonly parsed: ParsedThread; readonly body: Body } | { readonly problems: Problem[] };

/**
 * Reads and parses one thread.
 *
 * @param path folder of the thread
 * @param has says whether the thread's folder holds a file
 */
export function parseThread(path: string, has: (file: string) => boolean, files: Files): ParseResult {
  const file = `${path}/index.md`;
  const problems: Problem[] = [];
  const index = attempt(file, problems, () => readMarkdownFile(files.bytes(file), file, threadSchema)) ?? [];
  if (Array.isArray(index)) problems.push(...index);
  const replies = has("replies.md") ? readReplies(path, files, problems) : [];
  const capture = has("capture.json") ? readRecord(path, files, problems) : undefined;
  const comments = has("comments.json") ? readComments(path, files, problems) : [];
  if (Array.isArray(index) || problems.length > 0) return { problems };
  const post = parsePost(index.body, { line: index.bodyLine });
  const floors: Floor[] = [{ n: 1, ...remarksOf(index.front.remarks, 1), post }, ...replies];
  const parsed: ParsedThread = {
    front: index.front,
    ...(capture && { capture }),
    floors: floors.map((floor) => floor.n),
    repliers: [...new Set(replies.flatMap(({ author }) => (author === undefined ? [] : [author])))],
    ...referencesOf(floors),
    notes: [
      ...(index.notes ?? []).map(frontNote),
      ...floors.flatMap(({ n, post }) => (post.notes ?? []).map((note) => ({ file: fileOf(n), ...note }))),
    ],
    commentLinks: comments.flatMap((one) => one.comments.flatMap(({ post }) => linksOf(post))),
    commentImages: comments.flatMap((one) => one.comments.flatMap(({ post }) => imagesOf(post))),
    anchors: anchorsOf(post),
    excerpt: excerptOf(post.text),
    length: post.length,
  };
  return { parsed, body: { floors, ...(comments.length > 0 && { comments }) } };
}

function readReplies(path: string, files: Files, problems: Problem[]): Floor[] {
  const file = `${path}/replies.md`;
  const text = textOf(file, files, problems);
  if (text === undefined) return [];
  const split = splitReplies(text, file);
  problems.push(...split.problems);
  return split.replies.map(({ record, text, line }) => {
    return { ...defined(record), post: parsePost(text, { line, headings: false, idPrefix: `${record.n}-` }) };
  });
}

function readComments(path: string, files: Files, problems: Problem[]): readonly ArchivedComments[] {
  const file = `${path}/comments.json`;
  const text = textOf(file, files, problems);
  const read = text === undefined ? [] : readArchived(text, file);
  if (!Array.isArray(read)) return read.data;
  problems.push(...read);
  return [];
}

function readRecord(path: string, files: Files, problems: Problem[]): Capture | undefined {
  const file = `${path}/capture.json`;
  const text = textOf(file, files, problems);
  const read = text === undefined ? [] : readCapture(text, file);
  if (!Array.isArray(read)) return read.data;
  problems.push(...read);
  return undefined;
}

/** A text without front matter; undefined if it cannot be read, which is then a problem. */
function textOf(file: string, files: Files, problems: Problem[]): string | undefined {
  const text = attempt(file, problems, () => decodeText(files.bytes(file), file));
  if (typeof text === "object") problems.push(text);
  return typeof text === "string" ? text : undefined;
}

/** Leaves out what a schema left undefined. */
function defined({
  n,
  author,
  date,
  id,
  in_reply_to: answered,
  signature,
  attachments,
  remarks,
}: FloorRecord): Omit<Floor, "post"> {
  return {
    n,
    ...(author !== undefined && { author }),
    ...(date && { date }),
    ...(id !== undefined && { id }),
    ...(answered && {
      inReplyTo: {
        ...(answered.n !== undefined && { n: answered.n }),
        ...(answered.author !== undefined && { author: answered.author }),
      },
    }),
    ...(signature !== undefined && { signature }),
    ...(attachments && { attachments }),
    ...remarksOf(remarks, n),
  };
}

function remarksOf(remarks: readonly RemarkRecord[] | undefined, n: number): { remarks?: readonly Remark[] } {
  if (remarks === undefined || remarks.length === 0) return {};
  const parsed = remarks.map(({ author, date, text }, at): Remark => {
    return {
      ...(author !== undefined && { author }),
      ...(date && { date }),
      post: parsePost(text, { headings: false, idPrefix: `${n}-${at + 1}-` }),
    };
  });
  return { remarks: parsed };
}

function referencesOf(floors: readonly Floor[]): Pick<ParsedThread, "links" | "images"> {
  const [links, images]: [Reference[], Reference[]] = [[], []];
  for (const floor of floors) {
    for (const [at, post] of postsOf(floor).entries()) {
      const found = referencesIn(post, fileOf(floor.n));
      // A remark is in the floor line or in the front matter, and has no lines of its own.
      const placed = (one: Reference): Reference => (at === 0 ? one : withoutLine(one));
      links.push(...found.links.map(placed));
      images.push(...found.images.map(placed));
    }
  }
  return { links, images };
}

function withoutLine({ line: _, ...reference }: Reference): Reference {
  return reference;
}

/** The addresses in a text. @param file name of its file */
export function referencesIn(post: Post, file: string): Pick<ParsedThread, "links" | "images"> {
  const [links, images]: [Reference[], Reference[]] = [[], []];
  for (const part of post.parts) {
    if (typeof part === "string" || part.kind === "word") continue;
    const line = part.line !== undefined && { line: part.line };
    if (part.kind === "link") links.push({ file, ...line, address: part.href });
    else if (part.embed) links.push({ file, ...line, address: part.src });
    else
      images.push({
        file,
        ...line,
        address: part.src,
        ...(part.block && { block: true }),
        ...(isUntold(part) && { untold: true }),
      });
  }
  return { links, images };
}

/** Whether nothing says what an image shows. */
function isUntold({ alt, caption }: ImagePart): boolean {
  return alt.trim() === "" && caption === undefined;
}

function frontNote({ level: _, kind = "front-matter", ...note }: Problem): ThreadNote {
  return { ...note, kind, file: "index.md" };
}

/** File that a floor is written in. */
function fileOf(floor: number): string {
  return floor === 1 ? "index.md" : "replies.md";
}

function linksOf(post: Post | undefined): string[] {
  return (post?.parts ?? []).flatMap((part) => (typeof part !== "string" && part.kind === "link" ? [part.href] : []));
}

function imagesOf(post: Post | undefined): string[] {
  return imageParts(post?.parts ?? []).map((part) => part.src);
}

/** Ids of headings, footnotes and whatever else of a post a fragment can lead to. */
export function anchorsOf(post: Post): string[] {
  return post.parts.flatMap((part) => {
    if (typeof part !== "string" || !part.includes(' id="')) return [];
    return [...part.matchAll(/ id="([^"]*)"/g)].map((match) => unescapeHtml(match[1] ?? ""));
  });
}

function unescapeHtml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
