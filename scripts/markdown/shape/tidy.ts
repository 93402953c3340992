import { BLOCKS, type Child, CONTAINERS, isBlank, isElement, mapElements, type Parents, type Root } from "../tree.ts";

/** Elements whose children are blocks only. */
const STRUCTURES: ReadonlySet<string> = new Set("colgroup dl ol table tbody tfoot thead tr ul".split(" "));

/** Removes what parsing HTML leaves behind: paragraphs with nothing in them, and white space between blocks. */
export function tidy(tree: Root): void {
  mapElements(tree, (element) => {
    if (element.tagName === "p" && element.children.every(isBlank)) return [];
    if (STRUCTURES.has(element.tagName)) element.children = element.children.filter((child) => !isBlank(child));
    else if (CONTAINERS.has(element.tagName)) trim(element);
    return element;
  });
  trim(tree);
}

function trim(container: Parents): void {
  const children = container.children as Child[];
  const isEdge = (child: Child | undefined) => child === undefined || (isElement(child) && BLOCKS.has(child.tagName));
  container.children = children.filter(
    (child, i) => !(isBlank(child) && (isEdge(children[i - 1]) || isEdge(children[i + 1]))),
  );
}
