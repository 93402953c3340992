/** The nodes of a post → Markdown with holes. */
import type { Element, ElementContent } from "hast";
import { type Handle, toMdast } from "hast-util-to-mdast";
import type { Parents, PhrasingContent, Root, RootContent } from "mdast";
import { findCaptions } from "./captions.ts";
import { splitParagraphs } from "./paragraphs.ts";
import type { PostText } from "./post-text.ts";
import { prepare, type Surroundings } from "./prepare.ts";
import { attr, text } from "./query.ts";
import { escapeHtml, writeMarkdown } from "./write-markdown.ts";

/** What the page of a post knows of addresses. */
export interface PageAddresses extends Surroundings {
  /**
   * @param address of a link, as the page writes it
   * @returns where it leads: an absolute address, or the page's own words if that is a saved file or a place in the
   *   page; undefined if it leads nowhere that is known
   */
  readonly target: (address: string) => string | undefined;
}

/**
 * Turns a post into Markdown.
 *
 * @param nodes of the page's tree; they are not changed
 */
export function htmlToMarkdown(nodes: readonly ElementContent[], page: PageAddresses): PostText {
  const tree = toMdast(
    { type: "root", children: prepare(nodes, page) },
    { handlers: HANDLERS, document: true },
  ) as Root;
  return finishTree(tree, page);
}

/** Paragraphs, captions and links of a tree, and the text of it. Changes the tree. */
export function finishTree(tree: Root, page: PageAddresses): PostText {
  aimLinks(tree, page);
  splitParagraphs(tree);
  findCaptions(tree);
  return writeMarkdown(tree);
}

/** Inline elements that Markdown has no signs for, and our pages show. */
const asHtml =
  (tagName: string): Handle =>
  (state, element) => {
    const tag = (value: string) => ({ type: "html", value, data: { hName: "span" } }) as const;
    return [tag(`<${tagName}>`), ...state.all(element), tag(`</${tagName}>`)];
  };

const HANDLERS: Record<string, Handle> = {
  ...Object.fromEntries(["u", "ins", "sub", "sup", "mark", "ruby", "rt"].map((name) => [name, asHtml(name)])),
  rb: (state, element) => state.all(element),
  a: (state, element) => ({
    type: "link",
    url: attr(element, "href") ?? "",
    children: state.all(element) as PhrasingContent[],
  }),
  img: (_, element) => ({
    type: "image",
    url: attr(element, "src") ?? "",
    alt: attr(element, "alt") ?? "",
    title: attr(element, "title"),
  }),
  details(state, element) {
    const [summary, ...rest] = element.children;
    const words = escapeHtml(summary ? text(summary as ElementContent) : "");
    const content = state.toFlow(state.all({ ...element, children: rest } as Element));
    return [
      { type: "html", value: `<details>\n<summary>${words}</summary>` },
      ...content,
      { type: "html", value: "</details>" },
    ];
  },
};

/** An address in a text, as our own renderer makes a link of one. */
const ADDRESS = /https?:\/\/[\w.~:/?#@!$&'()*+,;=%-]*[\w/=&#~+%-]/gi;

/** Gives links their targets, and makes links of bare addresses. What leads nowhere is text. */
function aimLinks(parent: Parents, page: PageAddresses): void {
  parent.children = (parent.children as RootContent[]).flatMap((child): RootContent[] => {
    if (child.type === "text") return bareLinks(child.value, page);
    if (child.type !== "link") {
      if ("children" in child) aimLinks(child, page);
      return [child];
    }
    const target = page.target(child.url);
    const words = child.children.length > 0;
    if (target !== undefined) return words ? [{ ...child, url: target }] : [];
    const address = /^(?:#|javascript:|data:|about:|$)/i.test(child.url.trim()) ? "" : child.url.trim();
    const isPicture = child.children.every(({ type }) => type === "image");
    return [
      ...child.children,
      ...(address === "" || !words || isPicture ? [] : [{ type: "text", value: ` (${address})` } as const]),
    ];
  }) as typeof parent.children;
}

function bareLinks(text: string, page: PageAddresses): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let from = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    const target = page.target(address);
    if (target !== address) continue;
    if (index > from) nodes.push({ type: "text", value: text.slice(from, index) });
    nodes.push({ type: "link", url: target, children: [{ type: "text", value: address }] });
    from = index + address.length;
  }
  if (from < text.length) nodes.push({ type: "text", value: text.slice(from) });
  return nodes;
}
