/** The nodes of a signature → plain text. */
import type { ElementContent } from "hast";
import { isBlock, isElement, isHidden } from "./elements.ts";
import { withoutMarks } from "./post-text.ts";
import { attr } from "./query.ts";

/** Lines of text; a picture is its words or its address, a link its words and its address. */
export function plainText(nodes: readonly ElementContent[]): string {
  const lines = nodes.map(textOf).join("").split("\n");
  const trimmed = lines.map((line) => line.replace(/[^\S\u3000]+/g, " ").trim());
  return withoutMarks(trimmed.join("\n"))
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value.replace(/\s+/g, (run) => (run.includes("\u3000") ? run : " "));
  if (!isElement(node) || isHidden(node) || /^(?:script|style|button|template)$/.test(node.tagName)) return "";
  if (node.tagName === "br") return "\n";
  if (node.tagName === "img") return attr(node, "alt")?.trim() || attr(node, "src") || "";
  const inner = node.children.map(textOf).join("");
  if (isBlock(node)) return `\n${inner}\n`;
  const href = node.tagName === "a" ? (attr(node, "href") ?? "") : "";
  return /^https?:/i.test(href) && !inner.includes(href.replace(/^https?:\/\/|\/$/gi, ""))
    ? `${inner} (${href})`
    : inner;
}
