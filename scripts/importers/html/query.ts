/** CSS selectors over a page's tree, by css-select, the engine of cheerio; and the small questions that adapters ask. */
import { compile, is as matches, type Options, selectAll, selectOne } from "css-select";
import type { Element, ElementContent, Root, RootContent } from "hast";
import { find as findProperty, html as schema } from "property-information";

/** A place in the tree to look below. */
export type Place = Root | Element;
type Node = Root | RootContent | ElementContent;
type Query = ReturnType<typeof compile<Node, Element>>;

/** Elements and roots by the nodes in them. Trees of hast know no parents. */
const parents = new WeakMap<object, Place>();
const queries = new Map<string, Query>();
const properties = new Map<string, string>();

/**
 * Makes a tree ready for `all`, `one`, `is` and `parentOf`.
 *
 * @param root a page's tree; called once for each tree, and again for what was built from its nodes
 */
export function indexTree(root: Place): void {
  const waiting: Place[] = [root];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    for (const child of place.children) {
      parents.set(child, place);
      if (child.type === "element") waiting.push(child);
    }
  }
}

/** @returns the element or root that a node of an indexed tree is in */
export function parentOf(node: object): Place | undefined {
  return parents.get(node);
}

/** @returns the elements below a place that match a selector, in the order of the document */
export function all(place: Place, selector: string): Element[] {
  return selectAll<Node, Element>(compiled(selector), place, options);
}

/** @returns the first element below a place that matches a selector */
export function one(place: Place, selector: string): Element | undefined {
  return selectOne<Node, Element>(compiled(selector), place, options) ?? undefined;
}

/** @returns the elements right in a place, those that match a selector if there is one */
export function children(place: Place, selector?: string): Element[] {
  const nodes: readonly Node[] = place.children;
  return nodes.filter(
    (child): child is Element => child.type === "element" && (selector === undefined || is(child, selector)),
  );
}

/** Whether an element matches a selector. */
export function is(element: Element, selector: string): boolean {
  return matches<Node, Element>(element, compiled(selector), options);
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
    query = compile<Node, Element>(selector, options);
    queries.set(selector, query);
  }
  return query;
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
    getParent: (element) => parents.get(element) ?? null,
    getSiblings: (node) => childrenOf(parents.get(node) ?? { type: "root", children: [node as RootContent] }),
    getText: rawText,
    removeSubsets: (nodes) => nodes.filter((node) => !nodes.some((other) => other !== node && holds(other, node))),
  },
};

function holds(outer: Node, inner: Node): boolean {
  for (let at: Node | undefined = parents.get(inner); at !== undefined; at = parents.get(at))
    if (at === outer) return true;
  return false;
}
