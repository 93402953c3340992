import { cleanAddress, isExternal, isSafeLink } from "../address.ts";
import { isNoteLink, mapElements, type Root, setAttribute } from "../tree.ts";

/** Links that others put into an archived post are not ours to vouch for, and learn nothing of the reader. */
const EXTERNAL = "nofollow ugc noopener noreferrer";

/** Keeps links that lead somewhere safe, their addresses as browsers read them, and leaves the text of the others. */
export function safeLinks(tree: Root): void {
  mapElements(tree, (element) => {
    if (element.tagName !== "a" || isNoteLink(element)) return element;
    const { href } = element.properties;
    if (typeof href !== "string" || !isSafeLink(cleanAddress(href))) return element.children;
    setAttribute(element, "href", cleanAddress(href));
    return element;
  });
}

/** Says of external links what they are, and lets a link without text show its address. */
export function links(tree: Root): void {
  mapElements(tree, (element) => {
    if (element.tagName !== "a" || isNoteLink(element)) return element;
    const href = String(element.properties.href);
    if (isExternal(href)) setAttribute(element, "rel", EXTERNAL);
    if (element.children.length === 0) element.children.push({ type: "text", value: href });
    return element;
  });
}
