/** A post as it was in its page → the same post in the elements that Markdown has. Builds new nodes, changes none. */
import type { Element, ElementContent } from "hast";
import { postIds } from "../join/address.ts";
import {
  classesOf,
  codeText,
  findTag,
  holdsBlock,
  isBlank,
  isBlock,
  isElement,
  isHidden,
  make,
  textNode,
} from "./elements.ts";
import { embedded } from "./embeds.ts";
import { picture } from "./images.ts";
import { withoutMarks } from "./post-text.ts";
import { attr, text } from "./query.ts";
import { isLayout, rowsOf } from "./tables.ts";

/** What the post's page knows. */
export interface Surroundings {
  /** Whether the file of an address was saved with the page. */
  readonly isSaved: (address: string) => boolean;
}

/** Elements that say nothing to a reader of the text. */
const DROPPED =
  /^(?:script|style|template|head|title|meta|link|base|basefont|bgsound|button|select|option|optgroup|datalist|param|source|track|area|map|colgroup|col|canvas|dialog|rp|svg)$/;
/** Elements that change how words look; blocks inside of them are taken out. */
const LOOKS =
  /^(?:a|b|strong|i|em|u|s|strike|del|ins|font|span|big|small|sub|sup|mark|tt|abbr|acronym|cite|dfn|var|q|label|bdo|bdi|nobr|time)$/;
/** Of these, what Markdown or our HTML has. */
const MEANS = /^(?:a|b|strong|i|em|u|s|strike|del|ins|sub|sup|mark)$/;

/** Makes a post's nodes ready for Markdown. */
export function prepare(nodes: readonly ElementContent[], around: Surroundings): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type === "text") return [textNode(withoutMarks(node.value))];
    return isElement(node) && !isHidden(node) ? prepareElement(node, around) : [];
  });
}

function prepareElement(node: Element, around: Surroundings): ElementContent[] {
  const { tagName } = node;
  if (DROPPED.test(tagName)) return [];
  switch (tagName) {
    case "img":
    case "image":
      return picture(node, around.isSaved);
    case "iframe":
    case "frame":
    case "embed":
    case "object":
    case "applet":
    case "video":
    case "audio":
      return prepareLinks(embedded(node, around.isSaved), around);
    case "pre":
    case "listing":
    case "xmp":
    case "plaintext":
    case "textarea":
      return [codeBlock(node)];
    case "code":
    case "tt":
    case "kbd":
    case "samp":
      return code(node, around);
    case "table":
      return table(node, around);
    case "caption":
    case "thead":
    case "tbody":
    case "tfoot":
    case "tr":
    case "th":
    case "td":
      // A part of a table that is around the post.
      return [make("div", prepare(node.children, around))];
    case "noscript":
      return isForLatePicture(node) ? [] : prepare(node.children, around);
    case "input":
      return /^(?:checkbox|radio)$/.test(attr(node, "type") ?? "") ? [node] : [];
    case "details":
      return [spoiler(node, around)];
    case "math":
      return formula(node);
    case "figure":
      return [figure(node, around)];
  }
  if (isSpoiler(node)) return [spoiler(node, around)];
  const children = isJump(node) ? [textNode("↑")] : prepare(node.children, around);
  if (tagName === "a" && (attr(node, "href") ?? "").trim() === "") return children;
  if (!LOOKS.test(tagName)) return [{ ...node, properties: kept(node), children }];
  return children.some(holdsBlock) ? outward(node, children) : look(node, children);
}

/** Whether an element is a link to a quoted post with nothing on it but an icon. */
function isJump(node: Element): boolean {
  const inner = node.children.filter((child) => !isBlank(child));
  return (
    node.tagName === "a" &&
    inner.length > 0 &&
    inner.every((child) => isElement(child) && child.tagName === "img") &&
    postIds(attr(node, "href") ?? "").length > 0
  );
}

/** Attributes that Markdown has a place for. */
function kept(node: Element): Element["properties"] {
  const { href, start, align, colSpan, rowSpan, type, checked } = node.properties;
  return {
    ...(href !== undefined && { href }),
    ...(start !== undefined && { start }),
    ...(align !== undefined && { align }),
    ...(colSpan !== undefined && { colSpan }),
    ...(rowSpan !== undefined && { rowSpan }),
    ...(type !== undefined && { type }),
    ...(checked !== undefined && { checked }),
  };
}

/** Words with a look around them; without one that Markdown does not have. */
function look(node: Element, children: ElementContent[]): ElementContent[] {
  if (!MEANS.test(node.tagName) || children.every((child) => isBlank(child) && !isElement(child))) return children;
  return [{ ...node, properties: kept(node), children }];
}

/** Puts a look inside of the blocks that it is around. */
function outward(node: Element, children: ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  let run: ElementContent[] = [];
  const close = (): void => {
    if (run.length > 0) result.push(...look(node, run));
    run = [];
  };
  for (const child of children) {
    if (!holdsBlock(child)) run.push(child);
    else {
      close();
      const inner = isElement(child) ? child.children : [];
      const isWhole = isElement(child) && /^(?:pre|table|hr|ul|ol|dl|details)$/.test(child.tagName);
      result.push(isElement(child) && !isWhole ? { ...child, children: outward(node, inner) } : child);
    }
  }
  close();
  return result;
}

