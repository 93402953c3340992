import MarkdownIt, { type Token } from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import { bareLinks } from "./rules/bare-links.ts";
import { footnotes } from "./rules/footnotes.ts";
import { htmlBlocks } from "./rules/html-blocks.ts";
import { ideographicIndent } from "./rules/ideographic-indent.ts";
import { lineBreaks } from "./rules/line-breaks.ts";
import { tableCells } from "./rules/table-cells.ts";

/** A parser by the rules of posts: emphasis beside Chinese punctuation, footnotes, bare links. */
export function createParser() {
  return new MarkdownIt({ html: true, linkify: true })
    .use(cjkFriendly)
    .use(bareLinks)
    .use(footnotes)
    .use(htmlBlocks)
    .use(ideographicIndent)
    .use(lineBreaks)
    .use(tableCells);
}

const md = createParser();

// Addresses stay as written: whether a link is allowed is decided on the tree, for Markdown and HTML alike, and where
// it leads is the page's matter.
md.validateLink = () => true;
md.normalizeLink = (address) => address;

/** Reads Markdown into the tokens of markdown-it. */
export function tokenize(source: string): Token[] {
  return md.parse(source, {});
}
