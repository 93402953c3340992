import { defaultTreeAdapter, html as names, type DefaultTreeAdapterTypes as Parse5 } from "parse5";
import { RENAMED } from "./allow-list.ts";
import { embedded, isEmbed } from "./embeds.ts";
import { PostParser } from "./html-parser.ts";
import type { Markup } from "./markup.ts";
import type { PostNote } from "./post.ts";
import { type Child, element, MAX_DEPTH, type Root, setKnowledge } from "./tree.ts";

/** Said of HTML that costs more to parse than any post is worth. The limits are counts, so every machine agrees. */
export class TooMuchHtml extends Error {}

/** The parser's cost, and ours, grows with depth times nodes. */
const LIMITS = {
  /** Elements open at once: those of the tree, and a few that the parser adds. */
  depth: MAX_DEPTH + 20,
  nodes: 50_000,
  /** Nodes that are wrongly in a table or overlap, and are moved; each costs a search among its new siblings. */
  moves: 5_000,
  /** Attributes of one element; each is compared with those before it. */
  attributes: 500,
};

/**
 * Parses HTML as a browser would inside the `<div>` of a page: whatever is left open is closed at its end, and nothing
 * in it can close what is around it. What is no HTML is text, and what a browser would embed is a link or an image.
 *
 * @param notes what there is to say of the HTML
 * @throws TooMuchHtml
 */
export function parseHtml(source: Markup, notes: PostNote[]): Root {
  const { fragment, hidden } = PostParser.parseInDiv(source, limitedAdapter());
  for (const { start, characters, runsOn } of hidden) {
    notes.push({
      kind: "comment-hidden",
      message: runsOn
        ? `a comment runs on to the end of the next one, and hides ${characters} characters`
        : `a comment hides ${characters} characters`,
      fix: runsOn ? "write --> where it ends" : "take <!-- and --> out if they are to be read",
      line: lineAt(source, start),
    });
  }
  return { type: "root", children: fragment.childNodes.flatMap((node) => convert(node, source, notes)) };
}

/** A tree adapter for one parse that counts. */
function limitedAdapter(): typeof defaultTreeAdapter {
  let depth = 0;
  let nodes = 0;
  let moves = 0;
  const check = (count: number, limit: number) => {
    if (count > limit) throw new TooMuchHtml("A post holds too much HTML to parse");
  };
  return {
    ...defaultTreeAdapter,
    onItemPush: () => check(++depth, LIMITS.depth),
    onItemPop: () => {
      depth--;
    },
    createElement(tagName, namespace, attributes) {
      check(++nodes, LIMITS.nodes);
      check(attributes.length, LIMITS.attributes);
      return defaultTreeAdapter.createElement(tagName, namespace, attributes);
    },
    insertBefore(parent, node, next) {
      check(++moves, LIMITS.moves);
      defaultTreeAdapter.insertBefore(parent, node, next);
    },
    insertTextBefore(parent, text, next) {
      check(++moves, LIMITS.moves);
      defaultTreeAdapter.insertTextBefore(parent, text, next);
    },
    detachNode(node) {
      check(++moves, LIMITS.moves);
      defaultTreeAdapter.detachNode(node);
    },
  };
}

/** Makes a node of our tree; comments and document types are nothing. Recursion is bounded by the limit of depth. */
function convert(node: Parse5.ChildNode, source: Markup, notes: PostNote[]): Child[] {
  if ("value" in node) return [{ type: "text", value: node.value }];
  if (!("tagName" in node)) return [];
  const { tagName, namespaceURI, attrs } = node;
  const properties: Record<string, string> = {};
  for (const { name, value } of attrs) if (name !== "__proto__") properties[name] = value;
  const inHtml = namespaceURI === names.NS.HTML;
  const children = node.childNodes.flatMap((child) => convert(child, source, notes));
  const made = element(inHtml ? renamed(tagName) : tagName, properties, children);
  const start = node.sourceCodeLocation?.startOffset;
  const origin = start === undefined ? undefined : source.elements.get(start);
  if (origin?.tagName === tagName && origin.data) {
    made.data = origin.data;
    return [made];
  }
  const line = start === undefined ? undefined : lineAt(source, start);
  if (tagName === "img" || tagName === "a") setKnowledge(made, line === undefined ? {} : { line });
  return isEmbed(tagName) ? embedded(made, line, notes) : [made];
}

function renamed(tagName: string): string {
  return Object.hasOwn(RENAMED, tagName) ? (RENAMED[tagName] ?? tagName) : tagName;
}

/** Line of the file for something in a raw piece. */
function lineAt(source: Markup, offset: number): number {
  let low = 0;
  let high = source.raw.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((source.raw[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const piece = source.raw[low];
  if (!piece) return 1;
  return piece.line + source.html.slice(piece.start, offset).split("\n").length - 1;
}
