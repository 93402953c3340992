import type { MarkdownIt, StateBlock } from "markdown-it";

/** The indent of a Chinese paragraph: an ideographic space, or an em space, as a character or as an entity. */
const INDENT = /[\u3000\u2003]|&(?:emsp|#12288|#x3000|#8195|#x2003);/iy;

/**
 * A line that begins with the indent of a paragraph begins one, without an empty line before it: Chinese authors and the
 * sites that their texts come from write paragraphs so.
 */
export function ideographicIndent(md: MarkdownIt): void {
  md.block.ruler.before("paragraph", "ideographic_indent", beginsParagraph, {
    alt: ["paragraph", "reference", "blockquote"],
  });
}

/** Ends what is open if it is asked whether the line ends it, and leaves the paragraph to the usual rule. */
function beginsParagraph(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  if (!silent) return false;
  INDENT.lastIndex = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return INDENT.test(state.src);
}
