/** Tables that hold data, and tables that old pages used for their layout. */
import type { Element } from "hast";
import { findTag, holdsBlock, isBlank, isElement } from "./elements.ts";
import { attr, text } from "./query.ts";

/** Characters of a cell that is a value or a few words. */
const SHORT = 200;

/** Whether a table only places things on the page: then its cells are parts of the text, one after the other. */
export function isLayout(table: Element): boolean {
  if (/^(?:presentation|none)$/.test(attr(table, "role") ?? "")) return true;
  const rows = rowsOf(table).map((row) => row.filter((cell) => !isBlank(cell)));
  const cells = rows.flat();
  if (cells.some((cell) => cell.tagName === "th")) return cells.some((cell) => findTag(cell, "table"));
  const filled = rows.filter((row) => row.length > 0);
  if (filled.length < 2 || filled.filter((row) => row.length >= 2).length < 2) return true;
  return cells.some((cell) => findTag(cell, "table") || text(cell).length > SHORT || holdsBlocks(cell));
}

/** Cells of each row; those of tables inside are not among them. */
export function rowsOf(table: Element): Element[][] {
  return partsOf(table, "tr", /^(?:thead|tbody|tfoot)$/).map((row) => partsOf(row, "t[dh]", /^$/));
}

function partsOf(parent: Element, name: string, through: RegExp): Element[] {
  const is = new RegExp(`^${name}$`);
  return parent.children.filter(isElement).flatMap((child) => {
    if (is.test(child.tagName)) return [child];
    return through.test(child.tagName) ? partsOf(child, name, through) : [];
  });
}

/** Whether a cell has blocks one below the other, and not one around its words. */
function holdsBlocks(cell: Element): boolean {
  const blocks = cell.children.filter((child) => holdsBlock(child) && !isBlank(child));
  return (
    blocks.length > 1 || blocks.some((one) => isElement(one) && /^(?:ul|ol|pre|blockquote|h[1-6])$/.test(one.tagName))
  );
}
