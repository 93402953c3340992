/** The text of a saved page → its tree. */
import type { Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { indexTree } from "./query.ts";

/**
 * Parses as browsers do; every text has a tree.
 *
 * @param html the page, decoded
 * @returns the tree without positions, ready for selectors
 */
export function parsePage(html: string): Root {
  const root = fromHtml(html, { verbose: false });
  indexTree(root);
  return root;
}
