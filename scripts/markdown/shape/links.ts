import { cleanAddress, isExternal, isSafeLink } from "../address.ts";
import { mapElements, type Root, setAttribute } from "../tree.ts";

/** Links that others put into an archived post are not ours to vouch for, and learn nothing of the reader. */
const EXTERNAL = "nofollow ugc noopener noreferrer";

/** Keeps links that lead somewhere safe and leaves the text of the others. A link without text shows its address. */
export function links(tree: Root): void {
  mapElements(tree, (element) => {
    if (element.tagName !== "a" || element.data?.knowledge?.note) return element;
    const written = element.properties.href;
    if (typeof written !== "string") return element.children;
    const href = cleanAddress(written);
    if (!isSafeLink(href)) return element.children;
    setAttribute(element, "href", href);
    if (isExternal(href)) setAttribute(element, "rel", EXTERNAL);
    if (element.children.length === 0) element.children.push({ type: "text", value: href });
    return element;
  });
}
