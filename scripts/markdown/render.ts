import type { ImagePart, LinkPart, Post } from "./post.ts";

/** What a page puts into the holes of a post. */
export interface Fill {
  /** Safe HTML: if `part.block`, a block outside any paragraph, else phrasing content. */
  image(part: ImagePart): string;
  /** The attribute with the address, ` href="…"` with a space before it; empty for a link that leads nowhere. */
  link(part: LinkPart): string;
}

/** Joins the parts of a post to the HTML of one page. */
export function fillPost(post: Post, fill: Fill): string {
  let html = "";
  for (const part of post.parts) {
    if (typeof part === "string") html += part;
    else html += part.kind === "image" ? fill.image(part) : fill.link(part);
  }
  return html;
}
