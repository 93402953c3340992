import { type DefaultTreeAdapterTypes, html, parseFragment } from "parse5";
import { parsePost } from "../../scripts/markdown/parse.ts";
import { fillPost } from "../../scripts/markdown/render.ts";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const BLOCKS: ReadonlySet<string> = new Set(
  `#document-fragment blockquote br div h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td th thead tr ul`.split(/\s+/),
);

/** Attributes that pages need and CommonMark does not have. */
const OURS: ReadonlySet<string> = new Set(["id", "rel", "tabindex", "aria-hidden"]);

/** A post as HTML whose links lead to what was written, and whose pictures are `<img>`. */
export function show(markdown: string): string {
  return fillPost(parsePost(markdown), {
    link: ({ href }) => ` href="${escaped(href)}"`,
    image: ({ src, alt, caption, block }) => {
      const title = caption === undefined ? "" : ` title="${escaped(caption)}"`;
      const image = `<img src="${escaped(src)}" alt="${escaped(alt)}"${title}>`;
      return block ? `<p>${image}</p>` : image;
    },
    word: () => "",
  });
}

/**
 * HTML in one form: as parsed, without attributes that only we have, white space that shows nothing, and percent signs
 * in addresses.
 *
 * @param expected true for HTML of CommonMark, whose headings are moved below the title as ours are
 */
export function normalized(text: string, expected: boolean): string {
  return write(parseFragment(text), { pre: false, above: expected ? [] : undefined }).trim();
}

interface Place {
  readonly pre: boolean;
  /** Levels of the headings that the next one may be under; undefined if headings stay. */
  readonly above: number[] | undefined;
}

function write(node: Node, place: Place): string {
  if ("value" in node) return place.pre ? node.value : node.value.replace(/[ \t\n]+/g, " ");
  if (!("childNodes" in node)) return "data" in node ? `<!--${node.data}-->` : "";
  const inner = childrenOf(node, { ...place, pre: place.pre || node.nodeName === "pre" });
  if (!("tagName" in node)) return inner;
  const name = (node.attrs.find((one) => one.name === "class")?.value ?? "").split(" ")[0] ?? "";
  if (name === "table" || name.startsWith("hl-")) return inner;
  const tag = tagOf(node, place.above);
  return `<${[tag, ...attributesOf(node)].join(" ")}>${inner}</${tag}>`;
}

function childrenOf(node: DefaultTreeAdapterTypes.ParentNode, place: Place): string {
  const isEdge = (child: Node | undefined) => child === undefined || BLOCKS.has(child.nodeName);
  return node.childNodes
    .map((child, i) => {
      const text = write(child, place);
      if (child.nodeName !== "#text" || place.pre) return text;
      const inBlock = BLOCKS.has(node.nodeName);
      const begins = inBlock ? isEdge(node.childNodes[i - 1]) : node.childNodes[i - 1]?.nodeName === "br";
      const ends = inBlock ? isEdge(node.childNodes[i + 1]) : node.childNodes[i + 1]?.nodeName === "br";
      return text.replace(begins ? /^ / : /^(?!)/, "").replace(ends ? / $/ : /^(?!)/, "");
    })
    .join("");
}

function tagOf(element: Element, above: number[] | undefined): string {
  const level = Number(/^h([1-6])$/.exec(element.tagName)?.[1] ?? 0);
  if (level === 0 || !above || element.namespaceURI !== html.NS.HTML) return element.tagName;
  if (element.childNodes.length === 0) return `h${Math.min(level + 1, 6)}`;
  while ((above.at(-1) ?? 0) >= level) above.pop();
  above.push(level);
  return `h${Math.min(above.length + 1, 6)}`;
}

function attributesOf({ attrs }: Element): string[] {
  return attrs
    .filter(({ name, value }) => !OURS.has(name) && (name !== "class" || value.startsWith("language-")))
    .map(({ name, value }) => `${name}="${name === "href" || name === "src" ? decoded(value) : value}"`)
    .sort();
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
