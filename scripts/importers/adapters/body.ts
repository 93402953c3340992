/** The text of a post without the furniture of its page: new nodes, in the elements that every reader of HTML knows. */
import type { Element, ElementContent, RootContent } from "hast";
import { make } from "../html/elements.ts";
import { all, attr, is, parentOf, rawText } from "../html/query.ts";
import { postIds } from "../join/address.ts";
import type { Body } from "../model.ts";
import type { Scope } from "./take.ts";

/** A box of a kind of forum software, and what it is. */
export interface Box {
  /** `quote`: words of somebody else. `code`: spaces count. `spoiler`: shown to who asks. */
  readonly is: "quote" | "code" | "spoiler";
  /** Selector of the box. */
  readonly box: string;
  /** Selector of its name inside of it: who is quoted, what the spoiler is about. */
  readonly name?: string;
  /** Selector of the element right before the box that has its name, if that is not inside. */
  readonly nameBefore?: string;
  /** Attribute of the box that names who is quoted, if no element does. */
  readonly nameIn?: string;
  /** Attribute of the box with the id of the quoted post. */
  readonly postIn?: string;
  /** Selector of its content; without it all but the name. */
  readonly text?: string;
}

/** What to do with the markup of posts. */
export interface Markup {
  /** Selector of furniture: buttons, edit notices, adverts, counts. */
  readonly drop?: string;
  readonly boxes?: readonly Box[];
  /** Whether a line of underscores ends the text and begins the signature. */
  readonly underscores?: boolean;
}

/** What no post has to say. */
const ALWAYS = "script, style, link, meta, template, button, input:not([type=checkbox]), select";

/** Nodes of a post, and of the signature that is written below its text. */
export interface Cleaned {
  readonly nodes: ElementContent[];
  readonly signature?: ElementContent[];
}

/**
 * @param parts elements whose content is the text of the post, in order
 * @param scope finds what is in them
 */
export function clean(parts: readonly Element[], scope: Scope, markup: Markup): Cleaned {
  if (parts.length === 0) return { nodes: [] };
  const dropped = new Set(scope.all(markup.drop === undefined ? ALWAYS : `${ALWAYS}, ${markup.drop}`));
  const boxes = new Map<Element, Box>();
  for (const box of markup.boxes ?? [])
    for (const element of scope.all(box.box)) if (!boxes.has(element)) boxes.set(element, box);
  const before = new Map<Element, Element>();
  for (const [element, { nameBefore }] of boxes) {
    const name = nameBefore === undefined ? undefined : elementBefore(element);
    if (name === undefined || nameBefore === undefined || !is(name, nameBefore)) continue;
    before.set(element, name);
    dropped.add(name);
  }
  const inside = (element: Element, selector: string | undefined): Element | undefined =>
    selector === undefined ? undefined : all(element, selector).find((one) => boxAround(one, boxes) === element);

  const copyAll = (nodes: readonly ElementContent[], without?: Element): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (node.type === "text") return [node];
      if (node.type !== "element" || dropped.has(node) || node === without) return [];
      const box = boxes.get(node);
      return [box === undefined ? { ...node, children: copyAll(node.children, without) } : convert(node, box)];
    });

  const convert = (element: Element, box: Box): Element => {
    const name = before.get(element) ?? inside(element, box.name);
    const content = inside(element, box.text);
    const text = content === undefined ? copyAll(element.children, name) : copyAll(content.children, name);
    const named = name === undefined ? nameOf(attr(element, box.nameIn ?? "cite")) : copyAll(name.children);
    if (box.is === "code") return make("pre", element.tagName === "pre" ? text : withoutSourceBreaks(text));
    if (box.is === "spoiler") return make("details", [make("summary", named), ...text]);
    const post = attr(element, box.postIn ?? "cite");
    const jump = name && jumpIn(name);
    const linked = linkedName(named, jump ?? (box.postIn === undefined || !post ? undefined : `#post${post}`));
    return make("blockquote", hasLetters(linked) ? [make("p", linked), ...text] : text);
  };

  const nodes = parts.flatMap((part, index) => {
    const copied = copyAll(part.children);
    return index === 0 ? copied : [make("div", copied)];
  });
  return markup.underscores ? splitSignature(nodes) : { nodes };
}

/** Outside of `pre` a line break of the source after a `<br>` is none of the text. */
function withoutSourceBreaks(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map((node, index) => {
    if (node.type === "element")
      return node.tagName === "pre" ? node : { ...node, children: withoutSourceBreaks(node.children) };
    const before = nodes[index - 1];
    const isAfterBreak = before?.type === "element" && before.tagName === "br";
    return node.type === "text" && isAfterBreak ? { ...node, value: node.value.replace(/^\r?\n/, "") } : node;
  });
}

