import type { Post } from "../../scripts/markdown/post.ts";
import { fillPost } from "../../scripts/markdown/render.ts";

/** HTML of a post with its holes written out, to be read: `{note}`, `{image 01.jpg "alt" caption "…" block}`. */
export function showPost(post: Post): string {
  return fillPost(post, {
    image: ({ src, alt, caption, block }) =>
      `{image ${src} "${alt}"${caption === undefined ? "" : ` caption "${caption}"`}${block ? " block" : ""}}`,
    word: ({ word }) => `{${word}}`,
    link: ({ href }) => ` href="${href.replaceAll('"', "&quot;")}"`,
  });
}
