import { withoutForbidden } from "../core/xml-characters.ts";
import { cleanTree } from "./clean.ts";
import { type TokenTree, treeFromTokens } from "./from-tokens.ts";
import { countLength } from "./length.ts";
import { tokenize } from "./parser.ts";
import type { Post, PostNote } from "./post.ts";
import { boxes } from "./shape/boxes.ts";
import { footnotes } from "./shape/footnotes.ts";
import { headings } from "./shape/headings.ts";
import { images } from "./shape/images.ts";
import { links, safeLinks } from "./shape/links.ts";
import { tidy } from "./shape/tidy.ts";
import { plainText } from "./text.ts";
import type { Root } from "./tree.ts";
import { writeParts } from "./write.ts";

export interface ParseOptions {
  /** Line of the file on which the source begins; 1 unless given. */
  readonly line?: number;
  /** False gives headings no ids and lists none: for replies. */
  readonly headings?: boolean;
  /** Prefix of the ids of footnotes if a page holds several posts, `12-`: letters, digits, `-` and `_`. */
  readonly idPrefix?: string;
}

/**
 * Parses the text of one post, Markdown with or without HTML, into safe HTML with holes for images and links.
 * Pure, and the same on every machine. Never throws.
 */
export function parsePost(source: string, options: ParseOptions = {}): Post {
  const notes: PostNote[] = [];
  const { root, raw } = readPost(source, options);
  return shapePost(raw ? cleanTree(root) : root, options, notes);
}

/** Reads Markdown into a tree that may hold raw HTML. */
export function readPost(source: string, options: ParseOptions = {}): TokenTree {
  return treeFromTokens(tokenize(withoutForbidden(wellFormed(source))), options.line ?? 1);
}

/**
 * Makes a post of a tree in which nothing is raw. Changes the tree.
 *
 * @param notes what there is to say of the text so far; steps push what they find
 */
export function shapePost(tree: Root, options: ParseOptions, notes: PostNote[] = []): Post {
  tidy(tree);
  safeLinks(tree);
  links(tree);
  images(tree);
  footnotes(tree, options.idPrefix ?? "");
  const found = headings(tree, options.headings ?? true);
  boxes(tree);
  const text = plainText(tree);
  return {
    parts: writeParts(tree),
    headings: found,
    text,
    length: countLength(text),
    ...(notes.length > 0 && { notes }),
  };
}

/** Replaces halves of surrogate pairs, which no file in UTF-8 can hold. */
function wellFormed(source: string): string {
  return source.replace(/\p{Surrogate}/gu, "\uFFFD");
}
