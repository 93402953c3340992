import { EXTERNAL_REL } from "../../core/external-rel.ts";
import { cleanAddress, isCode, isExternal, isSafeLink, withoutDoubt } from "../address.ts";
import type { PostNote } from "../post.ts";
import { plainText } from "../text.ts";
import {
  type Child,
  type Element,
  element,
  isBlank,
  isNoteLink,
  mapElements,
  type Root,
  setAttribute,
} from "../tree.ts";

/**
 * Keeps links that lead somewhere safe, their addresses as browsers read them. Of the others it keeps the text, and the
 * address beside it if that can be read.
 *
 * @param notes what there is to say of links
 */
export function safeLinks(tree: Root, notes: PostNote[] = []): void {
  mapElements(tree, (element) => {
    if (element.tagName !== "a" || isNoteLink(element)) return element;
    const { href } = element.properties;
    const address = typeof href === "string" ? withoutDoubt(cleanAddress(href)) : undefined;
    if (address === undefined) return withTitle(element);
    if (isSafeLink(address)) {
      setAttribute(element, "href", address);
      return element;
    }
    const line = element.data?.knowledge?.line;
    if (isCode(address)) {
      notes.push({
        kind: "address-dropped",
        message: `a link to ${address.slice(0, address.indexOf(":"))}: runs or holds code, so only its words are shown`,
        fix: "write an address that begins with https://, or take the link out",
        ...(line !== undefined && { line }),
      });
      return withTitle(element);
    }
    const text = plainText(element);
    if (text.includes(address)) return withTitle(element);
    return [...withTitle(element), { type: "text", value: text === "" ? address : ` (${address})` }];
  });
}

/** The content of a link that is none; its title stays. */
function withTitle(link: Element): Child[] {
  const { title } = link.properties;
  return typeof title === "string" && title !== "" ? [element("span", { title }, link.children)] : link.children;
}

/** Says of external links what they are, and lets a link without text show its address. */
export function links(tree: Root): void {
  mapElements(tree, (element) => {
    if (element.tagName !== "a" || isNoteLink(element)) return element;
    const href = String(element.properties.href);
    if (isExternal(href)) setAttribute(element, "rel", EXTERNAL_REL);
    if (element.children.every(isBlank)) element.children.push({ type: "text", value: href });
    return element;
  });
}
