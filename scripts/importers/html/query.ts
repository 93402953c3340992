/** CSS selectors over a page's tree, by css-select, the engine of cheerio; and the small questions that adapters ask. */
import { compile, is as matches, type Options, selectAll, selectOne } from "css-select";
import type { Element, ElementContent, Root, RootContent } from "hast";
import { find as findProperty, html as schema } from "property-information";

/** A place in the tree to look below. */
export type Place = Root | Element;
type Node = Root | RootContent | ElementContent;
interface Query {
  readonly query: ReturnType<typeof compile<Node, Element>>;
  /** For each part of the selector the words of the start tag that a matching element has. */
  readonly words: readonly (readonly string[])[];
}

/** What trees of hast do not know of their nodes. */
const spots = new WeakMap<object, Spot>();
const queries = new Map<string, Query>();
const properties = new Map<string, string>();

/** Elements of a tree by a word of their start tag: `#id`, `.class`, `tag`, `[attribute` as soon as it is asked for, and `*` for all; in the order of the document. */
type Words = Map<string, Element[]>;
/** Where a node is in its tree. */
interface Spot {
  readonly parent: Place | undefined;
  readonly words: Words;
  /** Its number in the order of the document; a text has that of the element before it. */
  readonly at: number;
  /** Number of the last element in it. */
  end: number;
}

/**
 * Makes a tree ready for `all`, `one`, `is` and `parentOf`. Selectors then look at the elements with the id, class or
 * name of their last part only, not at the whole tree.
 *
 * @param root a page's tree; called once for each tree, and again for what was built from its nodes
 */
export function indexTree(root: Place): void {
  const words: Words = new Map([["*", []]]);
  let count = 0;
  const open = [{ place: root, next: 0, spot: mark(root, undefined) }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const child = top.place.children[top.next++];
    if (child === undefined) {
      top.spot.end = count;
      open.pop();
    } else if (child.type === "element") {
      count += 1;
      const spot = mark(child, top.place);
      const { id, className } = child.properties;
      enter(words, "*", child);
      enter(words, child.tagName, child);
      if (id !== undefined) enter(words, `#${id}`, child);
      if (Array.isArray(className)) for (const name of className) enter(words, `.${name}`, child);
      if (child.children.length > 0) open.push({ place: child, next: 0, spot });
    } else mark(child, top.place);
  }

  function mark(node: object, parent: Place | undefined): Spot {
    const spot = { parent, words, at: count, end: count };
    spots.set(node, spot);
    return spot;
  }
}

function enter(words: Words, word: string, element: Element): void {
  const list = words.get(word);
  if (list === undefined) words.set(word, [element]);
  else if (list.at(-1) !== element) list.push(element);
}

/** @returns the element or root that a node of an indexed tree is in */
export function parentOf(node: object): Place | undefined {
  return spots.get(node)?.parent;
}

/** @returns the elements below a place that match a selector, in the order of the document */
export function all(place: Place, selector: string): Element[] {
  const { query, words } = compiled(selector);
  return (
    candidates(place, words)?.filter((element) => matches<Node, Element>(element, query, options)) ??
    selectAll<Node, Element>(query, place, options)
  );
}

/** @returns the first element below a place that matches a selector */
export function one(place: Place, selector: string): Element | undefined {
  const { query, words } = compiled(selector);
  const list = candidates(place, words);
  if (list === undefined) return selectOne<Node, Element>(query, place, options) ?? undefined;
  return list.find((element) => matches<Node, Element>(element, query, options));
}

/** Elements below a place that may match. Undefined if the tree has no index, or the selector begins with a combinator. */
function candidates(place: Place, parts: readonly (readonly string[])[]): readonly Element[] | undefined {
  const spot = spots.get(place);
  if (spot === undefined || parts.length === 0) return undefined;
  const lists = parts.map((words) => {
    const list = fewest(words, spot.words);
    return list.slice(countUpTo(list, spot.at), countUpTo(list, spot.end));
  });
  if (lists.length === 1) return lists[0];
  return [...new Set(lists.flat())].sort((a, b) => numberOf(a) - numberOf(b));
}

/** So many elements are looked at before it pays to list those with an attribute. */
const MANY = 50;

/** The shortest list of elements that have one of the words. */
function fewest(words: readonly string[], known: Words): readonly Element[] {
  let best = known.get("*") ?? [];
  for (const word of words) {
    if (best.length < MANY && word.startsWith("[")) continue;
    const list = known.get(word) ?? (word.startsWith("[") ? withAttribute(word, known) : []);
    if (list.length < best.length) best = list;
  }
  return best;
}

function withAttribute(word: string, known: Words): Element[] {
  const property = propertyOf(word.slice(1));
  const list = (known.get("*") ?? []).filter((element) => element.properties[property] !== undefined);
  known.set(word, list);
  return list;
}

