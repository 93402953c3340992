import { endTag, escapeText, startTag } from "./markup.ts";
import type { PostPart } from "./post.ts";
import { BLOCKS, type Child, type Element, isNoteLink, type Root } from "./tree.ts";

/** Writes a finished tree as HTML with holes for images and the addresses of links; a line for each outermost block. */
export function writeParts(tree: Root): PostPart[] {
  const parts: PostPart[] = [];
  let html = "";
  const hole = (part: PostPart) => {
    if (html !== "") parts.push(html);
    html = "";
    parts.push(part);
  };
  let linked = false;
  const write = (child: Child): void => {
    if (child.type === "text") html += escapeText(child.value);
    else if (child.type === "hole")
      hole(linked && child.part.kind === "image" ? { ...child.part, linked } : child.part);
    else if (child.type === "element") {
      const isLink = child.tagName === "a" && !isNoteLink(child);
      if (isLink) writeLinkStart(child);
      else html += startTag(child);
      // Links do not nest, so the end of one is the end of all.
      linked ||= isLink;
      child.children.forEach(write);
      linked &&= !isLink;
      html += endTag(child);
    }
  };
  const writeLinkStart = (link: Element): void => {
    const { href, ...rest } = link.properties;
    const line = link.data?.knowledge?.line;
    html += "<a";
    hole({ kind: "link", href: String(href), ...(line === undefined ? {} : { line }) });
    html += startTag({ ...link, properties: rest }).slice("<a".length);
  };
  for (const child of tree.children as Child[]) {
    write(child);
    // Nothing but blocks: white space between inline elements would be a space.
    if (child.type === "hole" || (child.type === "element" && BLOCKS.has(child.tagName))) html += "\n";
  }
  if (html !== "") parts.push(html);
  return parts;
}
