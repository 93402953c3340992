import MarkdownIt, { type Token } from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import { alerts } from "./rules/alerts.ts";
import { bareLinks } from "./rules/bare-links.ts";
import { fenceLanguage } from "./rules/fence-language.ts";
import { footnotes } from "./rules/footnotes.ts";
import { foreign } from "./rules/foreign.ts";
import { formulas } from "./rules/formulas.ts";
import { htmlBlocks } from "./rules/html-blocks.ts";
import { ideographicIndent } from "./rules/ideographic-indent.ts";
import { lineBreaks } from "./rules/line-breaks.ts";
import { spacedAddresses } from "./rules/spaced-addresses.ts";
import { tableCells } from "./rules/table-cells.ts";
import { tasks } from "./rules/tasks.ts";

/** A parser by the rules of posts: emphasis beside Chinese punctuation, footnotes, bare links. */
export function createParser() {
  return new MarkdownIt({ html: true, linkify: true })
    .use(cjkFriendly)
    .use(bareLinks)
    .use(fenceLanguage)
    .use(footnotes)
    .use(htmlBlocks)
    .use(ideographicIndent)
    .use(lineBreaks)
    .use(tableCells);
}

// Their tokens are for the tree of a post: markdown-it itself cannot write them.
const md = createParser().use(spacedAddresses).use(formulas).use(foreign).use(tasks).use(alerts);

// Addresses stay as written: whether a link is allowed is decided on the tree, for Markdown and HTML alike, and where
// it leads is the page's matter.
md.validateLink = () => true;
md.normalizeLink = (address) => address;

/** Reads Markdown into the tokens of markdown-it. */
export function tokenize(source: string): Token[] {
  return md.parse(source, {});
}
