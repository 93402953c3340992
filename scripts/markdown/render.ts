import type { ImagePart, LinkPart, Post, WordPart } from "./post.ts";

/** What a page puts into the holes of a post. */
export interface Fill {
  /** Safe HTML: if `part.block`, a block outside any paragraph, else phrasing content. */
  image(part: ImagePart): string;
  /** The attribute with the address, ` href="…"` with a space before it; empty for a link that leads nowhere. */
  link(part: LinkPart): string;
  /** The word as escaped text. */
  word(part: WordPart): string;
}

/** Joins the parts of a post to the HTML of one page. */
export function fillPost(post: Post, fill: Fill): string {
  let html = "";
  for (const part of post.parts) {
    if (typeof part === "string") html += part;
    else if (part.kind === "image") html += fill.image(part);
    else html += part.kind === "link" ? fill.link(part) : fill.word(part);
  }
  return html;
}
