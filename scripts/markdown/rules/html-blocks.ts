import type { MarkdownIt, StateBlock } from "markdown-it";
import { isHtmlName, isOwnName } from "../element-names.ts";
import { wrapBlockRule } from "./wrap-block-rule.ts";

/** How blocks begin that have an end of their own, and that end (CommonMark 0.31.2, 4.6, kinds 1 to 5). */
const ENDS: readonly (readonly [begin: RegExp, end: RegExp])[] = [
  [/<(?:script|style|textarea)(?=[\s>]|$)/imy, /<\/(?:script|pre|style|textarea)>/gi],
  [/<!--/y, /-->/g],
  [/<\?/y, /\?>/g],
  [/<!doctype/iy, />/g],
  [/<!\[CDATA\[/y, /\]\]>/g],
];

const TAG = /<\/?([a-z][a-z0-9-]*)/iy;

/**
 * A block of HTML must end, or it would hide the rest of the post: what begins like a comment, a script or code of a
 * program and does not end is text. So is a line with a tag that HTML does not have, and Markdown goes on after it.
 */
export function htmlBlocks(md: MarkdownIt): void {
  wrapBlockRule(md, "html_block", (usual) => (state, line, end, silent) => {
    return begins(state, line, end) && usual(state, line, end, silent);
  });
}

function begins(state: StateBlock, line: number, end: number): boolean {
  const at = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  if (state.src[at] !== "<") return false;
  for (const [begin, close] of ENDS) {
    if (matchAt(begin, state.src, at)) return searchOf(state).endsBefore(close, at, limitOf(state, line, end));
  }
  // Other declarations are no HTML, and any `>` would end them: that of a quotation below, too.
  if (state.src[at + 1] === "!") return false;
  const name = matchAt(TAG, state.src, at)?.[1]?.toLowerCase();
  return name === undefined || isHtmlName(name) || isOwnName(name);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Offset at which the block's container ends: a line that is indented less is outside. */
function limitOf(state: StateBlock, line: number, end: number): number {
  const search = searchOf(state);
  const { blkIndent, lineMax } = state;
  const known = search.limit;
  if (known && known.blkIndent === blkIndent && known.lineMax === lineMax && known.from <= line && line < known.to) {
    return known.offset;
  }
  let to = line + 1;
  while (to < end && ((state.sCount[to] ?? 0) >= blkIndent || state.isEmpty(to))) to += 1;
  const offset = state.eMarks[to - 1] ?? state.src.length;
  search.limit = { blkIndent, lineMax, from: line, to, offset };
  return offset;
}

/** What was found in a source, so that a line that is asked about again is not searched again. */
class Search {
  limit: { blkIndent: number; lineMax: number; from: number; to: number; offset: number } | undefined;
  readonly #source: string;
  /** By pattern: no end is between `from` and `end`. */
  readonly #found = new Map<RegExp, { from: number; end: number }>();

  constructor(source: string) {
    this.#source = source;
  }

  endsBefore(close: RegExp, at: number, limit: number): boolean {
    // The end of `<!-->` begins within its beginning.
    const from = at + 2;
    let found = this.#found.get(close);
    if (!found || from < found.from || from > found.end) {
      close.lastIndex = from;
      found = { from, end: close.exec(this.#source)?.index ?? Number.POSITIVE_INFINITY };
      this.#found.set(close, found);
    }
    return found.end < limit;
  }
}

const searches = new WeakMap<object, Search>();

function searchOf(state: StateBlock): Search {
  let search = searches.get(state);
  if (!search) {
    search = new Search(state.src);
    searches.set(state, search);
  }
  return search;
}