function code(node: Element, around: Surroundings): ElementContent[] {
  const text = codeText(node);
  if (text.trim() === "") return prepare(node.children, around);
  if (/\n/.test(text.trim())) return [codeBlock(node)];
  // Pictures and links in code are worth more than its look.
  const pictures = findTag(node, "img") ? prepare(node.children, around) : undefined;
  return pictures ?? [make("code", [textNode(withoutMarks(text))])];
}

function codeBlock(node: Element): Element {
  const text = withoutMarks(codeText(node)).replace(/^\n/, "").trimEnd();
  const classes = [node, ...node.children.filter(isElement)].flatMap(classesOf).join(" ");
  const lang = /(?:^|\s)(?:language-|lang-|brush:\s*|highlight-source-)([\w+#.-]+)/i.exec(classes)?.[1];
  const named =
    lang !== undefined && !/^(?:none|plain|plaintext|text|auto|nohighlight)$/i.test(lang)
      ? lang.toLowerCase()
      : undefined;
  return make("pre", [make("code", [textNode(text)], named === undefined ? {} : { className: [`language-${named}`] })]);
}

function table(node: Element, around: Surroundings): ElementContent[] {
  const caption = node.children.find((child): child is Element => isElement(child) && child.tagName === "caption");
  const head = caption && !isBlank(caption) ? [make("p", prepare(caption.children, around))] : [];
  const rows = rowsOf(node);
  if (isLayout(node)) {
    const code = codeBesideNumbers(rows);
    if (code) return [...head, codeBlock(code)];
    return [...head, ...rows.flat().map((cell) => make("div", prepare(cell.children, around)))];
  }
  const body = rows.map((row) =>
    make(
      "tr",
      row.map((cell) => ({ ...cell, properties: kept(cell), children: cellOf(cell, around) })),
    ),
  );
  return [...head, make("table", [make("tbody", body)])];
}

/** Content of a cell of a table, which has no blocks in Markdown: they follow each other with a break between. */
function cellOf(cell: Element, around: Surroundings): ElementContent[] {
  const inline = (nodes: ElementContent[]): ElementContent[] =>
    nodes.flatMap((node) => {
      if (!isElement(node) || !holdsBlock(node)) return [node];
      const inner = inline(node.children);
      return isBlock(node) ? [make("br", []), ...inner, make("br", [])] : inner;
    });
  return inline(prepare(cell.children, around));
}

/** Highlighters put the numbers of lines in one cell and the code in the next. */
function codeBesideNumbers(rows: readonly Element[][]): Element | undefined {
  const [first, second, ...more] = rows.flat();
  if (!first || !second || more.length > 0 || !/^[\d\s]+$/.test(text(first))) return undefined;
  return findTag(second, "pre") || /code/i.test(classesOf(second).join(" ")) ? second : undefined;
}

/** `noscript` beside a picture that a script loads late holds the same picture again. */
function isForLatePicture(node: Element): boolean {
  return findTag(node, "img") !== undefined && text(node) === "";
}

function isSpoiler(node: Element): boolean {
  return (
    isBlock(node) &&
    classesOf(node).some((name) => /^(?:bbcode-?)?spoiler(?:-?(?:wrap|wrapper|box|container))?$|^sp-wrap$/i.test(name))
  );
}

/** What is shown only to who asks: with the words to ask for it. */
function spoiler(node: Element, around: Surroundings): Element {
  const parts = node.children.filter((child) => !isBlank(child));
  const [first, ...rest] = parts;
  const isHead =
    isElement(first) &&
    rest.length > 0 &&
    (/^(?:summary|button)$/.test(first.tagName) || /head|title|button|toggle|label/i.test(classesOf(first).join(" ")));
  const words = isHead ? text(first) : "";
  // What waits for a click is hidden in the page.
  const shown = (isHead ? rest : parts).map((child) => (isElement(child) ? unhidden(child) : child));
  return make("details", [make("summary", [textNode(words || "Spoiler")]), ...prepare(shown, around)]);
}

/** A picture with its caption, if that is nothing but words; else what is in it, one after the other. */
function figure(node: Element, around: Surroundings): Element {
  const children = prepare(node.children, around);
  const at = children.findIndex((child) => isElement(child) && child.tagName === "figcaption");
  const caption = children[at];
  const rest = children.filter((child) => child !== caption && !isBlank(child));
  const [picture, ...others] = rest;
  const isPlain = isElement(caption) && caption.children.every((child) => !isElement(child) || onlyWords(child));
  if (!isPlain || others.length > 0 || !isElement(picture) || picture.tagName !== "img") return make("div", children);
  return make("p", [{ ...picture, properties: { ...picture.properties, title: text(caption) } }]);
}

function onlyWords(node: Element): boolean {
  return (
    /^(?:b|strong|i|em|p|div|br)$/.test(node.tagName) &&
    node.children.every((child) => !isElement(child) || onlyWords(child))
  );
}

function unhidden(node: Element): Element {
  const { style: _, hidden: __, ...properties } = node.properties;
  return { ...node, properties };
}

/** TeX that a formula was made from. */
function formula(node: Element): ElementContent[] {
  const source = findTag(node, "annotation");
  return source ? [textNode(`$${text(source)}$`)] : node.children.filter((child) => child.type === "text");
}

function prepareLinks(nodes: ElementContent[], around: Surroundings): ElementContent[] {
  return nodes.flatMap((node) =>
    isElement(node) && /^(?:a|img)$/.test(node.tagName) ? [node] : prepare([node], around),
  );
}