function hasLetters(nodes: readonly ElementContent[]): boolean {
  return /[\p{L}\p{N}]/u.test(nodes.map(rawText).join(""));
}

/** The address in the name of a quotation that leads to the quoted post. */
function jumpIn(name: Element): string | undefined {
  return [...(name.tagName === "a" ? [name] : []), ...all(name, "a[href]")]
    .map((link) => attr(link, "href") ?? "")
    .find((href) => postIds(href).length > 0);
}

/** What is written on a link to the quoted post, if that is not who is quoted. */
const JUMP = /^(?:[^\p{L}\p{N}]*|view post|go to post|查看原帖|查看帖子)$/iu;

/** The name of a quotation as one link to the quoted post, without other links and without icons. */
function linkedName(nodes: readonly ElementContent[], address: string | undefined): ElementContent[] {
  if (address === undefined) return [...nodes];
  const words = (list: readonly ElementContent[]): ElementContent[] =>
    list.flatMap((node): ElementContent[] => {
      if (node.type !== "element") return [node];
      if (node.tagName === "img") return [];
      if (node.tagName !== "a") return [{ ...node, children: words(node.children) }];
      return JUMP.test(rawText(node).trim()) ? [] : words(node.children);
    });
  return [make("a", words(nodes), { href: address })];
}

function elementBefore(element: Element): Element | undefined {
  const siblings: readonly RootContent[] = parentOf(element)?.children ?? [];
  const at = siblings.indexOf(element);
  const before = siblings.slice(0, at).findLast((node) => node.type !== "text" || node.value.trim() !== "");
  return before?.type === "element" ? before : undefined;
}

function nameOf(words: string | undefined): ElementContent[] {
  return words === undefined || words.trim() === "" ? [] : [{ type: "text", value: `${words.trim()}:` }];
}

/** A line of underscores, as boards write it between text and signature. */
const LINE = /^\s*_{10,}\s*$/;

/** Cuts at the last line that is nothing but underscores. */
function splitSignature(nodes: readonly ElementContent[]): Cleaned {
  const at = nodes.findLastIndex((node) => hasLine(node));
  const node = nodes[at];
  if (node === undefined) return { nodes: [...nodes] };
  const inner = node.type === "element" ? splitSignature(node.children) : { nodes: [], signature: [] };
  const like = (children: ElementContent[]) =>
    node.type === "element" && children.length > 0 ? [{ ...node, children }] : [];
  return {
    nodes: [...nodes.slice(0, at), ...like(inner.nodes)],
    signature: [...like(inner.signature ?? []), ...nodes.slice(at + 1)],
  };
}

function hasLine(node: ElementContent): boolean {
  if (node.type === "text") return LINE.test(node.value);
  return (
    node.type === "element" &&
    !/^(?:blockquote|pre|code|details|table)$/.test(node.tagName) &&
    node.children.some(hasLine)
  );
}

/** Takes away a line of underscores before a signature. */
export function withoutLine(nodes: readonly ElementContent[]): ElementContent[] {
  const at = nodes.findIndex(hasWords);
  const first = nodes[at];
  if (first === undefined) return [];
  if (first.type === "text") {
    const value = first.value.replace(/^\s*[_-]{5,}/, "");
    return hasWords({ type: "text", value })
      ? [{ type: "text", value }, ...nodes.slice(at + 1)]
      : trimBreaks(nodes.slice(at + 1));
  }
  if (first.type !== "element" || !/^\s*[_-]{5,}/.test(rawText(first))) return [...nodes];
  return [{ ...first, children: withoutLine(first.children) }, ...nodes.slice(at + 1)];
}

function trimBreaks(nodes: readonly ElementContent[]): ElementContent[] {
  const at = nodes.findIndex((node) => hasWords(node) || (node.type === "element" && node.tagName !== "br"));
  return at < 0 ? [] : nodes.slice(at);
}

/** Whether there is something to read or to see in a node. */
export function hasWords(node: ElementContent): boolean {
  if (node.type === "text") return /[^\s\u200b\ufeff]/.test(node.value);
  return node.type === "element" && (SHOWN.test(node.tagName) || node.children.some(hasWords));
}
const SHOWN = /^(?:img|iframe|video|audio|embed|object|svg|hr)$/;

export function htmlBody(nodes: readonly ElementContent[]): Body {
  return { kind: "html", nodes };
}

function boxAround(element: Element, boxes: ReadonlyMap<Element, Box>): Element | undefined {
  for (let at = parentOf(element); at?.type === "element"; at = parentOf(at)) if (boxes.has(at)) return at;
  return undefined;
}
