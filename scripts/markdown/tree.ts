import type { Element, ElementContent, ElementData, Parents, Root, RootContent } from "hast";
import type { ImagePart, WordPart } from "./post.ts";
import type { AlertKind } from "./rules/alerts.ts";

/**
 * The tree that both ways of a post, the plain one and the one with raw HTML, lead to: hast, with two differences.
 * Properties are keyed by HTML attribute names (`class`, `colspan`), each value a string; and there are two more nodes.
 */
export type Child = ElementContent;
export type { Element, Parents, Root };

/** HTML as the author wrote it. Never in a tree that is written out. */
export interface RawNode {
  type: "raw";
  value: string;
  data: { line: number };
}

/** The place of an image, or of a word in the language of the page. */
export interface HoleNode {
  type: "hole";
  part: ImagePart | WordPart;
}

/** Facts about an element that are in no attribute, so that no author can claim them. */
export interface Knowledge {
  /** 1-based line of the file. */
  line?: number;
  note?: NoteRole;
  /** Of an item of a task list. */
  task?: "done" | "open";
  /** Of a quote that is an alert. */
  alert?: AlertKind;
  /** Of a formula in a line: what it is written between. */
  formula?: { open: string; close: string };
  /** An image that stands for a video, a sound or an object. */
  embed?: true;
}

/** Part that an element plays in the footnotes: the mark in the text, the note, or the way back from it. */
export type NoteRole =
  | { is: "mark"; note: number; mark: number }
  | { is: "notes" }
  | { is: "note"; note: number }
  | { is: "back"; note: number; mark: number };

declare module "hast" {
  interface ElementContentMap {
    raw: RawNode;
    hole: HoleNode;
  }
  interface RootContentMap {
    raw: RawNode;
    hole: HoleNode;
  }
  interface ElementData {
    knowledge?: Knowledge;
  }
}

/** Elements, counted from the root, that may be inside one another; the rest is flattened. Browsers stop at 512. */
export const MAX_DEPTH = 200;

/** Elements that begin and end a line of their own. */
export const BLOCKS: ReadonlySet<string> = new Set(
  `blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary
  table tbody td tfoot th thead tr ul`.split(/\s+/),
);

/** Elements in which blocks may be beside text, so that an image alone there is a figure. */
export const CONTAINERS: ReadonlySet<string> = new Set("blockquote dd details div figure li section".split(" "));

/** Makes an element. */
export function element(tagName: string, properties: Record<string, string> = {}, children: Child[] = []): Element {
  return { type: "element", tagName, properties, children };
}

/** Tells what is known of an element. */
export function setKnowledge(element: Element, knowledge: Knowledge): Element {
  // Other packages declare fields of `data` that only their own parsers fill.
  element.data = { knowledge } as ElementData;
  return element;
}

/** Sets an attribute; hast types some, such as `rel`, as lists, which ours are not. */
export function setAttribute(element: Element, name: string, value: string): void {
  element.properties[name] = value;
}

/** True for the two kinds of link that footnotes have, which are not the author's. */
export function isNoteLink(element: Element): boolean {
  const role = element.data?.knowledge?.note?.is;
  return role === "mark" || role === "back";
}

/** True for a text of white space only (not the ideographic space, which authors use to indent). */
export function isBlank(node: RootContent): boolean {
  return node.type === "text" && !/[^ \t\n\f\r]/.test(node.value);
}

export function isElement(node: RootContent, ...tagNames: string[]): node is Element {
  return node.type === "element" && (tagNames.length === 0 || tagNames.includes(node.tagName));
}

/**
 * Replaces each element by what `change` makes of it, children first. Recursion is bounded by `MAX_DEPTH`.
 *
 * @param change the element itself to keep it, or nodes to replace it
 */
export function mapElements(parent: Parents, change: (element: Element, parent: Parents) => Element | Child[]): void {
  const children: Child[] = [];
  for (const child of parent.children as Child[]) {
    if (child.type !== "element") {
      children.push(child);
      continue;
    }
    mapElements(child, change);
    const result = change(child, parent);
    if (Array.isArray(result)) for (const node of result) children.push(node);
    else children.push(result);
  }
  parent.children = children;
}
