import { endTag, escapeText, startTag } from "./markup.ts";
import type { PostPart } from "./post.ts";
import type { Child, Element, Root } from "./tree.ts";

/** Writes a finished tree as HTML with holes for images and the addresses of links; a line for each outermost block. */
export function writeParts(tree: Root): PostPart[] {
  const parts: PostPart[] = [];
  let html = "";
  const hole = (part: PostPart) => {
    if (html !== "") parts.push(html);
    html = "";
    parts.push(part);
  };
  const write = (child: Child): void => {
    if (child.type === "text") html += escapeText(child.value);
    else if (child.type === "hole") hole(child.part);
    else if (child.type === "element") {
      if (child.tagName === "a" && !child.data?.knowledge?.note) writeLinkStart(child);
      else html += startTag(child);
      child.children.forEach(write);
      html += endTag(child);
    }
  };
  const writeLinkStart = (link: Element): void => {
    const { href, ...rest } = link.properties;
    const line = link.data?.knowledge?.line;
    html += '<a href="';
    hole({ kind: "link", href: String(href), ...(line === undefined ? {} : { line }) });
    html += startTag({ ...link, properties: rest }).replace("<a", '"');
  };
  for (const child of tree.children as Child[]) {
    write(child);
    html += "\n";
  }
  if (html !== "") parts.push(html);
  return parts;
}
