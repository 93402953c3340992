import type { MarkdownPost } from "../model/model.ts";
import { threadSchema } from "../schema/thread.ts";
import { decodeText } from "./decode.ts";
import { readMarkdownFile } from "./documents.ts";
import type { Files } from "./files.ts";
import { splitReplies } from "./replies.ts";

/**
 * The posts of a thread as they are written. The archive has been checked, so whatever cannot be read is left out.
 *
 * @param path folder of the thread
 * @param has says whether the thread's folder holds a file
 */
export function markdownOf(path: string, has: (file: string) => boolean, files: Files): MarkdownPost[] {
  const index = `${path}/index.md`;
  const read = readMarkdownFile(files.bytes(index), index, threadSchema);
  if (Array.isArray(read)) return [];
  const posts: MarkdownPost[] = [{ n: 1, text: read.body }];
  if (!has("replies.md")) return posts;
  const text = decodeText(files.bytes(`${path}/replies.md`), `${path}/replies.md`);
  if (typeof text !== "string") return posts;
  return [
    ...posts,
    ...splitReplies(text, "replies.md").replies.map((reply) => ({ n: reply.record.n, text: reply.text })),
  ];
}
