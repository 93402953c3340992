/** `comments.json` → the comments of a thread as safe posts. */

import { readJsonRecord } from "../core/formats/json-record.ts";
import type { Problem } from "../core/problems.ts";
import type { Timestamp } from "../core/timestamp.ts";
import { cleanTree } from "../markdown/clean.ts";
import { shapePost } from "../markdown/parse.ts";
import type { Post } from "../markdown/post.ts";
import { type ArchivedFile, archivedSchema } from "./snapshot/schema.ts";

/** The comments archived from one place. */
export interface ArchivedComments {
  /** Name of the provider. */
  readonly provider: string;
  /** Day of the last snapshot that found anything new. */
  readonly archivedAt: Timestamp;
  /** By date. */
  readonly comments: readonly ArchivedComment[];
}

export interface ArchivedComment {
  /** Fragment that leads to it, on the last page of the thread's floors. */
  readonly anchor: string;
  readonly author?: string;
  readonly authorUrl?: string;
  readonly date?: Timestamp;
  readonly edited?: Timestamp;
  /** Anchor of the comment that it answers. */
  readonly parent?: string;
  /** Absent if it was deleted. */
  readonly post?: Post;
}

/** Reads a `comments.json`. @returns the comments by place, or every problem */
export function readArchived(text: string, file: string): { data: readonly ArchivedComments[] } | Problem[] {
  const read = readJsonRecord(text, file, archivedSchema, "the comments snapshot writes this file");
  if (Array.isArray(read)) return read;
  const seen = new Map<string, number>();
  const data = read.data.sources.map((source): ArchivedComments => {
    const times = (seen.get(source.provider) ?? 0) + 1;
    seen.set(source.provider, times);
    // A thread whose archive went from one server of a provider to another holds each id twice.
    const prefix = `${source.provider}${times > 1 ? times : ""}-`;
    const comments = source.comments.map((comment) => archivedComment(comment, prefix));
    return { provider: source.provider, archivedAt: source.kept_at, comments };
  });
  return { data };
}

type Entry = ArchivedFile["sources"][number]["comments"][number];

function archivedComment(entry: Entry, prefix: string): ArchivedComment {
  const { author, url, date, edited, parent, deleted } = entry;
  return {
    anchor: prefix + entry.id,
    ...(author !== undefined && { author }),
    ...(url !== undefined && { authorUrl: url }),
    ...(date && { date }),
    ...(edited && { edited }),
    ...(parent !== undefined && { parent: prefix + parent }),
    ...(deleted === undefined && { post: postOfHtml(entry.html) }),
  };
}

/** Untrusted HTML as a post, through the same allow-list as every post with HTML. */
export function postOfHtml(html: string): Post {
  const tree = cleanTree({ type: "root", children: [{ type: "raw", value: html, data: { line: 1 } }] });
  return shapePost(tree, { headings: false });
}
