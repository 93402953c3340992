/** `comments.json` → the comments of a thread as safe posts. */

import type { KeptComment, KeptComments } from "../archive/model/model.ts";
import { readJsonRecord } from "../archive/read/capture.ts";
import type { Problem } from "../core/problems.ts";
import { cleanTree } from "../markdown/clean.ts";
import { shapePost } from "../markdown/parse.ts";
import type { Post } from "../markdown/post.ts";
import { type KeptFile, keptSchema } from "./snapshot/schema.ts";

/** Reads a `comments.json`. @returns the comments by place, or every problem */
export function readKept(text: string, file: string): { data: readonly KeptComments[] } | Problem[] {
  const read = readJsonRecord(text, file, keptSchema, "the comments snapshot writes this file");
  if (Array.isArray(read)) return read;
  const seen = new Map<string, number>();
  const data = read.data.sources.map((source): KeptComments => {
    const times = (seen.get(source.provider) ?? 0) + 1;
    seen.set(source.provider, times);
    // A thread whose archive went from one server of a provider to another holds each id twice.
    const prefix = `${source.provider}${times > 1 ? times : ""}-`;
    const comments = source.comments.map((comment) => keptComment(comment, prefix));
    return { provider: source.provider, keptAt: source.kept_at, comments };
  });
  return { data };
}

type Entry = KeptFile["sources"][number]["comments"][number];

function keptComment(entry: Entry, prefix: string): KeptComment {
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

/** Untrusted HTML as a post, through the one allow-list that every post with HTML goes through. */
export function postOfHtml(html: string): Post {
  const tree = cleanTree({ type: "root", children: [{ type: "raw", value: html, data: { line: 1 } }] });
  return shapePost(tree, { headings: false });
}
