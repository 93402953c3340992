/** Blocks that a hijack kit puts where no reader sees them: off the screen, or without a size. */
import type { Element, Root } from "hast";
import { attr, indexTree, type Place, text } from "../html/query.ts";
import type { Change } from "../model.ts";

/** Pixels off the screen from which on nobody scrolls there. */
const FAR = 500;
/** Characters of the block's text that the record shows. */
const SHOWN = 200;

const POSITIONED = /(?:^|;)\s*position\s*:\s*(?:absolute|fixed)/i;
const AWAY = /(?:^|;)\s*(?:left|top|right|bottom|margin-left|margin-top|text-indent)\s*:\s*-(\d+)/i;
const NO_SIZE = /(?:^|;)\s*(?:width|height|font-size)\s*:\s*[01](?:px|pt|em|%)?\s*(?:;|$|!)/i;
const CLIPPED = /(?:^|;)\s*overflow\s*:\s*hidden/i;

/**
 * Takes out of a page's tree the blocks that hold links or headings and are placed where no reader sees them. What is
 * merely not displayed stays: forums fold spoilers that way.
 *
 * @param root of the page; it is changed in place
 * @returns each block that was taken out
 */
export function removeHiddenBlocks(root: Root): Change[] {
  const changes: Change[] = [];
  const places: Place[] = [root];
  for (const place of places) {
    const nodes: readonly (typeof place.children)[number][] = place.children;
    const hidden = nodes.filter((node): node is Element => node.type === "element" && isHidden(node));
    for (const block of hidden) changes.push(removal(block));
    place.children = nodes.filter((node) => !hidden.includes(node as Element)) as Element[];
    for (const child of place.children) if (child.type === "element") places.push(child);
  }
  // Selectors must not find what is gone.
  if (changes.length > 0) indexTree(root);
  return changes;
}

function removal(block: Element): Change {
  const before = text(block).slice(0, SHOWN);
  return { kind: "hidden-block", where: `<${block.tagName}>`, before, after: "", certainty: "certain" };
}

function isHidden(element: Element): boolean {
  const style = attr(element, "style");
  return style !== undefined && isOutOfSight(style) && hasLinkOrHeading(element);
}

function isOutOfSight(style: string): boolean {
  const away = Number(AWAY.exec(style)?.[1] ?? 0) >= FAR;
  return (
    (away && (POSITIONED.test(style) || /text-indent/i.test(style))) ||
    (NO_SIZE.test(style) && (CLIPPED.test(style) || /font-size/i.test(style)))
  );
}

function hasLinkOrHeading(element: Element): boolean {
  const waiting: Element[] = [element];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (/^(?:a|h[1-6])$/.test(at.tagName)) return true;
    for (const child of at.children) if (child.type === "element") waiting.push(child);
  }
  return false;
}
