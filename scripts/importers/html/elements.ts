/** Small questions about elements of a page that is being turned into Markdown. */
import type { Element, ElementContent } from "hast";
import { attr } from "./query.ts";

/** Elements that begin a new line (HTML Standard, 15.3, "display: block" and the like). */
const BLOCKS = new Set(
  `address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search
  section summary table tbody td tfoot th thead tr ul xmp caption`.split(/\s+/),
);

export function isElement(node: ElementContent | undefined): node is Element {
  return node?.type === "element";
}

/** Whether an element is a block by its name. */
export function isBlock(node: ElementContent): boolean {
  return isElement(node) && BLOCKS.has(node.tagName);
}

/** Whether a block is somewhere in a node, itself included. */
export function holdsBlock(node: ElementContent): boolean {
  return isBlock(node) || (isElement(node) && node.children.some(holdsBlock));
}

/** Whether nothing of a node can be seen. */
export function isBlank(node: ElementContent): boolean {
  if (node.type === "text") return /^[\s\u200b\ufeff]*$/.test(node.value);
  if (!isElement(node)) return true;
  return (
    !/^(?:img|image|iframe|embed|object|video|audio|hr|input|svg|math)$/.test(node.tagName) &&
    node.children.every(isBlank)
  );
}

/** Whether a style sheet's words on the element itself hide it. */
export function isHidden(element: Element): boolean {
  const style = attr(element, "style") ?? "";
  return (
    attr(element, "hidden") !== undefined ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style) ||
    // Discuz puts words between those of a post that only copies show.
    classesOf(element).includes("jammer")
  );
}

export function classesOf(element: Element): string[] {
  return (attr(element, "class") ?? "").split(/\s+/);
}

/** A new element. */
export function make(tagName: string, children: ElementContent[], properties: Element["properties"] = {}): Element {
  return { type: "element", tagName, properties, children };
}

export function textNode(value: string): ElementContent {
  return { type: "text", value };
}

/** All text of code, line breaks as such and spaces that do not break as spaces. */
export function codeText(node: ElementContent): string {
  if (node.type === "text") return node.value.replace(/\r\n?/g, "\n").replaceAll("\u00a0", " ");
  if (!isElement(node) || /^(?:script|style|button)$/.test(node.tagName) || isHidden(node)) return "";
  if (node.tagName === "br") return "\n";
  const inner = node.children.map(codeText).join("");
  const isLine = /^(?:div|p|li|tr)$/.test(node.tagName);
  return isLine && !inner.endsWith("\n") ? `${inner}\n` : inner;
}

/** @returns the first element of a name in another one */
export function findTag(node: Element, tagName: string): Element | undefined {
  for (const child of node.children) {
    if (!isElement(child)) continue;
    const found = child.tagName === tagName ? child : findTag(child, tagName);
    if (found) return found;
  }
  return undefined;
}
