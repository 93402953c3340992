import { replaceForbidden } from "../core/xml-characters.ts";
import { type Child, type Element, isElement, type Root } from "./tree.ts";

const VOID: ReadonlySet<string> = new Set(["br", "col", "hr", "img", "wbr"]);

/** Attributes that say all by being there. */
const BOOLEAN: ReadonlySet<string> = new Set(["open", "reversed"]);

/** HTML of a tree, with the offset of each element and raw piece that something is known about. */
export interface Markup {
  readonly html: string;
  readonly elements: ReadonlyMap<number, Element>;
  /** Ascending. */
  readonly raw: readonly { readonly start: number; readonly end: number; readonly line: number }[];
}

/** Writes a tree as HTML to be parsed again. */
export function markup(root: Root): Markup {
  const elements = new Map<number, Element>();
  const raw: { start: number; end: number; line: number }[] = [];
  let html = "";
  const write = (children: readonly Child[]): void => {
    for (const child of children) {
      if (child.type === "text") html += escapeText(child.value);
      else if (child.type === "raw") {
        raw.push({ start: html.length, end: html.length + child.value.length, line: child.data.line });
        html += child.value;
      } else if (child.type === "element") {
        if (child.data?.knowledge) elements.set(html.length, child);
        html += startTag(child);
        write(child.children);
        html += endTag(child);
      }
    }
  };
  write(root.children as Child[]);
  return { html, elements, raw };
}

/** Start tag of an element with its properties as attributes, in their order. */
export function startTag(element: Element): string {
  let tag = `<${element.tagName}`;
  for (const name in element.properties) {
    const value = String(element.properties[name]);
    tag += BOOLEAN.has(name) ? ` ${name}` : ` ${name}="${escapeText(value)}"`;
  }
  return tag + (losesLineBreak(element) ? ">\n" : ">");
}

/** End tag; empty for an element that has none. */
export function endTag(element: Element): string {
  return VOID.has(element.tagName) ? "" : `</${element.tagName}>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // HTML parsers turn a carriage return into a line feed.
  "\r": "&#13;",
};

/** Escapes text for element content and for attribute values in double quotes. */
export function escapeText(text: string): string {
  // References such as `&#1;` in HTML give characters that no source holds.
  const allowed = replaceForbidden(text);
  return /[&<>"\r]/.test(allowed) ? allowed.replace(/[&<>"\r]/g, (character) => ESCAPES[character] ?? "") : allowed;
}

/** HTML parsers drop a line break right after `<pre>`. */
function losesLineBreak(element: Element): boolean {
  const first = element.children[0];
  return isElement(element, "pre") && first?.type === "text" && first.value.startsWith("\n");
}
