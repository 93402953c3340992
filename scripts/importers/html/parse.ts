/** The text of a saved page → its tree. */
import type { Doctype, Element, Properties, Root, RootContent, Text } from "hast";
import { type DefaultTreeAdapterTypes, html as names, parse, type TreeAdapter } from "parse5";
import { find, html, normalize, svg } from "property-information";
import { indexTree } from "./query.ts";

/** Elements that may be open at once. Each start tag looks through them, so the time grows with their square. */
const MOST_OPEN = 10_000;
/** Elements inside each other in the tree; Chromium has the same limit. What walks a tree may call itself this often. */
const DEEPEST = 512;

/** Said of a page that no browser could show as it is. */
export class HostilePage extends Error {}

/**
 * Parses as browsers do, without positions. Elements deeper than browsers keep them follow each other, so no text is
 * lost. Nothing here calls itself, however deep the page is.
 *
 * @param text the page, decoded
 * @returns the tree, ready for selectors
 * @throws HostilePage
 */
export function parsePage(text: string): Root {
  const root = parse<TreeMap>(text, { treeAdapter: makeAdapter(), scriptingEnabled: false });
  flatten(root);
  indexTree(root);
  return root;
}

type Parent = Root | Element;
type Attributes = DefaultTreeAdapterTypes.Element["attrs"];

interface TreeMap {
  node: Root | RootContent;
  parentNode: Parent;
  childNode: RootContent;
  document: Root;
  documentFragment: Root;
  element: Element;
  commentNode: RootContent;
  textNode: Text;
  template: Element;
  documentType: Doctype;
}

/** Makes nodes of hast while the page is parsed. What only the parser asks for is forgotten after it. */
function makeAdapter(): TreeAdapter<TreeMap> {
  const parents = new Map<RootContent, Parent>();
  const attributes = new Map<Element, Attributes>();
  const foreign = new Map<Element, names.NS>();
  let mode = names.DOCUMENT_MODE.NO_QUIRKS;
  let open = 0;

  const insert = (parent: Parent, node: RootContent, at: number): void => {
    (parent.children as RootContent[]).splice(at, 0, node);
    parents.set(node, parent);
  };
  const append = (parent: Parent, node: RootContent): void => {
    (parent.children as RootContent[]).push(node);
    parents.set(node, parent);
  };
  const addText = (parent: Parent, text: string, before: RootContent | undefined): void => {
    if (before?.type === "text") before.value += text;
    else append(parent, { type: "text", value: text });
  };
  return {
    createDocument: () => ({ type: "root", children: [] }),
    createDocumentFragment: () => ({ type: "root", children: [] }),
    createElement(tagName, namespace, attrs) {
      const element: Element = { type: "element", tagName, properties: propertiesOf(attrs, namespace), children: [] };
      attributes.set(element, attrs);
      if (namespace !== names.NS.HTML) foreign.set(element, namespace);
      return element;
    },
    createCommentNode: (value) => ({ type: "comment", value }),
    createTextNode: (value) => ({ type: "text", value }),
    appendChild: append,
    insertBefore: (parent, node, next) => insert(parent, node, placeOf(parent, next)),
    setTemplateContent(template, content) {
      template.content = content;
    },
    getTemplateContent: (template) => template.content ?? { type: "root", children: [] },
    setDocumentType(root, name) {
      if (name !== "") append(root, { type: "doctype" });
    },
    setDocumentMode(_, quirks) {
      mode = quirks;
    },
    getDocumentMode: () => mode,
    detachNode(node) {
      const parent = parents.get(node);
      parents.delete(node);
      parent?.children.splice(placeOf(parent, node), 1);
    },
    insertText: (parent, text) => addText(parent, text, parent.children.at(-1)),
    insertTextBefore(parent, text, next) {
      const at = placeOf(parent, next);
      const before = parent.children[at - 1];
      if (before?.type === "text") before.value += text;
      else insert(parent, { type: "text", value: text }, at);
    },
    adoptAttributes(element, attrs) {
      const own = attributes.get(element) ?? [];
      const known = new Set(own.map(({ name }) => name));
      const added = attrs.filter(({ name }) => !known.has(name));
      attributes.set(element, [...own, ...added]);
      Object.assign(element.properties, propertiesOf(added, names.NS.HTML));
    },
    getFirstChild: (node) => node.children[0] ?? null,
    getChildNodes: (node) => node.children as RootContent[],
    getParentNode: (node) => parents.get(node as RootContent) ?? null,
    getAttrList: (element) => attributes.get(element) ?? [],
    getTagName: (element) => element.tagName,
    getNamespaceURI: (element) => foreign.get(element) ?? names.NS.HTML,
    getTextNodeContent: (node) => node.value,
    getCommentNodeContent: (node) => ("value" in node ? node.value : ""),
    getDocumentTypeNodeName: () => "html",
    getDocumentTypeNodePublicId: () => "",
    getDocumentTypeNodeSystemId: () => "",
    isTextNode: (node): node is Text => node.type === "text",
    isCommentNode: (node): node is RootContent => node.type === "comment",
    isDocumentTypeNode: (node): node is Doctype => node.type === "doctype",
    isElementNode: (node): node is Element => node.type === "element",
    setNodeSourceCodeLocation: () => undefined,
    getNodeSourceCodeLocation: () => undefined,
    updateNodeSourceCodeLocation: () => undefined,
    onItemPush() {
      open += 1;
      if (open > MOST_OPEN) throw new HostilePage(`more than ${MOST_OPEN} elements are inside each other`);
    },
    onItemPop() {
      open -= 1;
    },
  };
}