/** How many of a list's elements have numbers up to `limit`. */
function countUpTo(list: readonly Element[], limit: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numberOf(list[middle]) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

const numberOf = (element: Element | undefined): number => (element && spots.get(element)?.at) ?? 0;

/** @returns the elements right in a place, those that match a selector if there is one */
export function children(place: Place, selector?: string): Element[] {
  const nodes: readonly Node[] = place.children;
  return nodes.filter(
    (child): child is Element => child.type === "element" && (selector === undefined || is(child, selector)),
  );
}

/** Whether an element matches a selector. */
export function is(element: Element, selector: string): boolean {
  return matches<Node, Element>(element, compiled(selector).query, options);
}

/** @returns the nearest element around a node that matches a selector, the node itself first */
export function closest(element: Element, selector: string): Element | undefined {
  for (let at: Place | undefined = element; at?.type === "element"; at = parentOf(at)) if (is(at, selector)) return at;
  return undefined;
}

/** @returns the value of an attribute, as the page writes it; `""` for one without a value */
export function attr(element: Element | undefined, name: string): string | undefined {
  if (element === undefined) return undefined;
  const value = element.properties[propertyOf(name)];
  if (value === undefined || value === null || value === false) return undefined;
  if (value === true) return "";
  return Array.isArray(value) ? value.join(" ") : String(value);
}

/** @returns the text of a node and all below it, as it is in the page */
export function rawText(node: Node | undefined): string {
  if (node === undefined) return "";
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(rawText).join("") : "";
}

/** @returns the text of a node with runs of white space as one space, without any at its ends; no-break spaces are white space */
export function text(node: Node | undefined): string {
  return rawText(node).replace(/\s+/g, " ").trim();
}

function compiled(selector: string): Query {
  let query = queries.get(selector);
  if (query === undefined) {
    query = { query: compile<Node, Element>(selector, options), words: lastWords(selector) };
    queries.set(selector, query);
  }
  return query;
}

/** @returns for each part of a selector what the start tag of a matching element has; nothing if it begins with a combinator */
function lastWords(selector: string): string[][] {
  let bare = selector.replace(/\[([\w-]+)(?:"[^"]*"|[^\]["])*\]/g, "[$1]");
  while (bare.includes("(")) bare = bare.replace(/\([^()]*\)/g, "");
  const parts = bare.split(",").map((part) => part.trim());
  if (parts.some((part) => /^[>+~]|:scope/.test(part))) return [];
  return parts.map((part) => {
    const last = (part.split(/[\s>+~]+/).at(-1) ?? "").replace(/:[\w-]+/g, "");
    return (
      last
        .match(/[#.][\w-]+|^[a-z][\w-]*|\[[\w-]+/gi)
        ?.map((word) => (/^[a-z]/i.test(word) ? word.toLowerCase() : word)) ?? []
    );
  });
}

function propertyOf(name: string): string {
  let property = properties.get(name);
  if (property === undefined) {
    property = findProperty(schema, name).property;
    properties.set(name, property);
  }
  return property;
}

const childrenOf = (node: Node): Node[] => ("children" in node ? (node.children as Node[]) : []);

const options: Options<Node, Element> = {
  cacheResults: false,
  adapter: {
    isTag: (node): node is Element => node.type === "element",
    getAttributeValue: attr,
    hasAttrib: (element, name) => attr(element, name) !== undefined,
    getName: (element) => element.tagName,
    getChildren: childrenOf,
    getParent: (element) => spots.get(element)?.parent ?? null,
    getSiblings: (node) => childrenOf(spots.get(node)?.parent ?? { type: "root", children: [node as RootContent] }),
    getText: rawText,
    removeSubsets: outermost,
  },
};

/** Whether an element begins before another one of its tree. */
export function comesBefore(element: Element, other: Element): boolean {
  return numberOf(element) < numberOf(other);
}

/** Whether a node is somewhere in another one. */
export function contains(outer: Node, inner: Node): boolean {
  for (let at: Node | undefined = spots.get(inner)?.parent; at !== undefined; at = spots.get(at)?.parent)
    if (at === outer) return true;
  return false;
}

/** Whether two nodes have nothing in common. */
export function apart(one: Node, other: Node): boolean {
  return one !== other && !contains(one, other) && !contains(other, one);
}

/** @returns the nodes that are in none of the others */
export function outermost<T extends Node>(nodes: readonly T[]): T[] {
  return nodes.filter((node) => !nodes.some((other) => contains(other, node)));
}

/** @returns the nodes that have none of the others in them */
export function innermost<T extends Node>(nodes: readonly T[]): T[] {
  return nodes.filter((node) => !nodes.some((other) => contains(node, other)));
}
