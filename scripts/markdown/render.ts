import type { ImagePart, LinkPart, Post, WordPart } from "./post.ts";

/** What a page puts into the holes of a post. */
export interface Fill {
  /** Safe HTML: if `part.block`, a block outside any paragraph, else phrasing content. */
  image(part: ImagePart): string;
  /** The attribute with the address, ` href="…"` with a space before it; empty for a link that leads nowhere. */
  link(part: LinkPart): string;
  /** The word as escaped text. */
  word(part: WordPart): string;
  /** What comes right after the link that an image is in; nothing unless given. */
  afterLink?(part: ImagePart): string;
}

/** Joins the parts of a post to the HTML of one page. */
export function fillPost(post: Post, fill: Fill): string {
  let html = "";
  let after = "";
  for (const part of post.parts) {
    if (typeof part === "string") {
      // Links do not nest, so the next end of one is that of the link around the image.
      const end = after === "" ? -1 : part.indexOf("</a>");
      if (end < 0) html += part;
      else {
        html += `${part.slice(0, end)}</a>${after}${part.slice(end + "</a>".length)}`;
        after = "";
      }
    } else if (part.kind === "image") {
      html += fill.image(part);
      if (part.linked) after += fill.afterLink?.(part) ?? "";
    } else html += part.kind === "link" ? fill.link(part) : fill.word(part);
  }
  return html;
}