function placeOf(parent: Parent, node: RootContent): number {
  return (parent.children as RootContent[]).lastIndexOf(node);
}

const known = new Map<string, ReturnType<typeof find>>();

/** Attributes as hast has them: lists for classes and the like, numbers and true where HTML says so. */
function propertiesOf(attrs: Attributes, namespace: names.NS): Properties {
  const properties: Properties = {};
  for (const { prefix, name, value } of attrs) {
    const full = prefix === undefined || prefix === "" ? name : `${prefix}:${name}`;
    if (full === "__proto__") continue;
    const key = `${namespace === names.NS.SVG ? "svg" : "html"} ${full}`;
    let info = known.get(key);
    if (info === undefined) {
      info = find(namespace === names.NS.SVG ? svg : html, full);
      // A page of its own making must not fill the memory.
      if (known.size < 10_000) known.set(key, info);
    }
    properties[info.property] = propertyValue(info, full, value);
  }
  return properties;
}

function propertyValue(info: ReturnType<typeof find>, name: string, value: string): Properties[string] {
  if (info.spaceSeparated || info.commaOrSpaceSeparated) return value.split(/\s+/).filter((one) => one !== "");
  if (info.commaSeparated) return value.split(",").map((one) => one.trim());
  if (info.number && value !== "" && !Number.isNaN(Number(value))) return Number(value);
  if ((info.boolean || info.overloadedBoolean) && (value === "" || normalize(value) === normalize(name))) return true;
  return value;
}

/** Takes elements that are too deep out of each other. */
function flatten(root: Root): void {
  let level: Parent[] = [root];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth === DEEPEST) for (const parent of level) parent.children = inOrder(parent) as Element["children"];
    level = level.flatMap((parent) => (parent.children as RootContent[]).filter((child) => child.type === "element"));
    if (depth === DEEPEST) return;
  }
}

/** All nodes below a parent one after the other, elements without what was in them. */
function inOrder(parent: Parent): RootContent[] {
  const flat: RootContent[] = [];
  const waiting = [...parent.children].reverse() as RootContent[];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === "element") {
      for (const child of [...node.children].reverse()) waiting.push(child);
      flat.push({ ...node, children: [] });
    } else flat.push(node);
  }
  return flat;
}
