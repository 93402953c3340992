/** Elements that a match may not run across. */
const BLOCKS =
  "p, li, dt, dd, td, th, pre, blockquote, figcaption, h1, h2, h3, h4, h5, h6, summary, div, section, article";
/** Text that is no part of a thread. */
export const SKIPPED = "script, style, nav, form, button, noscript";

/**
 * Runs of text nodes that a reader sees as one line of text.
 *
 * @param skipped selects elements whose text is left out
 */
export function* textBlocks(root: Element, skipped = SKIPPED): Generator<Text[]> {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(skipped) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  let block: Element | null = null;
  let nodes: Text[] = [];
  const blocks: Text[][] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const own = node.parentElement?.closest(BLOCKS) ?? null;
    if (own !== block && nodes.length > 0) {
      blocks.push(nodes);
      nodes = [];
    }
    block = own;
    nodes.push(node);
  }
  if (nodes.length > 0) blocks.push(nodes);
  yield* blocks;
}

/** The text of a run. */
export function textOf(nodes: readonly Text[]): string {
  return nodes.map((node) => node.data).join("");
}
