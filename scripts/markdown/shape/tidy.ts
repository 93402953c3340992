import { plainText } from "../text.ts";
import {
  BLOCKS,
  type Child,
  CONTAINERS,
  element,
  isBlank,
  isElement,
  mapElements,
  type Parents,
  type Root,
} from "../tree.ts";

/** Elements whose children are blocks only. */
const STRUCTURES: ReadonlySet<string> = new Set("colgroup dl ol table tbody tfoot thead tr ul".split(" "));

/**
 * Makes paragraphs of headings that hold no text but an image, which readers of the page's outline could not use.
 * Removes what parsing HTML leaves behind, paragraphs with nothing in them and white space between blocks, and makes
 * paragraphs of text outside paragraphs.
 */
export function tidy(tree: Root): void {
  mapElements(tree, (element) => {
    if (/^h[1-6]$/.test(element.tagName) && !element.children.every(isBlank) && plainText(element) === "") {
      // Blocks, which raw HTML can put there, cannot be in a paragraph.
      if ((element.children as Child[]).some(holdsBlock)) return element.children as Child[];
      element.tagName = "p";
    }
    if (element.tagName === "p" && element.children.every(isBlank)) return [];
    if (STRUCTURES.has(element.tagName)) element.children = element.children.filter((child) => !isBlank(child));
    else if (CONTAINERS.has(element.tagName)) trim(element);
    return element;
  });
  trim(tree);
  wrapText(tree);
}

function trim(container: Parents): void {
  const children = container.children as Child[];
  const isEdge = (child: Child | undefined) => child === undefined || (isElement(child) && BLOCKS.has(child.tagName));
  container.children = children.filter(
    (child, i) => !(isBlank(child) && (isEdge(children[i - 1]) || isEdge(children[i + 1]))),
  );
}

/** Puts each run of text and inline elements between the outermost blocks into a paragraph. */
function wrapText(tree: Root): void {
  const children: Child[] = [];
  let run: Child[] = [];
  const endRun = () => {
    if (run.some((child) => !isBlank(child))) children.push(element("p", {}, withoutEdges(run)));
    run = [];
  };
  for (const child of tree.children as Child[]) {
    if (holdsBlock(child)) {
      endRun();
      children.push(child);
    } else run.push(child);
  }
  endRun();
  tree.children = children;
}

function holdsBlock(child: Child): boolean {
  return isElement(child) && (BLOCKS.has(child.tagName) || child.children.some(holdsBlock));
}

/** The nodes of a line without white space at its ends. */
function withoutEdges(run: readonly Child[]): Child[] {
  return run.map((child, i) => {
    if (child.type !== "text") return child;
    let value = child.value;
    if (i === 0) value = value.replace(/^[ \t\n\f\r]+/, "");
    if (i === run.length - 1) value = value.replace(/(?<![ \t\n\f\r])[ \t\n\f\r]+$/, "");
    return { type: "text", value };
  });
}
